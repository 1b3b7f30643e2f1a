import { Failure } from "../failure.ts";
import { type DocumentName, documentPath, parsePlace, signaturePath } from "../format/place.ts";
import { SUMS_BYTES } from "../format/sums.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import type { Refusal } from "../reasons.ts";
import type { FileChanges } from "./file-changes.ts";
import { judgeCertificate } from "./judge-certificate.ts";
import type { Certifying } from "./read-certifying.ts";
import { writeChanges } from "./write-changes.ts";

/** What came of it. With refusals, nothing was written. */
export interface WithdrawReport {
  readonly user: string;
  /** The serial that stands again; undefined: no certificate is left. */
  readonly serial: number | undefined;
  readonly refusals: readonly Refusal[];
  readonly changes: FileChanges;
}

/**
 * Takes back a request that was not accepted yet: the certificate and its signatures are as they were when it
 * counted last, or gone. Rejects with `signing-refused` where there is no such request.
 */
export async function withdrawRequest(
  repository: Repository,
  certifying: Certifying,
  now: string,
): Promise<WithdrawReport> {
  const { user, present, accepted } = certifying;
  const known = accepted?.certificates.get(user);
  if (present === undefined || present.sha256 === known?.sha256)
    throw new Failure(
      "signing-refused",
      present === undefined
        ? `no request of ${quote(user)} lies here`
        : `the certificate of ${quote(user)} is accepted: it is no request any more`,
      { mend: `bailiwick cert request ${quote(user)} --drop-grant 'publish PACKAGE/**'` },
    );
  const document = { kind: "certificate", user } as const;
  const back = await lastCounted(certifying, document, known?.sha256);
  const paths = new Set([
    present.path,
    ...[...present.signatures.keys()].map((name) => signaturePath(document, name)),
    ...back.keys(),
  ]);
  const changes = new Map([...paths].map((path) => [path, back.get(path)] as const));
  const { refusals } = await judgeCertificate(repository, certifying, changes, now, undefined);
  if (refusals.length === 0) await writeChanges(repository, changes);
  return { user, serial: known?.certificate.serial, refusals, changes };
}

/** The files of the certificate that counts, from the base or from what its history held before. */
async function lastCounted(
  { base, accepted, path }: Certifying,
  document: DocumentName,
  sha256: string | undefined,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (base === undefined || accepted === undefined || sha256 === undefined) return new Map();
  const tip = base.home.documents.get(path);
  if (tip?.sha256 === sha256)
    return new Map([
      [path, tip.bytes],
      ...[...tip.signatures].map(([name, bytes]) => [signaturePath(document, name), bytes] as const),
    ]);
  const known = [...accepted.documents].filter(([each]) => {
    const place = parsePlace(each);
    return place !== undefined && documentPath(place.document) === path;
  });
  const contents = await base.tip.read(
    known.map(([, id]) => id),
    SUMS_BYTES,
  );
  return new Map(known.flatMap(([each], i) => (contents[i] === undefined ? [] : [[each, contents[i]]])));
}
