import { Failure } from "../failure.ts";
import { documentPath, signaturePath } from "../format/place.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import type { Refusal } from "../reasons.ts";
import { issuersOn } from "../verify/policy.ts";
import { namespaces, type Signed } from "../verify/signed.ts";
import { nothingRemembered, trustOf } from "../verify/trust.ts";
import type { FileChanges } from "./file-changes.ts";
import type { FoundKey } from "./find-key.ts";
import { issuerOf } from "./issuer-of.ts";
import { judgeEndorsement } from "./judge-endorsement.ts";
import type { Endorsing } from "./read-endorsing.ts";
import { signDocument } from "./sign-document.ts";
import { writeChanges } from "./write-changes.ts";

/** A document that counted, and does not under the newest issuers. */
export interface Lapsed {
  readonly signed: Signed;
  readonly kind: "certificate" | "revocation";
  /** The user, or the SHA-256 of the key. */
  readonly name: string;
}

/** Which of them to sign again, and with which key. */
export interface Reissue {
  /** Users; none: every certificate, and every revocation. */
  readonly users: readonly string[];
  readonly issuer: FoundKey;
  readonly now: string;
  readonly confirm: (issuer: string, lapsed: readonly Lapsed[]) => Promise<boolean>;
}

/** What came of it. With refusals, nothing was written. */
export interface ReissueReport {
  readonly issuer: string;
  readonly lapsed: readonly Lapsed[];
  /** Paths of those that lack issuers still. */
  readonly incomplete: readonly string[];
  readonly needed: number;
  readonly refusals: readonly Refusal[];
  readonly changes: FileChanges;
}

/**
 * Signs again, to the byte, what lapsed when the issuers changed (DESIGN.md section 5, row "root"): one issuer's
 * signature on each certificate and revocation that counted before. It may come with the root or after it.
 * Undefined: not confirmed. Rejects with `signing-refused` where nothing lapsed, or for a key that is no issuer's.
 */
export async function reissueDocuments(
  repository: Repository,
  endorsing: Endorsing,
  { users, issuer, now, confirm }: Reissue,
): Promise<ReissueReport | undefined> {
  const { policy } = endorsing;
  const name = issuerOf(policy.root, issuer.key, "--issuer-key KEY");
  const all = lapsedDocuments(endorsing);
  const stranger = users.find(
    (user) => !all.some((each) => each.kind === "certificate" && each.name === user),
  );
  if (stranger !== undefined)
    throw new Failure("signing-refused", `no certificate of ${quote(stranger)} has lapsed`, {
      mend: `bailiwick cert show ${quote(stranger)}`,
    });
  const asked = users.length === 0 ? all : all.filter((each) => users.includes(each.name));
  const namesOn = ({ signed, kind }: Lapsed) => issuersOn(signed, namespaces[kind], policy.root).names;
  const lapsed = asked.filter((each) => !namesOn(each).includes(name));
  if (lapsed.length === 0)
    throw new Failure(
      "signing-refused",
      asked.length === 0
        ? "nothing has lapsed: every certificate counts under its issuers"
        : `${quote(name)} signed all that has lapsed: other issuers must`,
      {
        mend: asked.length === 0 ? "bailiwick cert list" : "bailiwick cert reissue --all   # as one of them",
      },
    );
  if (!(await confirm(name, lapsed))) return undefined;
  const changes = new Map<string, Uint8Array>();
  const signer = await issuer.open();
  try {
    for (const { signed, kind } of lapsed) {
      const { document } = signed;
      const old = signed.signatures.get(name);
      changes.set(signaturePath(document, name), await signDocument(signer, kind, signed.bytes, old));
    }
  } finally {
    signer.close();
  }
  const refusals = await judgeEndorsement(repository, endorsing, changes, now);
  const own = refusals.filter(({ code }) => code !== "certificate-unauthorised");
  if (own.length === 0) await writeChanges(repository, changes);
  const incomplete = lapsed.filter((each) => namesOn(each).length + 1 < policy.root.issuers.threshold);
  return {
    issuer: name,
    lapsed,
    incomplete: incomplete.map(({ signed }) => signed.path),
    needed: policy.root.issuers.threshold,
    refusals: own,
    changes,
  };
}

/** What counted in the base, stands in the work tree unchanged, and does not count under the newest root. */
function lapsedDocuments({ after, accepted, policy }: Endorsing): Lapsed[] {
  const { trust } = trustOf(after.documents, policy, nothingRemembered);
  return [...after.documents.values()].flatMap((signed): Lapsed[] => {
    const { document, sha256 } = signed;
    if (document.kind === "certificate") {
      const { user } = document;
      const counted = accepted?.certificates.get(user)?.sha256 === sha256;
      const counts = trust.certificates.get(user)?.sha256 === sha256;
      return counted && !counts ? [{ signed, kind: "certificate", name: user }] : [];
    }
    if (document.kind !== "revocation") return [];
    const path = documentPath(document);
    const counted = accepted?.revocations.get(path)?.sha256 === sha256;
    return counted && !trust.revocations.has(path)
      ? [{ signed, kind: "revocation", name: document.key }]
      : [];
  });
}
