import type { PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import {
  type Certificate,
  type CertificateGrant,
  formatCertificate,
  parseCertificate,
} from "../format/certificate.ts";
import { addDays, type Day } from "../format/day.ts";
import { parsePattern } from "../format/patterns.ts";
import { type Role, roles } from "../format/root.ts";
import { quote } from "../quote.ts";

/** One pattern that a role is wanted on. */
export interface WantedGrant {
  readonly role: Role;
  readonly path: string;
}

/** How a certificate shall differ from the last one; empty lists change nothing. */
export interface CertificateTerms {
  readonly grants: readonly WantedGrant[];
  readonly dropped: readonly WantedGrant[];
  readonly keys: readonly PublicKey[];
  /** Keys that shall sign nothing new. */
  readonly retired: readonly PublicKey[];
  /** The last day on which those sign; undefined: today. */
  readonly retiredUntil: Day | undefined;
  /** Undefined: a year, or as long as the root allows. */
  readonly validUntil: Day | undefined;
  readonly identities: ReadonlyMap<string, string>;
  readonly note: string | undefined;
}

/** Terms that say nothing: the same again. */
export const noTerms: CertificateTerms = {
  grants: [],
  dropped: [],
  keys: [],
  retired: [],
  retiredUntil: undefined,
  validUntil: undefined,
  identities: new Map(),
  note: undefined,
};

/** Whether any term says something. */
export function saysSomething(terms: CertificateTerms): boolean {
  const { grants, dropped, keys, retired, validUntil, identities, note } = terms;
  const lists = [grants, dropped, keys, retired];
  return lists.some(({ length }) => length > 0) || identities.size > 0 || (validUntil ?? note) !== undefined;
}

/** What a new certificate stands on. */
export interface DraftBase {
  readonly registry: string;
  readonly user: string;
  /** The highest serial so far; 0 for none. */
  readonly serial: number;
  /** The certificate whose keys, grants and identities go on. */
  readonly last: Certificate | undefined;
  readonly certificateDays: number;
  readonly now: Day;
}

/** The next certificate of a user. Throws the Failure `usage` for terms that make none. */
export function draftCertificate(base: DraftBase, terms: CertificateTerms): Certificate {
  const { registry, user, serial, last, certificateDays, now } = base;
  const stranger = terms.retired.find((key) => !last?.keys?.includes(key));
  if (stranger !== undefined) throw new Failure("usage", `no key of ${quote(user)} is ${quote(stranger)}`);
  const keys = [...new Set([...(last?.keys ?? []), ...terms.keys])].filter(
    (key) => !terms.retired.includes(key),
  );
  const retired = [
    ...(last?.retired ?? []),
    ...terms.retired.map((key) => ({ key, until: terms.retiredUntil ?? now })),
  ];
  const grants = mergeGrants(last?.grants ?? [], terms);
  const identities = new Map([...(last?.identities ?? []), ...terms.identities]);
  const draft: Certificate = {
    registry,
    user,
    serial: serial + 1,
    nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(4))).toString("hex"),
    keys: keys.length === 0 ? undefined : keys,
    retired: retired.length === 0 ? undefined : retired,
    grants: grants.length === 0 ? undefined : grants,
    validFrom: now,
    validUntil: terms.validUntil ?? addDays(now, Math.min(365, certificateDays)),
    identities: identities.size === 0 ? undefined : identities,
    note: terms.note ?? last?.note,
  };
  if (parseCertificate(formatCertificate(draft)) !== undefined) return draft;
  throw new Failure(
    "usage",
    `these terms make no certificate of ${quote(user)}: is a key both listed and retired?`,
  );
}

/** Grants with what is wanted added and what is dropped taken away, one a role, in the order they came. */
function mergeGrants(
  last: readonly CertificateGrant[],
  { grants, dropped }: Pick<CertificateTerms, "grants" | "dropped">,
): CertificateGrant[] {
  const held = [...last.flatMap(({ role, paths }) => paths.map((path) => ({ role, path }))), ...grants];
  const isDropped = (each: WantedGrant) =>
    dropped.some(({ role, path }) => role === each.role && path === each.path);
  const absent = dropped.find(
    ({ role, path }) => !held.some((each) => each.role === role && each.path === path),
  );
  if (absent !== undefined)
    throw new Failure("usage", `there is no grant ${quote(`${absent.role} ${absent.path}`)} to drop`);
  return roles.flatMap((role) => {
    const paths = [
      ...new Set(held.filter((each) => each.role === role && !isDropped(each)).map(({ path }) => path)),
    ];
    return paths.length === 0 ? [] : [{ role, paths }];
  });
}

/** A grant as people write it, `publish JSON/**`. Throws the Failure `usage`. */
export function parseGrant(text: string): WantedGrant {
  const space = text.indexOf(" ");
  const role = roles.find((each) => each === text.slice(0, space));
  const path = text.slice(space + 1).trim();
  if (role === undefined || parsePattern(path) === undefined)
    throw new Failure(
      "usage",
      `${quote(text)} is no grant: a role (${roles.join(", ")}), a space, a pattern`,
      {
        mend: "--grant 'publish JSON/**'",
      },
    );
  return { role, path };
}
