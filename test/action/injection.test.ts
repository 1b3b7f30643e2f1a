import { describe, expect, test } from "vitest";
import { reportMarkdown } from "../../action/markdown.ts";
import type { Report } from "../../action/report.ts";
import { logLine, workflowCommand } from "../../action/workflow-command.ts";
import { code } from "../../src/github/markdown-code.ts";
import { plainRegistry } from "../cli/plain-registry.ts";
import { commitFiles, git } from "../cli/repository.ts";
import { forgeOf, mergeOf, pullEvent, runJob } from "./job.ts";

/** Names that were built to be more than names. */
const hostile = [
  "::error::x",
  "a\n::set-output name=verdict::accepted",
  "a\r::add-mask::e",
  "##[add-mask]e",
  "a ##[error]b",
  "%0A::error::x",
  "a\u001b[2J\u001b]0;title\u0007b",
  "a\u202egpj.exe",
  "a\u2028b\u2066c",
  "a|b|c",
  "`a``b`",
  "``` ```",
  "<img src=x onerror=alert(1)>",
  "<!-- bailiwick -->",
  "[x](javascript:alert(1)) ![y](http://evil.example/z)",
  "@octocat #1 GH-1 https://evil.example www.evil.example",
  "*b* _i_ ~s~ \\| &lt;",
  "$(touch /tmp/x) $\u007b{ secrets.X }} `id`",
];

/** The log's lines that a runner would take for commands: newer ones at a line's start, older ones anywhere. */
function commandsIn(log: string): string[] {
  return log.split(/[\r\n]/).filter((line) => /^\s*::/.test(line) || line.includes("##["));
}

describe("names that were built to inject", () => {
  test.each(hostile)("%j in a line of the log is no command", (name) => {
    for (const text of [name, `  ${name}`, `refused ${name}`]) {
      expect(commandsIn(logLine(text))).toEqual([]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
      expect(logLine(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    }
  });

  test.each(hostile)("%j in an annotation is one annotation", (name) => {
    const line = workflowCommand({ level: "error", title: name, message: name, file: name });
    expect(line).toMatch(/^::error title=[^:,\r\n]*,file=[^:,\r\n]*::[^\r\n]*$/);
    expect(line).not.toContain("##[");
  });

  test.each(hostile)("%j in Markdown is a code span in one cell", (name) => {
    const span = code(name);
    const [, fence = ""] = /^(`+)/.exec(span) ?? [];
    const inside = span.slice(fence.length, -fence.length);
    expect(span.endsWith(fence)).toBe(true);
    expect(inside.match(/`+/g) ?? []).not.toContain(fence);
    expect(span).not.toMatch(/[\r\n]|(?<!\\)\|/);
  });

  test("a report of nothing else is a table of so many rows", () => {
    const report: Report = {
      ...{ version: 1, pull: 1, head: null, verdict: "refused", counts: null, hidden: 0, notes: [] },
      rows: hostile.map((name) => ({
        ...{ subject: name, verdict: "refused", users: [name], more: 0 },
        reasons: [{ code: "file-changed", says: name, mend: name, path: name }],
      })),
    };
    const rows = reportMarkdown(report, 60_000)
      .split("\n")
      .filter((line) => line.startsWith("|"));
    expect(rows).toHaveLength(hostile.length + 2);
    for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(6);
    expect(reportMarkdown(report, 2_000).length).toBeLessThan(2_000);
  });

  test("the whole Action, on files of such names", async () => {
    const { registry, dir } = await plainRegistry();
    const base = git(dir, "rev-parse", "main");
    for (const name of hostile) registry.write(`${name.replaceAll("/", "")}/url`, "x\n");
    const head = commitFiles(dir, registry.files, "`id`%0A@octocat", "main");
    const forge = forgeOf(dir);
    const sha = mergeOf(forge, base, head);
    const { code, log, outputs } = await runJob({
      ...{ forge, event: "pull_request", payload: pullEvent(base, head), sha },
      inputs: { root: `sha256:${registry.pin}` },
    });
    expect({ code, verdict: outputs.verdict }).toEqual({ code: 1, verdict: "refused" });
    expect(Object.keys(outputs).sort()).toEqual(["refused", "report", "verdict"]);
    const commands = commandsIn(log);
    expect(commands).toHaveLength(10);
    for (const command of commands)
      expect(command).toMatch(/^::error title=bailiwick%3A [a-z-]+(,file=[^:]*)?::/);
  });
});
