import type { PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import type { Role } from "../format/root.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Accepted } from "../verify/accepted.ts";
import { outlined, readHome, type Side } from "../verify/side.ts";
import { memoryOf, type Trust, trustOf } from "../verify/trust.ts";
import { type Chosen, chooseSubjects, scopeOf } from "./choose-subjects.ts";
import type { SigningBase } from "./find-base.ts";
import { findUser } from "./find-user.ts";

/** Both sides of the change in the work tree, and who signs it. */
export interface Signing {
  readonly base: SigningBase;
  /** What is held true, with the signer's own certificate as if it were issued already. */
  readonly accepted: Accepted;
  readonly before: Side;
  /** The work tree as git would store it. */
  readonly after: Side;
  readonly trust: Trust;
  readonly user: string;
  readonly key: PublicKey;
  readonly chosen: readonly Chosen[];
}

/** What to look at, and as whom. */
export interface SigningQuestion {
  readonly words: readonly string[];
  /** The folder, from the top, that words start from. */
  readonly prefix: string;
  readonly key: PublicKey;
  /** The user to sign as; undefined: found by the key. */
  readonly user: string | undefined;
  readonly role: Role;
}

/** Reads what is to be signed: the work tree against the base. Rejects as `chooseSubjects` and `findUser` do. */
export async function readSigning(
  repository: Repository,
  base: SigningBase,
  question: SigningQuestion,
): Promise<Signing> {
  const { words, prefix, key } = question;
  const paths = scopeOf(words, prefix);
  const staged = await repository.staged("work-tree", paths === undefined ? {} : { paths });
  const { policy } = base;
  const before = await outlined(base.home, policy.layout, undefined);
  const after = await outlined(await readHome(staged, base.home), policy.layout, undefined);
  if (!after.home.exists)
    throw new Failure("no-pin", "the work tree has no .bailiwick", {
      mend: `git checkout ${base.commit.slice(0, 12)} -- .bailiwick`,
    });
  const chosen = chooseSubjects(before, after, policy.layout, words, prefix);
  const known = await base.acceptedOf(new Set(chosen.map((each) => each.key)));
  const found = findUser(
    trustOf(after.documents, known.policy, memoryOf(known, known.policy.root)).trust,
    after.documents,
    key,
    question.user,
  );
  const accepted =
    found.requested === undefined
      ? known
      : { ...known, certificates: new Map([...known.certificates, [found.user, found.requested]]) };
  const { trust } = trustOf(after.documents, accepted.policy, memoryOf(accepted, accepted.policy.root));
  return { base, accepted, before, after, trust, user: found.user, key, chosen };
}
