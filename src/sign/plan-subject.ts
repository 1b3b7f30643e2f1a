import type { Role } from "../format/root.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import type { Accepted, Remembered } from "../verify/accepted.ts";
import type { Link, Numbered } from "../verify/chain.ts";
import type { Evidence } from "../verify/evidence.ts";
import { isNew } from "../verify/order.ts";
import { holds } from "../verify/rights.ts";
import { judgeSubject, type SubjectVerdict } from "../verify/subject.ts";
import type { Signer, Trust } from "../verify/trust.ts";
import { chooseCoverage } from "./choose-coverage.ts";
import type { Chosen } from "./choose-subjects.ts";
import type { FileChanges } from "./file-changes.ts";
import { planManifest, type StatementPlan } from "./plan-statement.ts";
import { isAsAccepted, papersBack } from "./put-back.ts";
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
  /** It stands as it is, needs nobody, or has nothing that could be signed in this role. */
  | { readonly kind: "stands"; readonly why: "signed" | "unsigned" | "unstated" }
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
  facts: SubjectFacts,
  intent: Intent,
): Promise<SubjectPlan> {
  const { chosen, now } = facts;
  const remembered = accepted.subjects.get(chosen.key);
  const verdict = judgeSubject(trust, now.evidence, {
    kind: "base",
    remembered,
    takenBy: undefined,
    day: intent.day,
  });
  const young = now.evidence.chain.links.filter((link) => isNew(link, remembered));
  const seen: Seen = { ...facts, remembered, verdict, young };
  return intent.role === "publish" ? planStating(trust, seen, intent) : planCosigning(trust, seen, intent);
}

interface Seen extends SubjectFacts {
  readonly remembered: Remembered | undefined;
  readonly verdict: SubjectVerdict;
  /** Statements that are not accepted yet. */
  readonly young: readonly Link[];
}

/** In other roles than publish, statements are signed as they are. */
function planCosigning(trust: Trust, { chosen, now, verdict, young }: Seen, intent: Intent): SubjectPlan {
  const links = young.length > 0 || !chosen.isNamed ? young : now.evidence.chain.links;
  if (links.length > 0 && (young.length > 0 || verdict.refusals.every(isLack)))
    return { kind: "cosign", links: unsignedBy(trust, links, intent) };
  return verdict.status === "refused"
    ? { kind: "stands", why: "unstated" }
    : { kind: "stands", why: "signed" };
}

async function planStating(trust: Trust, seen: Seen, intent: Intent): Promise<SubjectPlan> {
  const { chosen, tip, base, now, remembered, verdict, young } = seen;
  const { subject, isNamed } = chosen;
  const isUnclaimed = remembered?.claimed !== true && young.length === 0;
  const isAnew = isNamed && (intent.covers !== undefined || (isUnclaimed && now.files.size > 0));
  if (young.length > 0 || !isAnew) {
    if (verdict.status === "unsigned" && !isNamed) return { kind: "stands", why: "unsigned" };
    if (verdict.status === "absent") return { kind: "stands", why: "signed" };
    const isSigned = verdict.status === "verified" || verdict.refusals.every(isLack);
    if (isSigned && young.length > 0 && fits(young, intent)) {
      const isWanted = isNamed || verdict.refusals.some((refusal) => wants(refusal, intent));
      return isWanted
        ? { kind: "cosign", links: unsignedBy(trust, young, intent) }
        : { kind: "stands", why: "signed" };
    }
    if (verdict.status === "verified" && young.length === 0) return { kind: "stands", why: "signed" };
    if (!isNamed && isAsAccepted(base, now, remembered))
      return { kind: "restore", changes: await papersBack(tip, base, now.evidence) };
  }
  if (remembered === undefined && base?.chain.highest === undefined && now.files.size === 0)
    return { kind: "restore", changes: await papersBack(tip, base, now.evidence) };

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
  const back = covers === "amendment" ? await papersBack(tip, base, now.evidence) : [];
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

/** Whether a refusal lacks what this signature would be. */
function wants({ code, facts }: Refusal, { user, role }: Intent): boolean {
  if (code !== "signature-missing" && code !== "rights-missing") return false;
  return facts.role === role && !facts.counted.includes(user);
}

function unsignedBy(trust: Trust, links: readonly Link[], { user, role }: Intent): Link[] {
  const isTheirs = (signer: Signer) => signer.user === user && signer.role === role;
  return links.filter(({ signed }) => !trust.signersOf(signed).some(isTheirs));
}
