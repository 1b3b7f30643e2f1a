import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { textOf, textsIn } from "./source-files.ts";

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly Step[]; readonly permissions?: unknown }>
  >;
}
interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const workflows = [...textsIn([".github/workflows"], [".yml", ".yaml"])];

describe("our own workflows", () => {
  test.each(workflows)("%s: actions by commit, least rights, no words of strangers in a shell", (_, text) => {
    const { permissions, jobs }: Workflow = parse(text);
    expect(permissions).toEqual({ contents: "read" });
    expect(text).not.toMatch(/pull_request_target|workflow_run/);
    for (const { steps, permissions: more } of Object.values(jobs)) {
      expect(more).toBeUndefined();
      for (const { uses, run, with: input } of steps) {
        if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
        if (uses?.startsWith("actions/checkout@"))
          expect(input).toMatchObject({ "persist-credentials": false });
        expect(run ?? "").not.toContain("${{");
      }
    }
  });

  test("CI and .ci/run run the same", () => {
    const ci = textOf(".github/workflows/ci.yml");
    for (const command of ["npm ci", "npm run check"]) {
      expect(ci).toContain(`run: ${command}\n`);
      expect(textOf(".ci/run")).toMatch(new RegExp(`^${command}`, "m"));
    }
  });
});
