import { expect, test } from "vitest";
import { AnswerParser, FLUSH } from "../../src/git/parse-answers.ts";

const id = (digit: string) => digit.repeat(40);
const ids = ["a", "b", "c", "d", "e"].map(id);
const answer = `${id("a")} blob 5\nhello\n${id("b")} missing\n${id("c")} tree 0\n\n${id("d")} blob 9\n123456789\n${id("e")} blob 3\n\n\n\n\n${FLUSH.answer}`;

/** Feeds `text` in chunks of these sizes; what the visitor saw. */
function play(text: string, chunks: (length: number) => number, limit = 5) {
  const seen: Record<number, string> = {};
  const parser = new AnswerParser(ids, limit, {
    part: (index, bytes, last) => {
      seen[index] = `${seen[index] ?? ""}${Buffer.from(bytes).toString("latin1")}${last ? "." : ""}`;
    },
    tooLarge: (index, size) => {
      seen[index] = `too large: ${size}`;
    },
    missing: (index) => {
      seen[index] = "missing";
    },
  });
  const bytes = Buffer.from(text, "latin1");
  let state = "more";
  for (let at = 0; at < bytes.length; ) {
    const next = Math.min(bytes.length, at + chunks(bytes.length));
    if (state !== "more") throw new Error("asked for no more");
    state = parser.push(Buffer.from(bytes.subarray(at, next)));
    at = next;
  }
  return { seen, state, answered: parser.answered };
}

const expected = {
  seen: { 0: "blob 5\0hello.", 1: "missing", 2: "tree 0\0.", 3: "too large: 9", 4: "blob 3\0\n\n\n." },
  state: "done",
  answered: 5,
};

test("any chunking reads the same", () => {
  for (let size = 1; size <= answer.length; size++) expect(play(answer, () => size)).toEqual(expected);
});

test("an object that is shorter than it says is corrupt, and nobody waits for the rest", () => {
  for (const lie of ["60", "99999"]) {
    const short = `${id("a")} blob ${Number(lie) + 40}\nhello\n${FLUSH.answer}`;
    expect(() => play(short, () => 7, 1 << 20)).toThrow("shorter than it says");
  }
});

test("an object far over the limit ends the talk", () => {
  const huge = answer.replace("blob 9", "blob 99999999");
  expect(play(huge.slice(0, huge.indexOf("1234")), () => 999)).toMatchObject({
    state: "enough",
    answered: 4,
  });
});

test.each([
  ["a longer id", answer.replace(id("c"), `${id("c")}c`)],
  ["no size", answer.replace("blob 5", "blob x")],
  ["a longer body", answer.replace("hello", "hello!")],
  ["a shorter body", answer.replace("hello", "hell")],
  ["words after the end", `${answer}more`],
  ["an endless header", answer.replace(" missing\n", "x".repeat(500))],
])("%s is refused in any chunking", (_, text) => {
  for (let size = 1; size <= text.length; size++) expect(() => play(text, () => size)).toThrow();
});
