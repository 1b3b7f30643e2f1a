import type { Day } from "../format/day.ts";
import type { Subject } from "../format/layout.ts";
import { opens } from "../format/opens.ts";
import type { Refusal } from "../reasons.ts";
import type { Known, Remembered, RememberedStatement, Status } from "./accepted.ts";
import { claims, type Link } from "./chain.ts";
import { type Evidence, isRegular } from "./evidence.ts";
import { claimsByAmendment, gapsIn, isUnproven, setbacksIn, wasClaimed } from "./order.ts";
import { idsOf } from "./outline.ts";
import type { Policy } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { carriersOf, isCurrent, lacksOf } from "./rights.ts";
import type { Trust } from "./trust.ts";

/** What a subject is compared with. */
export interface Before {
  /**
   * `nothing`: first contact, each part stands for itself. `last`: a tree is folded into what is accepted.
   * `base`: a change, whose new statements continue what is accepted without a gap.
   */
  readonly kind: "nothing" | "last" | "base";
  readonly remembered: Known | undefined;
  /** The other kind, when a subject of that kind has the name. */
  readonly takenBy: "package" | "common" | undefined;
  /** The day on which signers of new statements must be current; undefined: not judged. */
  readonly day: Day | undefined;
}

/** What one subject comes out as. `absent`: neither files nor statements, now or before. */
export interface SubjectVerdict {
  readonly subject: Subject;
  readonly status: Status | "absent";
  readonly refusals: readonly Refusal[];
  /** What to hold true of it: where it does not stand, as to order alone, and only if nothing better is known. */
  readonly entry: Remembered;
}

/** Judges one subject of a tree under a trust (DESIGN.md section 5, clauses 4 to 6). */
export function judgeSubject(trust: Trust, evidence: Evidence, before: Before): SubjectVerdict {
  const { outline, files, chain } = evidence;
  const { subject } = outline;
  const { remembered } = before;
  const { name } = subject;
  const isStated = chain.highest !== undefined;
  const claimed = claims(chain) || wasClaimed(remembered);
  const inUnsigned = isInUnsigned(trust, evidence);
  const entry: Remembered = {
    subject,
    chain: [],
    claimed,
    standing: "fresh",
    ids: idsOf(outline),
    outer: outline.leaves.map(({ path }) => path),
    users: [],
    endorsed: false,
  };
  const refusals: Refusal[] = [
    ...files.faults.map((fault): Refusal => ({ ...fault, subject: name })),
    ...chain.refusals,
  ];
  const refused = (more: readonly Refusal[]): SubjectVerdict => ({
    subject,
    status: "refused",
    refusals: [...refusals, ...more],
    entry,
  });
  const finish = (status: "verified" | "unsigned", more: readonly Refusal[]): SubjectVerdict =>
    refusals.length + more.length > 0
      ? refused(more)
      : { subject, status, refusals, entry: { ...entry, standing: status } };

  const wasStated =
    remembered !== undefined && remembered.chain.length > 0 && remembered.standing !== "fresh";
  if (!isStated && wasStated) return refused([refuse("subject-missing", {}, name)]);
  if (!isStated && files.leaves.length === 0 && refusals.length === 0)
    return { subject, status: "absent", refusals, entry };
  if (before.takenBy !== undefined) refusals.push(refuse("name-taken", { other: before.takenBy }, name));
  if (!isStated) return finish("unsigned", inUnsigned ? [] : [refuse("subject-unstated", {}, name)]);

  const setbacks = before.kind === "nothing" ? [] : setbacksIn(chain, remembered);
  refusals.push(...setbacks);
  if (before.kind === "base") refusals.push(...gapsIn(chain, remembered));
  if (before.kind !== "nothing" && inUnsigned) refusals.push(...claimsByAmendment(chain, remembered));
  if (!chain.intact) return refused([]);
  // Nobody uses up a name's numbers, or takes it, by a push that is refused.
  const isVoid = setbacks.length > 0 || (before.kind !== "nothing" && before.takenBy !== undefined);
  const numbered = ({ statement, signed }: Link, authorised: boolean): RememberedStatement[] =>
    isVoid ? [] : [{ sequence: statement.sequence, sha256: signed.sha256, authorised }];
  if (!claimed && inUnsigned) {
    const verdict = finish("unsigned", [...irregular(evidence), ...unendorsed(trust, evidence, before)]);
    const authorised = verdict.status === "unsigned";
    const numbers = chain.links.flatMap((link) => numbered(link, authorised));
    return { ...verdict, entry: { ...verdict.entry, chain: numbers } };
  }

  const judged = chain.links.map((link) => ({ link, ...judgeStatement(trust, link, before) }));
  const verdict = finish("verified", [
    ...differences(evidence, trust.root),
    ...judged.flatMap(({ refusals }) => refusals),
  ]);
  return {
    ...verdict,
    entry: {
      ...verdict.entry,
      chain: judged.flatMap(({ link, refusals }) => numbered(link, refusals.length === 0)),
      users: [...new Set(judged.flatMap(({ users }) => users))].sort(),
      endorsed: judged.some(({ endorsed }) => endorsed),
    },
  };
}

