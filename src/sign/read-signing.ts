import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { documentPath } from "../format/place.ts";
import type { Role } from "../format/root.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Accepted } from "../verify/accepted.ts";
import type { Policy } from "../verify/policy.ts";
import { outlined, type ReadHome, readHome, type Side } from "../verify/side.ts";
import { type Trust, trustOf } from "../verify/trust.ts";
import { type Chosen, chooseSubjects } from "./choose-subjects.ts";
import type { SigningBase } from "./find-base.ts";
import { findUser } from "./find-user.ts";
import { narrowTree } from "./narrow-tree.ts";
import { type Scope, scopeOf } from "./scope-of.ts";

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
  /** What is signed is this index file as it is, not the work tree. */
  readonly index?: string | undefined;
  /** Keys of the only subjects that may be chosen; undefined: any. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** Reads what is to be signed: the work tree against the base. Rejects as `chooseSubjects` and `findUser` do. */
export async function readSigning(
  repository: Repository,
  base: SigningBase,
  question: SigningQuestion,
): Promise<Signing> {
  const { words, prefix, key } = question;
  const { policy } = base;
  const scope = scopeOf(policy.layout, words, prefix);
  const { index, only } = question;
  const [staged, history] = await Promise.all([
    index !== undefined
      ? repository.staged("index", { index })
      : repository.staged("work-tree", scope === undefined ? {} : { paths: standing(repository, scope) }),
    base.history(),
  ]);
  const read = await readHome(staged, base.home);
  if (!read.home.exists)
    throw new Failure("no-pin", "the work tree has no .bailiwick", {
      mend: `git checkout ${base.commit.slice(0, 12)} -- .bailiwick`,
    });
  const before = await sideOf(base.home, policy, scope);
  const after = await sideOf(read, policy, scope);
  const chosen = chooseSubjects(before, after, policy.layout, words, prefix).filter(
    ({ key: each }) => only === undefined || only.has(each),
  );
  const known = history ?? (await base.acceptedOf(new Set(chosen.map((each) => each.key))));
  const { trust } = trustOf(after.documents, known.policy, known);
  const { user, requested } = findUser(trust, after.documents, key, question.user);
  const signing = { base, accepted: known, before, after, trust, user, key, chosen };
  if (requested === undefined) return signing;
  const path = documentPath({ kind: "certificate", user });
  const id = after.home.documents.get(path)?.id ?? "";
  const accepted = {
    ...known,
    certificates: new Map([...known.certificates, [user, requested]]),
    documents: new Map([...known.documents, [path, id]]),
  };
  const issued = trustOf(after.documents, accepted.policy, accepted);
  return { ...signing, accepted, trust: issued.trust };
}

/** Both what a subject's state lies at, and what else there is. */
function standing({ workTree }: Repository, { own, more }: Scope): string[] {
  return [...own, ...more.filter((path) => existsSync(join(workTree ?? "", path)))];
}

/** A side, of whose subjects only those in the scope are looked for. */
async function sideOf(read: ReadHome, { layout }: Policy, scope: Scope | undefined): Promise<Side> {
  if (scope === undefined) return outlined(read, layout, undefined);
  const tree = await narrowTree(read.tree, [...scope.own, ...scope.more]);
  return { ...(await outlined({ ...read, tree }, layout, undefined)), tree: read.tree };
}
