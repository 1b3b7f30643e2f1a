import { describe, expect, test } from "vitest";
import { readQuestion } from "../../action/read-question.ts";
import { Failure } from "../../src/failure.ts";

const [a, b, c, none] = ["a", "b", "c", "0"].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
];
const pull = { pull_request: { number: 7, base: { sha: a }, head: { sha: b } } };

describe("what an event asks", () => {
  test.each([
    ["pull_request", pull, { kind: "pull", number: 7, base: a, head: b, merge: c }],
    ["merge_group", { merge_group: { base_sha: a, head_sha: b } }, { kind: "change", base: a, head: b }],
    ["push", { before: a, after: b }, { kind: "push", base: a, head: b }],
    ["push", { before: none, after: b }, { kind: "state", head: b }],
    ["push", { before: a, after: none }, { kind: "nothing" }],
    ["schedule", {}, { kind: "state", head: c }],
  ])("%s %j", (name, event, question) => {
    expect(readQuestion(name, event, c)).toEqual(question);
  });

  test.each([
    ["pull_request_target", pull],
    ["workflow_run", {}],
    ["issue_comment", {}],
    ["", pull],
    ["pull_request", null],
    ["pull_request", { pull_request: { ...pull.pull_request, number: "7; echo" } }],
    ["pull_request", { pull_request: { ...pull.pull_request, head: { sha: "--upload-pack=x" } } }],
    ["pull_request", { pull_request: { ...pull.pull_request, base: { sha: "main" } } }],
    ["push", { before: a }],
    ["merge_group", { merge_group: { base_sha: a, head_sha: "refs/heads/main" } }],
  ])("%s %j: wrong usage", (name, event) => {
    expect(() => readQuestion(name, event, c)).toThrow(Failure);
  });
});
