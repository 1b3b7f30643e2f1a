import type { Refusal } from "../reasons.ts";
import type { Known } from "./accepted.ts";
import type { Chain, Link } from "./chain.ts";
import { refuse } from "./refuse.ts";

/** Whoever skipped that many numbers did not publish, but means to use them up (DESIGN.md section 5, clause 5). */
export const LARGEST_STEP = 2 ** 20;

/** Whether a statement is not among those that were accepted before. */
export function isNew({ signed }: Link, remembered: Known | undefined): boolean {
  return !remembered?.chain.some(({ sha256 }) => sha256 === signed.sha256);
}

/** Whether a statement must still show signers who are current: it is new, or never had enough. */
export function isUnproven({ signed }: Link, remembered: Known | undefined): boolean {
  return !remembered?.chain.some(({ sha256, authorised }) => sha256 === signed.sha256 && authorised === true);
}

/** Whether a subject is claimed already; what was refused when it first came claims nothing. */
export function wasClaimed(remembered: Known | undefined): boolean {
  return remembered !== undefined && remembered.standing !== "fresh" && remembered.claimed;
}

/**
 * What a chain takes back of what was accepted before (DESIGN.md section 5, clause 5): no number lower, none
 * far higher, equal number means equal bytes; a remembered statement is in the chain or below a newer
 * complete one; claimed stays claimed. `remembered` is undefined for a subject that is new to a verifier who
 * knows the registry.
 */
export function setbacksIn(chain: Chain, remembered: Known | undefined): Refusal[] {
  const [complete] = chain.links;
  if (complete === undefined) return [];
  const top = chain.links.at(-1) ?? complete;
  const name = complete.statement.subject.name;
  const setbacks: Refusal[] = [];
  const known = remembered?.chain ?? [];
  const last = known.at(-1);
  const { sequence } = top.statement;
  if (sequence - (last?.sequence ?? 0) > LARGEST_STEP)
    setbacks.push(refuse("sequence-jump", { sequence, remembered: last?.sequence ?? 0 }, name));
  const isPhotograph = complete.statement.covers === "photograph" && isNew(complete, remembered);
  if (isPhotograph && wasClaimed(remembered)) {
    setbacks.push(refuse("photograph-of-claimed", { path: complete.signed.path }, name));
  }
  if (last === undefined) return setbacks;
  if (sequence < last.sequence)
    setbacks.push(refuse("rolled-back", { path: name, sequence, remembered: last.sequence }, name));
  // What is below a newer complete statement may be gone.
  for (const { sequence, sha256 } of known.filter((each) => each.sequence >= complete.statement.sequence)) {
    const link = chain.links.find(({ statement }) => statement.sequence === sequence);
    if (link === undefined) setbacks.push(refuse("statement-dropped", { sequence }, name));
    else if (link.signed.sha256 !== sha256)
      setbacks.push(refuse("statement-altered", { path: link.signed.path }, name));
  }
  if (
    isNew(complete, remembered) &&
    complete.statement.sequence === last.sequence + 1 &&
    complete.statement.previous !== last.sha256
  ) {
    setbacks.push(refuse("previous-mismatch", { path: complete.signed.path }, name));
  }
  return setbacks;
}

/**
 * Whether what is new in a chain continues what was accepted before without a gap, as a change must
 * (DESIGN.md section 5, verifyChange, and Appendix, Continuing).
 */
export function gapsIn(chain: Chain, remembered: Known | undefined): Refusal[] {
  const first = chain.links.find((link) => isNew(link, remembered));
  if (first === undefined) return [];
  const { statement, signed } = first;
  const name = statement.subject.name;
  const expected = (remembered?.chain.at(-1)?.sequence ?? 0) + 1;
  const gaps: Refusal[] = [];
  if (statement.sequence !== expected)
    gaps.push(refuse("sequence-gap", { sequence: statement.sequence, expected }, name));
  if (remembered?.standing === "broken" && statement.covers === "amendment")
    gaps.push(refuse("complete-needed", { path: signed.path }, name));
  return gaps;
}

/** An amendment cannot claim what is all `unsigned`: a complete statement can (DESIGN.md section 4). */
export function claimsByAmendment(chain: Chain, remembered: Known | undefined): Refusal[] {
  const [complete, amendment] = chain.links;
  if (wasClaimed(remembered) || complete?.statement.covers !== "photograph" || amendment === undefined)
    return [];
  return [refuse("claimed-by-amendment", { path: amendment.signed.path }, complete.statement.subject.name)];
}
