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
  readonly name?: string;
  readonly env?: Readonly<Record<string, string>>;
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

  test("release.yml is for others to call, with their secrets by name, each in the one step that needs it", () => {
    const text = textOf(".github/workflows/release.yml");
    const { on, jobs }: Workflow = parse(text);
    expect(Object.keys(on ?? {})).toEqual(["workflow_call"]);
    const [job, ...others] = Object.values(jobs);
    expect(others).toEqual([]);
    const holders = job?.steps.filter(({ env }) => JSON.stringify(env ?? {}).includes("secrets."));
    expect(holders?.map(({ name }) => name)).toEqual(["Publish"]);
    expect(text.match(/secrets\.\w+/g)?.sort()).toEqual([
      "secrets.BAILIWICK_KEY",
      "secrets.BAILIWICK_PASSPHRASE",
      "secrets.BAILIWICK_TOKEN",
    ]);
  });

  test("CI and .ci/run run the same", () => {
    const ci = textOf(".github/workflows/ci.yml");
    for (const command of ["npm ci", "npm run check"]) {
      expect(ci).toContain(`run: ${command}\n`);
      expect(textOf(".ci/run")).toMatch(new RegExp(`^${command}`, "m"));
    }
  });
});

/** An expression, which is no template of ours. */
const is = (name: string) => `\u0024{{ ${name} }}`;
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

  test("the reporter may write: it checks out nothing, runs nothing, and starts as the main branch has it", () => {
    for (const [path, text] of templates) {
      const { on, permissions, jobs }: Workflow = parse(text);
      if (!path.endsWith("/report.yml")) {
        expect(permissions).toEqual({ contents: "read" });
        expect(text).not.toContain("workflow_run");
        continue;
      }
      expect(Object.keys(on ?? {})).toEqual(["workflow_run"]);
      expect({ permissions, rights: Object.values(jobs).map((job) => job.permissions) }).toEqual({
        permissions: {},
        rights: [{ actions: "read", "pull-requests": "write" }],
      });
      expect(Object.values(jobs).flatMap(({ steps }) => steps.map(({ uses }) => uses))).toEqual([
        expect.stringMatching(/^bailiwick\/bailiwick\/action\/report@/),
      ]);
    }
  });

  test("of the others one job may write: by the clock, of nobody's words, one command of ours, without a checkout", () => {
    const writing = templates.flatMap(([path, text]) => {
      const { on, jobs }: Workflow = parse(text);
      if (path.endsWith("/report.yml")) return [];
      return Object.entries(jobs).flatMap(([name, { permissions, steps }]) =>
        permissions === undefined ? [] : [{ path, name, events: Object.keys(on ?? {}), permissions, steps }],
      );
    });
    expect(writing).toEqual([
      {
        path: expect.stringMatching(/\/doctor\.yml$/),
        name: "renew",
        events: ["schedule", "workflow_dispatch"],
        permissions: { contents: "write", "pull-requests": "write" },
        steps: [
          {
            name: "bailiwick cert renew",
            env: { GITHUB_TOKEN: is("github.token"), ROOT: is("vars.BAILIWICK_ROOT") },
            run: expect.stringMatching(/^npx --yes bailiwick@[\d.]+ cert renew .* --submit /),
          },
        ],
      },
    ]);
  });
});