/** Whether every path, in the tree and in the photograph, matches the root's `unsigned`; no path is not every path. */
function isInUnsigned(trust: Trust, { outline, files, chain }: Evidence): boolean {
  const photographed = chain.links[0]?.statement.files.keys() ?? [];
  const paths = new Set([...files.leaves.map(({ path }) => path), ...photographed]);
  return (
    paths.size > 0 &&
    [...paths].every((path) =>
      trust.unsigned.some((pattern) => opens(pattern, outline.subject, path.split("/"))),
    )
  );
}

function irregular({ files, outline }: Evidence): Refusal[] {
  return files.leaves
    .filter(({ mode }) => !isRegular(mode))
    .map(({ path, mode }) => refuse("file-not-regular", { path, mode }, outline.subject.name));
}

/** A new photograph must be endorsed, also where `unsigned` is verdict enough. */
function unendorsed(trust: Trust, { chain, outline }: Evidence, { kind, remembered }: Before): Refusal[] {
  return chain.links
    .filter(
      (link) =>
        kind !== "nothing" &&
        isUnproven(link, remembered) &&
        !trust.endorses(link.signed.path, link.signed.sha256),
    )
    .map(({ signed }) => refuse("photograph-not-endorsed", { path: signed.path }, outline.subject.name));
}

/** Where the files differ from what the statements say, exactly. */
export function differences(
  { files, fold, digests, outline }: Evidence,
  { limits: { fileBytes: limit } }: Policy["root"],
): Refusal[] {
  const name = outline.subject.name;
  const present = new Set(files.leaves.map(({ path }) => path));
  const missing = [...fold.files.keys()]
    .filter((path) => !present.has(path))
    .map((path) => refuse("file-missing", { path }, name));
  const wrong = files.leaves.flatMap(({ path, mode }): Refusal[] => {
    const stated = fold.files.get(path);
    if (!isRegular(mode)) return [refuse("file-not-regular", { path, mode }, name)];
    if (stated === undefined) return [refuse("file-stray", { path }, name)];
    // What is stated and was not hashed is larger than a change may bring.
    if (!digests.has(path)) return [refuse("file-too-large", { path, limit }, name)];
    if (digests.get(path) !== stated) return [refuse("file-changed", { path }, name)];
    return (mode === "100755") === fold.executable.has(path)
      ? []
      : [refuse("file-mode", { path, mode }, name)];
  });
  return [...fold.refusals, ...missing, ...wrong];
}

interface StatementVerdict {
  readonly refusals: readonly Refusal[];
  readonly users: readonly string[];
  readonly endorsed: boolean;
}

/** Whether one statement is endorsed, or has enough signers, and if not, why. */
function judgeStatement(trust: Trust, link: Link, { kind, remembered, day }: Before): StatementVerdict {
  const { statement, signed } = link;
  if (trust.endorses(signed.path, signed.sha256)) return { refusals: [], users: [], endorsed: true };
  const no = (refusals: readonly Refusal[]): StatementVerdict => ({ refusals, users: [], endorsed: false });
  if (statement.covers === "photograph")
    return no([refuse("photograph-not-endorsed", { path: signed.path }, statement.subject.name)]);
  const all = trust.signersOf(signed);
  const standing = all.filter(({ key }) => !trust.revoked.has(key));
  const fresh = isUnproven(link, remembered);
  const counting =
    fresh && day !== undefined ? standing.filter((signer) => isCurrent(trust, signer, day)) : standing;
  const lacks = lacksOf(trust, statement, counting, all);
  if (lacks.length === 0)
    return { refusals: [], users: carriersOf(trust, statement, counting), endorsed: false };
  const recode = (code: "signer-expired" | "signer-revoked" | "rights-withdrawn") =>
    no(lacks.map((lack): Refusal => (lack.code === "rights-missing" ? { ...lack, code } : lack)));
  if (lacksOf(trust, statement, standing, all).length === 0) return recode("signer-expired");
  if (lacksOf(trust, statement, all, all).length === 0) return recode("signer-revoked");
  if (kind === "last" && !fresh) return recode("rights-withdrawn");
  return no(lacks);
}
