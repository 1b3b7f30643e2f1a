import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { textOf, textsIn } from "./source-files.ts";

interface Workflow {
  readonly on: unknown;
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

const templates = [...textsIn(["metadata-template/.github/workflows"], [".yml", ".yaml"])];

describe("the workflows that a new registry gets", () => {
  test("are these", () => {
    const names = templates.map(([path]) => path.replace(/^.*\//, ""));
    expect(names.sort()).toEqual(["check.yml", "doctor.yml", "report.yml"]);
  });

  test.each(templates)("%s: actions by commit, no secret, no words of strangers in a shell", (_, text) => {
    const { jobs }: Workflow = parse(text);
    expect(text).not.toMatch(/pull_request_target|secrets\./);
    for (const { steps } of Object.values(jobs)) {
      for (const { uses, run, with: input } of steps) {
        if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
        if (uses?.startsWith("actions/checkout@"))
          expect(input).toMatchObject({ "persist-credentials": false });
        expect(run ?? "").not.toContain("${{");
      }
    }
  });

  test("all name one commit of bailiwick", () => {
    const pins = templates.flatMap(([, text]) =>
      [...text.matchAll(/bailiwick\/bailiwick\S*@(\S+)/g)].map(([, pin]) => pin),
    );
    expect(new Set(pins).size).toBe(1);
  });

  test("the one that may write checks out nothing, runs nothing, and starts as the main branch has it", () => {
    for (const [path, text] of templates) {
      const { on, permissions, jobs }: Workflow = parse(text);
      const rights = Object.values(jobs).map((job) => job.permissions);
      if (!path.endsWith("/report.yml")) {
        expect({ permissions, rights }).toEqual({ permissions: { contents: "read" }, rights: [undefined] });
        expect(text).not.toContain("workflow_run");
        continue;
      }
      expect(Object.keys(on ?? {})).toEqual(["workflow_run"]);
      expect({ permissions, rights }).toEqual({
        permissions: {},
        rights: [{ actions: "read", "pull-requests": "write" }],
      });
      expect(Object.values(jobs).flatMap(({ steps }) => steps.map(({ uses }) => uses))).toEqual([
        expect.stringMatching(/^bailiwick\/bailiwick\/action\/report@/),
      ]);
    }
  });
});
