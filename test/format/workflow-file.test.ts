import { describe, expect, test } from "vitest";
import { parseWorkflow } from "../../src/format/workflow-file.ts";

const steps = "\n    steps:\n      - run: echo\n      - uses: owner/name@main\n";

describe("a workflow file", () => {
  test.each([
    ["pull_request", ["pull_request"]],
    ["[push, pull_request]", ["push", "pull_request"]],
    ["\n  push:\n    branches: [main]\n  merge_group:", ["push", "merge_group"]],
  ])("on: %s", (on, events) => {
    expect(parseWorkflow(`on: ${on}\njobs:\n  a:${steps}`)?.events).toEqual(events);
  });

  test.each([
    ["", "", undefined],
    ["permissions: {}\n", "", []],
    ["permissions: read-all\n", "", []],
    ["permissions: write-all\n", "", ["all"]],
    ["permissions:\n  contents: write\n  issues: read\n", "", ["contents"]],
    ["permissions: write-all\n", "\n    permissions:\n      contents: read", []],
    ["permissions: {}\n", "\n    permissions:\n      pull-requests: write", ["pull-requests"]],
  ])("%j and in the job %j: what it may write", (whole, own, writes) => {
    const parsed = parseWorkflow(`on: push\n${whole}jobs:\n  a:\n    name: A${own}${steps}`);
    expect(parsed?.jobs).toEqual([{ name: "A", writes, uses: ["owner/name@main"] }]);
  });

  test("a job that is a workflow from elsewhere", () => {
    const parsed = parseWorkflow(
      "on: push\njobs:\n  a:\n    uses: owner/name/.github/workflows/a.yml@main\n",
    );
    expect(parsed?.jobs[0]).toMatchObject({ name: "a", uses: ["owner/name/.github/workflows/a.yml@main"] });
  });

  test.each(["", "on: push", "on: push\njobs: 7", "on: {", "- a", "a: &a [*a, *a]\non: *a\njobs: *a"])(
    "%j is none",
    (text) => expect(parseWorkflow(text)).toBeUndefined(),
  );

  test("one that would be a million of its own anchors is none", () => {
    const bomb = Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join(
      "\n",
    );
    expect(parseWorkflow(`a0: &a0 x\n${bomb}\non: push\njobs: {}`)).toBeUndefined();
  });
});
