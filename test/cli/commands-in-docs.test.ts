import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { textOf, textsIn } from "../guards/source-files.ts";
import { commandFaults } from "./command-faults.ts";
import { leaves } from "./leaves.ts";

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps?: readonly { readonly run?: string }[] }>>;
}

/** Blocks of a page, by the word after their fence. */
function blocksOf(text: string, kind: RegExp): string[] {
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, word = "", block = ""]) =>
    kind.test(word) ? [block] : [],
  );
}

/** The lines of a console block that are typed. */
function typed(block: string): string {
  const lines = block.replace(/\\\n/g, " ").split("\n");
  return lines.flatMap((line) => /^(?:[a-z]+)?[$] (.*)$/.exec(line)?.[1] ?? []).join("\n");
}

describe("every command that we tell somebody to run", async () => {
  const all = await leaves();
  const pages = new Map([
    ...textsIn(["docs", "metadata-template"], [".md"]),
    ["README.md", textOf("README.md")],
  ]);
  const workflows = textsIn([".github/workflows", "metadata-template/.github/workflows"], [".yml"]);

  test.each([...pages])("is one, with options that it has: %s", (_, text) => {
    const scripts = [...blocksOf(text, /^console$/).map(typed), ...blocksOf(text, /^(sh|yaml)$/)];
    expect(scripts.flatMap((script) => commandFaults(script, all))).toEqual([]);
  });

  test.each([...workflows])("is one, with options that it has: %s", (_, text) => {
    const { jobs }: Workflow = parse(text);
    const scripts = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []));
    expect(scripts.flatMap((script) => commandFaults(script, all))).toEqual([]);
  });

  test("and one that is not is noticed", () => {
    for (const script of [
      "bailiwick sing",
      "bailiwick cert issue --yess carol",
      "npx bailiwick@0.1.0 cert rnew",
    ])
      expect(commandFaults(script, all)).toHaveLength(1);
    for (const script of [
      "bailiwick sign JSON --role review && bailiwick check",
      "bailiwick exec -- npm --odd",
    ])
      expect(commandFaults(script, all)).toEqual([]);
  });
});
