import type { Role } from "../format/root.ts";
import { SUMS_BYTES } from "../format/sums.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import type { Accepted, Remembered } from "../verify/accepted.ts";
import type { Link, Numbered } from "../verify/chain.ts";
import type { Evidence } from "../verify/evidence.ts";
import { isNew } from "../verify/order.ts";
import { holds } from "../verify/rights.ts";
import { judgeSubject } from "../verify/subject.ts";
import type { Trust } from "../verify/trust.ts";
import { chooseCoverage } from "./choose-coverage.ts";
import type { Chosen } from "./choose-subjects.ts";
import type { FileChanges } from "./file-changes.ts";
import { planManifest, type StatementPlan } from "./plan-statement.ts";
import type { Manifest } from "./state-subjects.ts";

/** Who signs, as what, and what they asked for. */
export interface Intent {
  readonly user: string;
  readonly role: Role;
  readonly covers: "complete" | "amendment" | undefined;
  readonly day: string;
}

/** What is to be done for one subject. */
export type SubjectPlan =
  /** It stands as it is, by these users, or needs nobody. */
  | { readonly kind: "stands"; readonly why: "signed" | "unsigned" }
  /** Nothing differs from the base: a statement that was begun is taken back. */
  | { readonly kind: "restore"; readonly changes: FileChanges }
  /** A new statement. */
  | { readonly kind: "state"; readonly plan: StatementPlan; readonly changes: FileChanges }
  /** Statements that are there, which the user has not signed. */
  | { readonly kind: "cosign"; readonly links: readonly Link[] };

/** A subject, as it is and as the base has it. */
export interface SubjectFacts {
  readonly chosen: Chosen;
  readonly tip: Tree;
  readonly base: Evidence | undefined;
  readonly now: Manifest;
}

/** Decides what one subject needs, by asking how it would be judged as it is. */
export async function planSubject(
  trust: Trust,
  accepted: Accepted,
  { chosen, tip, base, now }: SubjectFacts,
  intent: Intent,
): Promise<SubjectPlan> {
  const { key, subject, isNamed } = chosen;
  const { evidence } = now;
  const remembered = accepted.subjects.get(key);
  const verdict = judgeSubject(trust, evidence, {
    kind: "base",
    remembered,
    takenBy: undefined,
    day: intent.day,
  });
  const young = evidence.chain.links.filter((link) => isNew(link, remembered));
  const mine = (links: readonly Link[]) => links.filter((link) => !hasSigned(trust, link, intent));
  if (intent.role !== "publish")
    return { kind: "cosign", links: mine(young.length > 0 ? young : isNamed ? evidence.chain.links : []) };

  const isUnclaimed = remembered?.claimed !== true && young.length === 0;
  const isAnew = isNamed && (intent.covers !== undefined || (isUnclaimed && now.files.size > 0));
  if (!isAnew || young.length > 0) {
    if (verdict.status === "unsigned" && !isNamed) return { kind: "stands", why: "unsigned" };
    if (verdict.status === "absent") return { kind: "stands", why: "signed" };
    const isSigned = verdict.status === "verified" || verdict.refusals.every(isLack);
    if (isSigned && young.length > 0 && fits(young, intent)) return { kind: "cosign", links: mine(young) };
    if (verdict.status === "verified" && !isAnew) return { kind: "stands", why: "signed" };
    if (!isNamed && isAsAccepted(base, now, remembered))
      return { kind: "restore", changes: await papersBack(tip, base, evidence) };
  }
  if (remembered === undefined && base?.chain.highest === undefined && now.files.size === 0)
    return { kind: "restore", changes: await papersBack(tip, base, evidence) };

  const covers = chooseCoverage({
    subject,
    asked: intent.covers,
    remembered,
    base,
    files: now.files.size,
    isUnsigned: verdict.status === "unsigned",
    holdsWhole: holds(trust, intent.user, "publish", { subject, path: undefined }),
  });
  const plan = planManifest(trust, now, lastOf(remembered, base), covers, base);
  if (plan === undefined) return { kind: "stands", why: "signed" };
  const back = covers === "amendment" ? await papersBack(tip, base, evidence) : [];
  return { kind: "state", plan, changes: new Map([...back, ...plan.changes]) };
}

/** The statement that the next one follows; a chain that is broken in the tip is mended above its highest number. */
function lastOf(remembered: Remembered | undefined, base: Evidence | undefined): Numbered | undefined {
  if (remembered !== undefined) return remembered.chain.at(-1);
  return base === undefined || base.chain.intact ? undefined : base.chain.highest;
}

/** A refusal that one more signature may mend. */
function isLack({ code }: Refusal): boolean {
  return code === "signature-missing" || code === "rights-missing";
}

function fits(young: readonly Link[], { covers }: Intent): boolean {
  return covers === undefined || young.every(({ statement }) => statement.covers === covers);
}

function hasSigned(trust: Trust, { signed }: Link, { user, role }: Intent): boolean {
  return trust.signersOf(signed).some((signer) => signer.user === user && signer.role === role);
}

/** Whether the files are those of the accepted statements, which stand in the base. */
function isAsAccepted(
  base: Evidence | undefined,
  { files, executable }: Manifest,
  remembered: Remembered | undefined,
): boolean {
  if (base === undefined || (remembered?.standing !== "verified" && remembered?.standing !== "unsigned"))
    return false;
  const { links, intact } = base.chain;
  const isAccepted = intact && links.at(-1)?.signed.sha256 === remembered.chain.at(-1)?.sha256;
  const { fold } = base;
  return (
    isAccepted &&
    fold.files.size === files.size &&
    [...files].every(([path, sha256]) => fold.files.get(path) === sha256) &&
    fold.executable.size === executable.length &&
    executable.every((path) => fold.executable.has(path))
  );
}

/** What puts a subject's statements and signatures back as the base has them. */
async function papersBack(
  tip: Tree,
  base: Evidence | undefined,
  now: Evidence,
): Promise<Map<string, Uint8Array | undefined>> {
  const present = new Map(now.papers.map(({ path, id }) => [path, id]));
  const lost = (base?.papers ?? []).filter(({ path, id }) => present.get(path) !== id);
  const known = new Set(base?.papers.map(({ path }) => path));
  const contents = await tip.read(
    lost.map(({ id }) => id),
    SUMS_BYTES,
  );
  return new Map([
    ...[...present.keys()].filter((path) => !known.has(path)).map((path) => [path, undefined] as const),
    ...lost.map(({ path }, i) => [path, contents[i]] as const),
  ]);
}
