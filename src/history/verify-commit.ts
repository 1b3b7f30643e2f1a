import { Failure } from "../failure.ts";
import type { Day } from "../format/day.ts";
import type { Repository } from "../git/open-repository.ts";
import { type Acceptance, accept } from "../verify/accept.ts";

/** What a commit's whole state is judged by. */
export interface VerifyOptions {
  /** SHA-256 of a root's bytes, hex. */
  readonly pin: string | undefined;
  /** A commit whose state the caller remembers as accepted; the judged one is folded into it. */
  readonly accepted?: string | undefined;
  /** The day on which the judged commit was first seen. */
  readonly seenAt?: Day | undefined;
  /** Told how many of how many subjects are judged. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Judges a commit's whole state (DESIGN.md section 5): from the pin alone, or upon a remembered commit. */
export async function verifyCommit(
  repository: Repository,
  revision: string,
  options: VerifyOptions,
): Promise<Acceptance & { readonly commit: string }> {
  const { pin, accepted, seenAt, onProgress } = options;
  if (pin === undefined)
    throw new Failure("no-pin", "nothing says whose root to believe", {
      mend: "bailiwick verify --root sha256:...   # or git config bailiwick.root sha256:...",
    });
  const [commit, remembered] = await repository.resolveAll(
    accepted === undefined ? [revision] : [revision, accepted],
  );
  if (commit === undefined) throw new Failure("no-such-revision", `${revision} is no commit`);
  const last =
    remembered === undefined
      ? undefined
      : (await accept(undefined, await repository.tree(remembered), { pin })).accepted;
  if (remembered !== undefined && last === undefined)
    throw new Failure("no-pin", `${accepted} does not stand under the pin, so nothing can be judged upon it`);
  return { ...(await accept(last, await repository.tree(commit), { pin, seenAt, onProgress })), commit };
}
