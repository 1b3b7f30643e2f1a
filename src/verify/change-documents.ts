import type { PublicKey } from "../crypto/ssh-key.ts";
import { type Certificate, keysOf } from "../format/certificate.ts";
import { type Day, daysBetween } from "../format/day.ts";
import { documentPath } from "../format/place.ts";
import { parseRevocation } from "../format/revocation.ts";
import type { Refusal } from "../reasons.ts";
import type { Accepted } from "./accepted.ts";
import { judgeListChange } from "./change-lists.ts";
import type { Paper } from "./directory.ts";
import { certificateIn } from "./parsed.ts";
import { refuse } from "./refuse.ts";
import type { Side } from "./side.ts";
import { namespaces, type Signed, verifiedSignatures } from "./signed.ts";
import type { Trust } from "./trust.ts";

/** What a change's documents are judged with: both sides, and who counts on each. */
export interface DocumentChange {
  readonly base: Accepted;
  readonly before: Side;
  readonly after: Side;
  readonly trustBefore: Trust;
  readonly trustAfter: Trust;
  readonly now: Day;
}

/**
 * Judges changed certificates, revocations and lists (DESIGN.md section 5, table of verifyChange).
 * `papers` are all that differ; `faults` what judging head's documents refused, changed or not.
 */
export async function judgeDocuments(
  change: DocumentChange,
  papers: readonly Paper[],
  faults: readonly Refusal[],
): Promise<Refusal[]> {
  const touched = new Map(papers.map(({ place: { document } }) => [documentPath(document), document]));
  const changed = new Set(papers.map(({ path }) => path));
  const isKnown = knownKeys(change.base);
  const named = new Set<unknown>(
    [...touched].flatMap(([path, document]) => ("user" in document ? [path, document.user] : [path])),
  );
  const refusals = faults.filter(({ facts }) => Object.values(facts).some((fact) => named.has(fact)));
  for (const [path, document] of touched) {
    const old = change.before.documents.get(path);
    const young = change.after.documents.get(path);
    if (document.kind === "list") refusals.push(...(await judgeListChange(change, old, young)));
    if (!changed.has(path)) continue;
    if (document.kind === "certificate")
      refusals.push(
        ...(young === undefined
          ? [refuse("certificate-missing", { user: document.user })]
          : judgeCertificate(change, document.user, old, young)),
      );
    if (document.kind === "revocation")
      refusals.push(
        ...(young === undefined
          ? [refuse("revocation-missing", { path })]
          : judgeRevocation(isKnown, path, young)),
      );
  }
  return unique(refusals);
}

function judgeCertificate(
  { base, trustAfter, before }: DocumentChange,
  user: string,
  old: Signed | undefined,
  young: Signed,
): Refusal[] {
  const certificate = certificateIn(young.bytes);
  if (certificate?.user !== user || certificate.registry !== base.policy.identity) return [];
  const counted = base.certificates.get(user);
  const remembered = Math.max(
    counted?.certificate.serial ?? 0,
    (old && certificateIn(old.bytes)?.serial) ?? 0,
  );
  const refusals = judgeIssue(
    certificate,
    young,
    counted?.certificate,
    trustAfter.root.limits.certificateDays,
  );
  if (certificate.serial <= remembered && before.documents.has(young.path))
    refusals.push(refuse("certificate-older", { user, serial: certificate.serial, remembered }));
  return refusals;
}

/** The rules of a certificate's issue: validity within limits, and possession of each new key. */
export function judgeIssue(
  certificate: Certificate,
  signed: Signed,
  last: Certificate | undefined,
  limit: number,
): Refusal[] {
  const { user, validFrom, validUntil } = certificate;
  const days = daysBetween(validFrom, validUntil);
  const known = new Set(last && keysOf(last));
  const possessed = new Set(
    verifiedSignatures(
      signed,
      (name, _, namespace) => name === user && namespace === namespaces.certificate,
    ).map(({ key }) => key),
  );
  return [
    ...(days > limit ? [refuse("certificate-too-long", { user, days, limit })] : []),
    ...keysOf(certificate)
      .filter((key) => !known.has(key) && !possessed.has(key))
      .map((key) => refuse("key-not-possessed", { user, key })),
  ];
}

function judgeRevocation(isKnown: (key: PublicKey) => boolean, path: string, young: Signed): Refusal[] {
  const revocation = parseRevocation(young.bytes);
  return revocation === undefined || isKnown(revocation.key)
    ? []
    : [refuse("revocation-unknown-key", { path })];
}

/** Whether a certificate or a root of base lists a key. */
function knownKeys({ certificates, policy }: Accepted): (key: PublicKey) => boolean {
  const keys = new Set([
    ...[...certificates.values()].flatMap(({ certificate }) => keysOf(certificate)),
    ...policy.roots.flatMap(({ root }) => [...root.keys.values()]),
  ]);
  return (key) => keys.has(key);
}

function unique(refusals: readonly Refusal[]): Refusal[] {
  return [...new Map(refusals.map((refusal) => [JSON.stringify(refusal), refusal])).values()];
}
