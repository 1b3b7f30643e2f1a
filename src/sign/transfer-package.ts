import { Failure } from "../failure.ts";
import { type CertificateGrant, formatCertificate } from "../format/certificate.ts";
import type { Day } from "../format/day.ts";
import { isSubject, type Subject, subjectKey } from "../format/layout.ts";
import { isName } from "../format/names.ts";
import { opens } from "../format/opens.ts";
import { parsePattern } from "../format/patterns.ts";
import { documentPath } from "../format/place.ts";
import { quote } from "../quote.ts";
import { outlined } from "../verify/side.ts";
import { chooseDocuments } from "./choose-documents.ts";
import { draftCertificate, noTerms, type WantedGrant } from "./draft-certificate.ts";
import { endorseLines } from "./endorse-lines.ts";
import type { FileChanges } from "./file-changes.ts";
import type { Piece } from "./issue-together.ts";
import type { NamedSigner } from "./plan-certificate.ts";
import { type Certifying, type CertifyingGround, certifyingOf } from "./read-certifying.ts";

/** A package that changes hands. */
export interface Transfer {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly now: Day;
}

/**
 * Two certificates by which a package changes hands: every grant that one user holds on it alone goes to the
 * other, in the same roles; validity stays. Throws the Failure `usage` where one of them has no certificate that
 * counts, nothing is to be handed over, or it is held by a pattern that opens more than the package.
 */
export function transferPieces(
  ground: CertifyingGround,
  { name, from, to, now }: Transfer,
): readonly Piece[] {
  if (from === to) throw new Failure("usage", `${quote(from)} has it already`);
  if (!isSubject(ground.policy.layout, subjectNamed(ground, name)))
    throw new Failure("usage", `${quote(name)} is no package`, { mend: "bailiwick show" });
  const [giver, taker] = [certifyingOf(ground, from), certifyingOf(ground, to)];
  const given = grantsOn(giver, name);
  return [pieceOf(giver, { dropped: given }, now), pieceOf(taker, { grants: given }, now)];
}

/**
 * Makes an endorsement of a package's statements as they are, on a new list. Rejects with the Failure `usage` for
 * a name that is none or taken, and for a package without statements.
 */
export async function endorsePackage(
  { after, policy, accepted }: CertifyingGround,
  name: string,
  listName: string,
): Promise<(issuer: NamedSigner) => Promise<FileChanges>> {
  if (!isName(listName) || after.documents.has(documentPath({ kind: "list", name: listName })))
    throw new Failure("usage", `${quote(listName)} is no name for a new list, or there is one of that name`);
  const side = await outlined(after, policy.layout, accepted);
  const lines = await chooseDocuments({ after: side, policy }, [name], "");
  const list = { registry: policy.identity, name: listName, lines, present: undefined };
  return (issuer) => endorseLines(list, issuer);
}

/** A common name where one is known, else a package. */
function subjectNamed({ accepted }: CertifyingGround, name: string): Subject {
  const common = { kind: "common", name } as const;
  return accepted?.subjects.has(subjectKey(common)) ? common : { kind: "package", name };
}

function grantsOn(certifying: Certifying, name: string): WantedGrant[] {
  const { user, counted } = certifying;
  const held = flat(counted?.grants);
  const own = held.filter(({ path }) => path === name || path.startsWith(`${name}/`));
  const subject = subjectNamed(certifying, name);
  const wide = held.filter((each) => {
    const pattern = parsePattern(each.path);
    const isOwn = own.includes(each);
    return !isOwn && pattern !== undefined && opens(pattern, subject, [...name.split("/"), "x"]);
  });
  const [first] = wide;
  if (first !== undefined)
    throw new Failure(
      "usage",
      `${quote(user)} holds ${quote(name)} by ${quote(`${first.role} ${first.path}`)}, which opens more than that`,
      {
        mend: `bailiwick cert issue ${quote(user)} --drop-grant ${quote(`${first.role} ${first.path}`)} --grant 'ROLE WHAT/THEY/KEEP/**'`,
      },
    );
  if (own.length > 0) return own;
  throw new Failure("usage", `${quote(user)} holds nothing on ${quote(name)}`, {
    mend: `bailiwick who-can ${quote(name)}`,
  });
}

function flat(grants: readonly CertificateGrant[] | undefined): WantedGrant[] {
  return (grants ?? []).flatMap(({ role, paths }) => paths.map((path) => ({ role, path })));
}

function pieceOf(
  certifying: Certifying,
  { grants = [], dropped = [] }: { grants?: readonly WantedGrant[]; dropped?: readonly WantedGrant[] },
  now: Day,
): Piece {
  const { user, counted, old, policy } = certifying;
  if (counted === undefined)
    throw new Failure("usage", `${quote(user)} has no certificate that counts`, {
      mend: `bailiwick cert request ${quote(user)}   # then: bailiwick cert issue ${quote(user)}`,
    });
  if (counted.validUntil < now)
    throw new Failure("usage", `the certificate of ${quote(user)} ended on ${counted.validUntil}`, {
      mend: `bailiwick cert renew ${quote(user)}`,
    });
  const { certificateDays } = policy.root.limits;
  const serial = Math.max(old?.serial ?? 0, counted.serial);
  const certificate = draftCertificate(
    { registry: policy.identity, user, serial, last: counted, certificateDays, now },
    { ...noTerms, grants, dropped, validUntil: counted.validUntil },
  );
  return {
    certifying,
    plan: { certificate, bytes: formatCertificate(certificate), signatures: new Map() },
    keys: [],
  };
}
