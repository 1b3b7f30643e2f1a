import { Failure } from "../failure.ts";
import { parseCertificate } from "../format/certificate.ts";
import type { Day } from "../format/day.ts";
import { parsePlace } from "../format/place.ts";
import { quote } from "../quote.ts";
import { type CertificateTerms, noTerms } from "./draft-certificate.ts";
import { attempt, type Failed } from "./failed.ts";
import type { Piece } from "./issue-together.ts";
import { planCertificate } from "./plan-certificate.ts";
import { type CertifyingGround, certifyingOf } from "./read-certifying.ts";
import type { Holder } from "./root-holders.ts";

/** One user's certificate to issue: the one in the work tree or, if terms are given, one made from them. */
export function issuePiece(
  ground: CertifyingGround,
  user: string,
  terms: Omit<CertificateTerms, "keys">,
  keys: readonly Holder[],
  now: Day,
): Piece {
  const certifying = certifyingOf(ground, user);
  const plan = planCertificate(certifying, { ...terms, keys: keys.map(({ key }) => key) }, now, false);
  if (plan !== undefined) return { certifying, plan, keys };
  throw new Failure("usage", `there is no request of ${quote(user)} here, and no grant is given`, {
    mend: `bailiwick cert issue ${quote(user)} --key FILE.pub --grant 'publish PACKAGE/**'`,
  });
}

/** Several users' requests, as they lie in the work tree. */
export function requestedPieces(
  ground: CertifyingGround,
  users: readonly string[],
  now: Day,
): { readonly pieces: readonly Piece[]; readonly failed: readonly Failed[] } {
  const made = [...new Set(users)].map((user) =>
    attempt(user, () => issuePiece(ground, user, noTerms, [], now)),
  );
  return {
    pieces: made.flatMap((each) => ("why" in each ? [] : [each])),
    failed: made.flatMap((each) => ("why" in each ? [each] : [])),
  };
}

/** The users whose certificates in the work tree are not accepted yet: requests, and what lacks issuers. */
export function requestingUsers({ accepted, after, policy }: CertifyingGround): string[] {
  return [...after.documents.values()]
    .flatMap(({ path, bytes, sha256 }) => {
      const document = parsePlace(path)?.document;
      if (document?.kind !== "certificate") return [];
      const { user } = document;
      const known = accepted?.certificates.get(user);
      const certificate = parseCertificate(bytes);
      const isOurs = certificate?.user === user && certificate.registry === policy.identity;
      const isYoung = (certificate?.serial ?? 0) > (known?.certificate.serial ?? 0);
      return isOurs && isYoung && known?.sha256 !== sha256 ? [user] : [];
    })
    .sort();
}
