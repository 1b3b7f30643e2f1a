import { afterAll, describe, expect, test } from "vitest";
import { isSaid, type Page, readPages } from "../../bench/forge/console-page.ts";
import { Machines } from "../../bench/forge/machines.ts";
import { textOf } from "../guards/source-files.ts";

const pages = readPages(textOf("docs/operations.md"));
/** A page waits for those before it, and all of them share the machine. */
const PATIENCE = 300_000;
const played = new Map<string, Promise<Machines>>();
afterAll(async () => {
  for (const each of await Promise.allSettled(played.values()))
    if (each.status === "fulfilled") each.value.remove();
});

/** The machines as a page leaves them; each page is played once. */
function play(page: Page): Promise<Machines> {
  const found = played.get(page.title) ?? playSteps(page);
  played.set(page.title, found);
  return found;
}

async function playSteps({ after, steps }: Page): Promise<Machines> {
  const before = pages.find(({ title }) => title === after);
  expect(after, "the page before it").toBe(before?.title);
  const machines = new Machines(before && (await play(before)));
  for (const step of steps) {
    const { exit, output } = await machines.type(step);
    const asked = `${step.who}$ ${step.command}`;
    expect(exit, `${asked}\n${output}`).toBe(step.exit);
    if (step.output === undefined || isSaid(step.output, output)) continue;
    expect(`${asked}\n${output}`).toBe(`${asked}\n${step.output.join("\n")}\n`);
  }
  return machines;
}

describe("docs/operations.md", () => {
  test("has pages", () => expect(pages.length).toBeGreaterThan(0));

  test.concurrent.each(pages)("$title", async (page) => void (await play(page)), PATIENCE);
});

describe("a page's output", () => {
  test("is compared line by line, but for ...", () => {
    expect(isSaid(["signed root 1 as bob", "..."], "signed root 1 as bob\nmore\n")).toBe(true);
    expect(isSaid(["pin: sha256:..."], "pin: sha256:9f\n")).toBe(true);
    expect(isSaid(["pin: sha256:..."], "pin: sha256:9f\nmore\n")).toBe(false);
    expect(isSaid(["a.c"], "abc\n")).toBe(false);
  });

  test("is that of the command above it, and its last line may be an exit code", () => {
    const text = "# t\n\n## P\n\n<!-- setup\nann$ a\n-->\n\n```console\nbob$ b \\\n    c\nx\n[exit 1]\n```\n";
    expect(readPages(text)).toEqual([
      {
        title: "P",
        after: undefined,
        steps: [
          { who: "ann", command: "a", output: undefined, exit: 0, isSetup: true },
          { who: "bob", command: "b \\\n    c", output: ["x"], exit: 1, isSetup: false },
        ],
      },
    ]);
  });
});
