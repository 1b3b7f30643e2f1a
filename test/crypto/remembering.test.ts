import { expect, test } from "vitest";
import { remembering } from "../../src/crypto/remembering.ts";

/** What was made after each text was asked for, of two that are remembered; of "" nothing can be. */
function madeFor(...texts: readonly string[]): readonly string[] {
  const made: string[] = [];
  const ask = remembering(2, (text) => {
    made.push(text);
    return text === "" ? undefined : text.toUpperCase();
  });
  for (const text of texts) expect(ask(text)).toBe(text === "" ? undefined : text.toUpperCase());
  return made;
}

test("makes each answer once", () => {
  expect(madeFor("a", "b", "a", "b", "b")).toEqual(["a", "b"]);
});

test("begins anew when it is full", () => {
  expect(madeFor("a", "b", "c", "c", "a")).toEqual(["a", "b", "c", "a"]);
  expect(madeFor("a", "b", "c", "b")).toEqual(["a", "b", "c", "b"]);
});

test("asks again for what is undefined, and forgets nothing for it", () => {
  expect(madeFor("a", "", "", "b", "", "a", "b")).toEqual(["a", "", "", "b", ""]);
});
