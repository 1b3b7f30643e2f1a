import { borrowRepository } from "../git/borrow-repository.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import { type Answer, judgePush, judgeState, type Terms } from "./judge-push.ts";

/** A branch that is being pushed to a server; a commit of zeros stands for none. */
export interface Received {
  readonly before: string;
  readonly after: string;
  readonly ref: string;
}

/** The lines that git writes to a `pre-receive` hook. */
export function parseReceived(input: string): Received[] {
  return input.split("\n").flatMap((line) => {
    const [before, after, ...ref] = line.split(" ");
    return before && after && ref.length > 0 ? [{ before, after, ref: ref.join(" ") }] : [];
  });
}

/**
 * Judges a push before its ref moves: its objects lie in a quarantine, which git names in the environment.
 * Undefined: the branch is to be deleted, which nobody may.
 */
export async function judgeReceived(
  repository: Repository,
  quarantine: readonly string[],
  { before, after }: Received,
  terms: Terms,
): Promise<Answer | undefined> {
  if (isNone(after)) return undefined;
  const borrowed = borrowRepository(repository, quarantine);
  const seen = await openRepository(borrowed.path);
  try {
    return isNone(before)
      ? await judgeState(seen, after, terms)
      : await judgePush(seen, before, after, terms);
  } finally {
    seen.close();
    borrowed.remove();
  }
}

function isNone(commit: string): boolean {
  return /^0+$/.test(commit);
}
