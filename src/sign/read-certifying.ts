import type { PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { type Certificate, keysOf, parseCertificate } from "../format/certificate.ts";
import { isName } from "../format/names.ts";
import { documentPath, parsePlace } from "../format/place.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import type { Accepted } from "../verify/accepted.ts";
import { viewOf } from "../verify/explain-view.ts";
import type { Policy } from "../verify/policy.ts";
import { type ReadHome, readHome } from "../verify/side.ts";
import type { Signed } from "../verify/signed.ts";
import type { SigningBase } from "./find-base.ts";

/** What certificates are issued in: the work tree, and what it is judged against. */
export interface CertifyingGround {
  /** Undefined: the registry itself is not committed yet. */
  readonly base: SigningBase | undefined;
  readonly accepted: Accepted | undefined;
  readonly after: ReadHome;
  readonly policy: Policy;
}

/** A user's certificate on both sides of the change in the work tree. */
export interface Certifying extends CertifyingGround {
  readonly user: string;
  readonly path: string;
  /** The certificate that counts. */
  readonly counted: Certificate | undefined;
  /** The base's file, whether or not it counts. */
  readonly old: Certificate | undefined;
  /** The work tree's file. */
  readonly present: Signed | undefined;
}

/** Reads the ground. Rejects with `no-pin` where the work tree is no registry whose roots stand. */
export async function readGround(
  repository: Repository,
  base: SigningBase | undefined,
  pin: string | undefined,
): Promise<CertifyingGround> {
  const staged = await repository.staged("work-tree", base === undefined ? {} : { paths: [".bailiwick"] });
  const view = base === undefined ? await viewOf(staged, pin) : undefined;
  if (view?.stands === false)
    throw new Failure("no-pin", "there is no registry here yet, or its root lacks signatures", {
      mend: "bailiwick init NAME --layout '*/'   # or: bailiwick root sign",
    });
  const after = view?.read ?? (await readHome(staged, base?.home));
  const policy = base?.policy ?? view?.policy;
  if (policy === undefined) throw new TypeError("neither base nor work tree has a policy");
  const accepted = base && ((await base.history()) ?? (await base.acceptedOf(new Set())));
  return { base, accepted, after, policy };
}

/** One user's certificate on a ground. Throws the Failure `usage` for what is no name. */
export function certifyingOf(ground: CertifyingGround, user: string): Certifying {
  if (!isName(user))
    throw new Failure(
      "usage",
      `${quote(user)} is no name: lower-case letters, digits and inner hyphens, at most 39`,
    );
  const { base, accepted, after } = ground;
  const path = documentPath({ kind: "certificate", user });
  const tip = base?.home.documents.get(path);
  return {
    ...ground,
    user,
    path,
    counted: accepted?.certificates.get(user)?.certificate,
    old: tip && parseCertificate(tip.bytes),
    present: after.documents.get(path),
  };
}

/** Everybody's certificates: those that count, and in their place what the work tree brings of a higher serial. */
export function everyCertificate({
  accepted,
  after,
  policy,
}: CertifyingGround): ReadonlyMap<string, Certificate> {
  const all = new Map(
    [...(accepted?.certificates ?? [])].map(([user, { certificate }]) => [user, certificate] as const),
  );
  for (const { path, bytes } of after.documents.values()) {
    const document = parsePlace(path)?.document;
    const young = document?.kind === "certificate" ? parseCertificate(bytes) : undefined;
    if (document?.kind !== "certificate" || young?.user !== document.user) continue;
    const isNext = young.serial > (all.get(young.user)?.serial ?? 0);
    if (young.registry === policy.identity && isNext) all.set(young.user, young);
  }
  return all;
}

/** The keys of a certificate that were revoked. */
export function revokedIn({ accepted }: CertifyingGround, certificate: Certificate): readonly PublicKey[] {
  const revoked = new Set([...(accepted?.revocations.values() ?? [])].map(({ key }) => key));
  return keysOf(certificate).filter((key) => revoked.has(key));
}
