import type { Subject } from "../format/layout.ts";
import type { CountedCertificate } from "./certificates.ts";
import type { Numbered } from "./chain.ts";
import type { Policy } from "./policy.ts";
import type { CountedRevocation } from "./revocations.ts";

export type Status = "verified" | "unsigned" | "refused";

/** A statement that is known as to order, and maybe as to its signers. */
export interface RememberedStatement extends Numbered {
  /** Whether it was endorsed or had enough signers when it was folded in: then it needs no current one. */
  readonly authorised?: boolean;
}

/** What a verifier holds true of one subject. */
export interface Remembered {
  readonly subject: Subject;
  /** Its statements, the complete one first; empty when nothing was ever stated. */
  readonly chain: readonly RememberedStatement[];
  /** Whether its chain ever held anything but photographs. */
  readonly claimed: boolean;
  /**
   * Where the statements come from. `verified` and `unsigned`: they stood. `order`: they did not, but count as
   * to order, since nothing better was known. `fresh`: as `order`, and nothing stood there before. `broken`:
   * the chain is the highest number present alone, and only a complete statement may follow.
   */
  readonly standing: "verified" | "unsigned" | "order" | "fresh" | "broken";
  /** The git ids that showed it: of its files and statements; equal ones mean "same as before". */
  readonly ids: string;
  /** Paths outside a package's own directory, with whose spelling others may collide. */
  readonly outer: readonly string[];
  /** The users whose signatures carry it, and whether an endorsement does. */
  readonly users: readonly string[];
  readonly endorsed: boolean;
}

/** What a subject's order is judged by. */
export type Known = Pick<Remembered, "chain" | "claimed" | "standing">;

/** What a verifier holds true so far (DESIGN.md section 5). A value: JSON but for its maps. */
export interface Accepted {
  readonly policy: Policy;
  /** By user; also those that count no more since the issuers changed, for their serial. */
  readonly certificates: ReadonlyMap<string, CountedCertificate>;
  /** By path of the revocation. */
  readonly revocations: ReadonlyMap<string, CountedRevocation>;
  /** Subject key -> what is held true of it. */
  readonly subjects: ReadonlyMap<string, Remembered>;
  /** Keys of the subjects that were refused, or had faults beside their statements, in the tree folded in last. */
  readonly refused: ReadonlySet<string>;
  /** Git ids of the documents of root/, certs/, revoked/ and lists/ that ever counted, by path, signatures too. */
  readonly documents: ReadonlyMap<string, string>;
  /** The git ids of all documents of the tree that was folded in last: equal ones mean "same trust". */
  readonly trustIds: string;
  /** Whether unknown subjects never existed; false when only the tip, not the history, was looked at. */
  readonly hasHistory: boolean;
}

/** What is held true of a subject; of what was refused when it first came, nothing. */
function heldOf(accepted: Accepted | undefined, key: string): Remembered | undefined {
  const entry = accepted?.subjects.get(key);
  return entry?.standing === "fresh" ? undefined : entry;
}

/** Whether anything is held true of a subject. */
export function isHeld(accepted: Accepted | undefined, key: string): boolean {
  return heldOf(accepted, key) !== undefined;
}

/** Whether a subject is held to have statements. */
export function isStated(accepted: Accepted | undefined, key: string): boolean {
  return heldOf(accepted, key)?.chain[0] !== undefined;
}

/** Everything that is held true of subjects. */
export function heldSubjects({ subjects }: Accepted): Remembered[] {
  return [...subjects.values()].filter(({ standing }) => standing !== "fresh");
}
