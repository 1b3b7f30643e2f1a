import { Command } from "commander";
import { describe, expect, test } from "vitest";
import { commands } from "../../cli/commands.ts";
import { leaves } from "./leaves.ts";
import { temporary } from "./repository.ts";
import { run } from "./run.ts";

/** All that `--help` prints. */
function helpOf(command: Command): string {
  const written: string[] = [];
  command.configureOutput({ writeOut: (text) => void written.push(text) });
  command.outputHelp();
  return written.join("");
}

const queries = [
  "doctor",
  "check",
  "verify",
  "why",
  "who-can",
  "show",
  "root show",
  "cert list",
  "cert show",
  "impact",
  "what-if grant",
  "verify-artifact",
  "outdated",
  "installed list",
  "installed show",
  "installed verify",
  "authors list",
  "export requirements",
  "root status",
  "what-if root",
];

describe("--help", async () => {
  const all = await leaves();

  test("names every command", async () => {
    const { code, out } = await run(temporary(), ["--help"]);
    expect(code).toBe(0);
    for (const name of commands.keys()) expect(out).toMatch(new RegExp(`^  ${name}[ |]`, "m"));
    expect(out).toContain("Exit codes:");
  });

  test("each query is a command", () => {
    for (const query of queries) expect([...all.keys()]).toContain(query);
  });

  test.each([...all])("%s: says what it does, with examples that call it so", (name, command) => {
    const help = helpOf(command);
    expect(command.description()).not.toBe("");
    expect(help).toContain("Examples:\n");
    expect(help.slice(help.indexOf("Examples:"))).toContain(`bailiwick ${name}`);
    for (const { flags, description } of command.options) expect(description, flags).not.toBe("");
  });

  test.each(queries)("%s: a query has --json, and says what its exit codes mean", (name) => {
    const command = all.get(name) ?? new Command();
    expect(command.options.map(({ long }) => long)).toContain("--json");
    expect(helpOf(command)).toContain("Exit codes: 0 ");
  });

  test("through the built command, in each of three ways", async () => {
    const dir = temporary();
    const ways = [
      ["why", "--help"],
      ["why", "-h"],
      ["help", "why"],
    ];
    const [first, ...others] = await Promise.all(ways.map((args) => run(dir, args)));
    expect(first).toMatchObject({ code: 0, err: "", out: expect.stringContaining("bailiwick why JSON/url") });
    for (const other of others) expect(other).toEqual(first);
  });
});
