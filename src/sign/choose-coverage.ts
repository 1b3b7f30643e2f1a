import { Failure } from "../failure.ts";
import type { Subject } from "../format/layout.ts";
import { quote } from "../quote.ts";
import type { Remembered } from "../verify/accepted.ts";
import { MOST_AMENDMENTS } from "../verify/chain.ts";
import type { Evidence } from "../verify/evidence.ts";

/** So many files are cheap to list again. */
const FEW_FILES = 256;
/** So many amendments are worth a new complete statement. */
const MANY_AMENDMENTS = 16;

/** What decides between a complete statement and an amendment. */
export interface CoverageFacts {
  readonly subject: Subject;
  /** What was asked for. */
  readonly asked: "complete" | "amendment" | undefined;
  readonly remembered: Remembered | undefined;
  /** The subject in the accepted tree; undefined: it is not there. */
  readonly base: Evidence | undefined;
  /** Files that it has now. */
  readonly files: number;
  /** Whether it needs no signature as it is. */
  readonly isUnsigned: boolean;
  /** Whether the signer holds the whole of it. */
  readonly holdsWhole: boolean;
}

/**
 * Whether the next statement is complete (DESIGN.md section 9): when the signer holds the whole subject and it
 * has few files, or many amendments stand already; and where nothing can be amended. Throws the Failure `usage`
 * when an amendment was asked for there.
 */
export function chooseCoverage(facts: CoverageFacts): "complete" | "amendment" {
  const { subject, asked, base, files, holdsWhole } = facts;
  const why = whyNotAmended(facts);
  if (asked === "amendment" && why !== undefined)
    throw new Failure("usage", `${quote(subject.name)} cannot be amended: ${why}`, {
      mend: `bailiwick sign ${quote(subject.name)} --complete`,
    });
  if (asked !== undefined) return asked;
  if (why !== undefined) return "complete";
  const amendments = (base?.chain.links.length ?? 1) - 1;
  return holdsWhole && (files <= FEW_FILES || amendments >= MANY_AMENDMENTS) ? "complete" : "amendment";
}

function whyNotAmended({ remembered, base, files, isUnsigned }: CoverageFacts): string | undefined {
  if (remembered === undefined || remembered.chain.length === 0) return "no statement of it was accepted yet";
  if (files === 0) return "it has no files: only a complete statement retires it";
  if (isUnsigned) return "only a complete statement claims what was unsigned";
  const links = base?.chain.links ?? [];
  const isAccepted =
    links.length === remembered.chain.length &&
    links.every(({ signed }, i) => signed.sha256 === remembered.chain[i]?.sha256);
  if (!isAccepted || remembered.standing === "broken")
    return "its statements in the base are not the accepted ones";
  if (base?.fold.files.size === 0) return "it was retired";
  return links.length > MOST_AMENDMENTS ? "too many amendments stand on it" : undefined;
}
