import * as v from "valibot";
import { Failure } from "../src/failure.ts";

/** What is to be judged, by ids of commits. */
export type Question =
  /** A pull request: the merge that the forge made of it, or, where there is none, its head upon its base. */
  | {
      readonly kind: "pull";
      readonly number: number;
      readonly base: string;
      readonly head: string;
      readonly merge: string;
    }
  /** What `head` changes, which will be put upon `base`. */
  | { readonly kind: "change"; readonly base: string; readonly head: string }
  /** What a push made of a branch; perhaps no descendant of what it was. */
  | { readonly kind: "push"; readonly base: string; readonly head: string }
  /** All that a commit holds. */
  | { readonly kind: "state"; readonly head: string }
  /** The branch is gone. */
  | { readonly kind: "nothing" };

const id = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const pull = v.object({
  pull_request: v.object({
    number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    base: v.object({ sha: id }),
    head: v.object({ sha: id }),
  }),
});
const group = v.object({ merge_group: v.object({ base_sha: id, head_sha: id }) });
const push = v.object({ before: id, after: id });

/** Events after which a commit's whole state is judged. */
const looks = ["workflow_dispatch", "schedule"];

/**
 * What an event asks. `sha` is GITHUB_SHA. Throws the Failure `usage` for events that bring no change, or
 * bring one with the rights of the base, as `pull_request_target` does: a green answer there would be none.
 */
export function readQuestion(name: string, event: unknown, sha: string): Question {
  if (name === "pull_request") {
    const { number, base, head } = parse(pull, event).pull_request;
    return { kind: "pull", number, base: base.sha, head: head.sha, merge: parse(id, sha) };
  }
  if (name === "merge_group") {
    const { base_sha: base, head_sha: head } = parse(group, event).merge_group;
    return { kind: "change", base, head };
  }
  if (name === "push") {
    const { before: base, after: head } = parse(push, event);
    if (isNone(head)) return { kind: "nothing" };
    return isNone(base) ? { kind: "state", head } : { kind: "push", base, head };
  }
  if (looks.includes(name)) return { kind: "state", head: parse(id, sha) };
  throw new Failure("usage", `the event ${JSON.stringify(name)} brings nothing to judge`, {
    mend: "run it on pull_request, merge_group, push, schedule or workflow_dispatch",
  });
}

function isNone(commit: string): boolean {
  return /^0+$/.test(commit);
}

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const { success, output } = v.safeParse(schema, value);
  if (success) return output;
  throw new Failure("usage", "the event that started the job is not as GitHub writes it");
}
