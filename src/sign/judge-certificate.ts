import type { Repository } from "../git/open-repository.ts";
import type { Refusal } from "../reasons.ts";
import { type ChangeVerdict, verifyChange } from "../verify/change.ts";
import { verifyFirstChange } from "../verify/first-change.ts";
import type { FileChanges } from "./file-changes.ts";
import { headTree } from "./head-tree.ts";
import { isGeneral } from "./judge-signed.ts";
import { overlayTree } from "./overlay-tree.ts";
import type { Certifying, CertifyingGround } from "./read-certifying.ts";

/** What is wrong with a certificate, and what only others can still mend. */
export interface OwnVerdict {
  readonly refusals: readonly Refusal[];
  /** Issuers who must sign, and holders of its new keys. */
  readonly pending: readonly Refusal[];
}

/** The same, and what it takes from subjects. */
export interface CertificateVerdict extends OwnVerdict {
  /** Subjects that relied on a right which it drops. */
  readonly consequences: readonly Refusal[];
}

/** Judges the work tree as it would be with these changes, and reports what concerns one user's certificate. */
export async function judgeCertificate(
  repository: Repository,
  certifying: Certifying,
  changes: FileChanges,
  now: string,
  issuer: string | undefined,
): Promise<CertificateVerdict> {
  const verdict = await judgeGround(repository, certifying, changes, now);
  return { ...ownVerdict(verdict, certifying, changes, issuer), consequences: verdict.consequences };
}

/** What of a verdict concerns one user's certificate; `changes` are its files, `issuer` who signed it, if one did. */
export function ownVerdict(
  verdict: ChangeVerdict,
  { user, path }: Pick<Certifying, "user" | "path">,
  changes: FileChanges,
  issuer: string | undefined,
): OwnVerdict {
  const concerns = ({ code, facts }: Refusal) =>
    isGeneral(code) ||
    ("path" in facts && (facts.path === path || changes.has(facts.path))) ||
    ("user" in facts && facts.user === user) ||
    ("other" in facts && facts.other === user);
  const isOthers = ({ code, facts }: Refusal) =>
    code === "key-not-possessed" ||
    (code === "certificate-unauthorised" && (issuer === undefined || facts.signed.includes(issuer)));
  const found = verdict.accepted ? [] : verdict.refusals.filter(concerns);
  return { refusals: found.filter((refusal) => !isOthers(refusal)), pending: found.filter(isOthers) };
}

/** Judges the work tree as it would be with these changes. */
export async function judgeGround(
  repository: Repository,
  { base, accepted, after, policy }: CertifyingGround,
  changes: FileChanges,
  now: string,
): Promise<ChangeVerdict> {
  const head = await overlayTree(after.tree, changes, repository.format);
  if (base !== undefined && accepted !== undefined)
    return verifyChange({ base: accepted, tip: base.tip, head, now });
  const [first] = policy.roots;
  if (first === undefined) throw new TypeError("a policy has a root");
  const verdict = await verifyFirstChange(first.sha256, await headTree(repository), head, now);
  return { ...verdict, consequences: [], already: [] };
}
