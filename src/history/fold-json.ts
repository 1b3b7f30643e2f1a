import { sha256 } from "../crypto/sha256.ts";
import { formatCertificate, parseCertificate } from "../format/certificate.ts";
import { subjectKey } from "../format/layout.ts";
import { formatRoot, parseRoot } from "../format/root.ts";
import { decodeText, encodeText } from "../format/text.ts";
import type { Refusal } from "../reasons.ts";
import type { Accepted, Remembered } from "../verify/accepted.ts";
import { policyOf } from "../verify/policy.ts";

/** The version of this form; another one is not read. */
const VERSION = 3;

/** What folding a history up to a commit came to. */
export interface HistoryFold {
  readonly accepted: Accepted;
  /** What was refused in that commit itself. */
  readonly refusals: readonly Refusal[];
}

/** A fold as JSON text. Documents stand as their own bytes, which have one spelling. */
export function formatFold({ accepted, refusals }: HistoryFold): string {
  return JSON.stringify({
    version: VERSION,
    roots: accepted.policy.roots.map(({ root }) => decodeText(formatRoot(root))),
    certificates: [...accepted.certificates.values()].map(({ certificate, issuers }) => ({
      text: decodeText(formatCertificate(certificate)),
      issuers,
    })),
    revocations: [...accepted.revocations],
    subjects: [...accepted.subjects.values()],
    documents: [...accepted.documents],
    refused: [...accepted.refused],
    trustIds: accepted.trustIds,
    refusals,
  });
}

/** What `formatFold` writes. */
interface Written {
  readonly version: number;
  readonly roots: readonly string[];
  readonly certificates: readonly { readonly text: string; readonly issuers: readonly string[] }[];
  readonly revocations: readonly [string, { readonly key: string; readonly sha256: string }][];
  readonly subjects: readonly Remembered[];
  readonly documents: readonly [string, string][];
  readonly refused: readonly string[];
  readonly trustIds: string;
  readonly refusals: readonly Refusal[];
}

/**
 * The fold of a text that `formatFold` wrote; undefined for another version, or for what is cut
 * short. The text is the verifier's own memory: it is trusted as the disk it lies on.
 */
export function parseFold(text: string): HistoryFold | undefined {
  const written = read(text);
  if (written?.version !== VERSION) return undefined;
  const roots = written.roots.map(encodeText).flatMap((bytes) => {
    const root = parseRoot(bytes);
    return root === undefined ? [] : [{ root, sha256: sha256(bytes) }];
  });
  const certificates = written.certificates.flatMap(({ text, issuers }) => {
    const bytes = encodeText(text);
    const certificate = parseCertificate(bytes);
    return certificate === undefined
      ? []
      : [[certificate.user, { certificate, sha256: sha256(bytes), issuers }] as const];
  });
  const policy = policyOf(roots);
  if (
    policy === undefined ||
    roots.length !== written.roots.length ||
    certificates.length !== written.certificates.length
  )
    return undefined;
  const accepted: Accepted = {
    policy,
    certificates: new Map(certificates),
    revocations: new Map(written.revocations),
    subjects: new Map(written.subjects.map((entry) => [subjectKey(entry.subject), entry])),
    documents: new Map(written.documents),
    refused: new Set(written.refused),
    trustIds: written.trustIds,
    hasHistory: true,
  };
  return { accepted, refusals: written.refusals };
}

function read(text: string): Written | undefined {
  try {
    return JSON.parse(text) as Written;
  } catch {
    return undefined;
  }
}
