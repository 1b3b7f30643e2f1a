import { sha256 } from "../../../src/crypto/sha256.ts";
import {
  type Certificate,
  formatCertificate,
  keysOf,
  parseCertificate,
} from "../../../src/format/certificate.ts";
import { documentPath } from "../../../src/format/place.ts";
import { addSignatures } from "../add-signature.ts";
import { type Context, identityIn, policyOfStage, registryNamed, type Verb } from "../context.ts";
import { Fields } from "../fields.ts";
import { dropSignatures } from "../items.ts";
import { keyNamed } from "../keys.ts";
import { put } from "../stage.ts";
import { plainUser, readUser, type UserTerms } from "../user-terms.ts";

/**
 * `certify USER`: a certificate, or the next one. Lines below: `grant: ROLE PATTERN...`, `keys: KEYNAME...`,
 * `retired: KEYNAME DAY`, `valid: FROM UNTIL`, `serial:`, `nonce:`, `registry:`, `user:`, `signed: NAME...`.
 * Unless said, enough issuers sign, and every key of the user's own names that it lists.
 */
export const certify: Verb = async (context, [user = ""], lines) => {
  const { stage } = context;
  const fields = new Fields(lines);
  const path = documentPath({ kind: "certificate", user });
  const file = stage.files.get(path);
  const last = file !== undefined && "bytes" in file ? parseCertificate(file.bytes) : undefined;
  const serial = fields.number("serial") ?? (last?.serial ?? 0) + 1;
  const certificate: Certificate = {
    ...readUser(fields, last ?? plainUser(user)),
    registry: registryNamed(context, fields.one("registry")),
    user: fields.one("user") ?? user,
    serial,
    nonce: fields.one("nonce") ?? sha256(`${user} ${serial}`).slice(0, 8),
  };
  const signed = fields.words("signed") ?? usualSigners(context, user, certificate, lines);
  fields.done();
  await writeCertificate(context, user, certificate, signed);
};

/** A certificate of the headers, serial 1, signed by enough issuers and by each of its keys. */
export async function certifyUser(context: Context, user: string, terms: UserTerms): Promise<void> {
  const nonce = sha256(`${user} 1`).slice(0, 8);
  const certificate = { ...terms, registry: identityIn(context), user, serial: 1, nonce };
  await writeCertificate(context, user, certificate, usualSigners(context, user, certificate, []));
}

async function writeCertificate(
  { stage }: Context,
  user: string,
  certificate: Certificate,
  signed: readonly string[],
): Promise<void> {
  const document = { kind: "certificate", user } as const;
  dropSignatures(stage, document);
  put(stage, documentPath(document), formatCertificate(certificate));
  if (signed[0] !== "nobody") await addSignatures(stage, document, signed);
}

/** Enough issuers, and `user/KEYNAME` for the keys whose names are known: the user's own, and those in the lines. */
function usualSigners(
  context: Context,
  user: string,
  certificate: Certificate,
  lines: readonly string[],
): string[] {
  const { threshold, keys } = policyOfStage(context).root.issuers;
  const known = new Map(
    [user, ...context.setup.keyNames, ...lines.flatMap((line) => line.split(" "))].map((name) => [
      keyNamed(name),
      name,
    ]),
  );
  const own = keysOf(certificate).flatMap((key) => known.get(key) ?? []);
  return [...keys.slice(0, threshold), ...own.map((name) => `${user}/${name}`)];
}
