import { list, quote } from "./quote.ts";

/**
 * The one catalogue of refusals: every code with its facts, its words and the command that mends it.
 * Codes are public API: never renamed, never reused. `docs/reasons.md` is generated from here, and a test
 * holds code, page and scenarios equal.
 *
 * `says` and `mend` quote every fact, since facts are an attacker's bytes.
 */
export interface Reason<F> {
  readonly says: (facts: F) => string;
  readonly mend: (facts: F) => string;
}

function reason<F>(says: (facts: F) => string, mend: string | ((facts: F) => string)): Reason<F> {
  return { says, mend: typeof mend === "string" ? () => mend : mend };
}

interface Path {
  readonly path: string;
}
/** Somebody's right on a path, or on a whole subject: who has it and who signed. */
export interface Lack {
  readonly path: string;
  readonly role: string;
  readonly needed: number;
  /** Users whose signature counts. */
  readonly counted: readonly string[];
  /** Users who signed in any role. */
  readonly signed: readonly string[];
  /** Users whose certificate holds the role there. */
  readonly holders: readonly string[];
}

const sign = ({ path }: Path) => `bailiwick sign   # or ask who may: bailiwick who-can ${quote(path)}`;
const vouch = ({ path }: Path) =>
  `bailiwick sign   # by someone entitled to ${quote(path)}; or the issuers: bailiwick endorse NAME PACKAGE`;
const resign = "bailiwick sign SUBJECT   # by someone entitled, after putting the files as they should be";
const restore = ({ path }: Path) => `git checkout BASE -- ${quote(path)}`;
const remove = ({ path }: Path) => `git rm -- ${quote(path)}`;
const propose = ({ path }: Path) =>
  `bailiwick root propose --fresh   # if it was accepted before: git checkout BASE -- ${quote(path)}`;
const distrust = "do not use this copy; fetch from another mirror and compare";
const lacks = ({ path, role, needed, counted, signed, holders }: Lack) =>
  `${quote(path)} needs ${needed} × ${role}, has ${counted.length === 0 ? "none" : list(counted)}` +
  `; signed by ${signed.length === 0 ? "nobody" : list(signed)}; ${role} there is held by ${holders.length === 0 ? "nobody" : list(holders)}`;

export const reasons = {
  // the registry and its roots
  "registry-missing": reason(
    (_: object) => "the tree has no .bailiwick/root/1.yaml, but a registry was pinned",
    distrust,
  ),
  "pin-mismatch": reason(
    ({ pin }: { pin: string }) => `no root of this chain has the pinned fingerprint ${quote(pin)}`,
    distrust,
  ),
  "root-malformed": reason(({ path }: Path) => `${quote(path)} is no root document`, propose),
  "root-gap": reason(
    ({ version }: { version: number }) => `root ${version} is missing from the chain`,
    "bailiwick root show",
  ),
  "root-registry": reason(({ path }: Path) => `${quote(path)} names another registry`, propose),
  "root-key-reused": reason(
    ({ version, name }: { version: number; name: string }) =>
      `root ${version} gives the name ${quote(name)} to another key; a name stands for one key for ever`,
    ({ name }) =>
      `bailiwick root propose --fresh --add-key ${quote(`${name}-2027`)}=KEY   # a name of its own`,
  ),
  "root-unsigned": reason(
    ({ version, by, missing }: { version: number; by: string; missing: readonly string[] }) =>
      `root ${version} lacks signatures of ${by}: ${list(missing)}`,
    "bailiwick root sign   # each of them; see bailiwick root status",
  ),
  "root-altered": reason(
    ({ version }: { version: number }) => `root ${version} is not the one that was accepted before`,
    distrust,
  ),
  "root-removed": reason(
    ({ version }: { version: number }) => `root ${version} was accepted before and is gone`,
    distrust,
  ),
  "root-not-next": reason(
    ({ version, last }: { version: number; last: number }) =>
      `root ${version} does not follow root ${last}: a change brings exactly the next one`,
    "bailiwick root propose",
  ),
  "root-not-alone": reason(
    ({ path }: Path) => `a new root comes alone, but ${quote(path)} changes with it`,
    "make two changes: first the root, then the rest",
  ),
  "root-layout": reason(
    ({ pattern }: { pattern: string }) =>
      `the layout may only gain patterns that match nothing yet: ${quote(pattern)}`,
    "bailiwick root propose --fresh   # with the layout as it was, or other patterns",
  ),
  "root-expired": reason(
    ({ version, expires }: { version: number; expires: string }) =>
      `root ${version} expired on ${expires}: only its successor and revocations may pass`,
    "bailiwick root propose --days 365",
  ),
  // certificates and revocations
  "certificate-malformed": reason(
    ({ path }: Path) => `${quote(path)} is no certificate of this registry and user`,
    restore,
  ),
  "certificate-unauthorised": reason(
    ({ user, needed, signed }: { user: string; needed: number; signed: readonly string[] }) =>
      `the certificate of ${quote(user)} needs ${needed} issuers, has ${signed.length === 0 ? "none" : list(signed)}`,
    ({ user }) => `bailiwick cert issue ${quote(user)}`,
  ),
  "certificate-older": reason(
    ({ user, serial, remembered }: { user: string; serial: number; remembered: number }) =>
      `the certificate of ${quote(user)} has serial ${serial}, which is not above ${remembered}`,
    ({ user }) => `bailiwick cert renew ${quote(user)}`,
  ),
  "certificate-missing": reason(
    ({ user }: { user: string }) =>
      `the certificate of ${quote(user)} is gone; certificates are never deleted`,
    ({ user }) => `git checkout BASE -- .bailiwick/certs/${quote(user)}.yaml`,
  ),
  "certificate-too-long": reason(
    ({ user, days, limit }: { user: string; days: number; limit: number }) =>
      `the certificate of ${quote(user)} is valid for ${days} days, more than ${limit}`,
    ({ user, limit }) => `bailiwick cert issue ${quote(user)} --days ${limit}`,
  ),
  "key-shared": reason(
    ({ user, other }: { user: string; other: string }) =>
      `${quote(user)} and ${quote(other)} list one key: it counts for neither`,
    "bailiwick key new",
  ),
  "key-not-possessed": reason(
    ({ user, key }: { user: string; key: string }) =>
      `the certificate of ${quote(user)} is not signed by its new key ${quote(key)}`,
    ({ user }) => `bailiwick cert request ${quote(user)}`,
  ),
  "revocation-malformed": reason(
    ({ path }: Path) => `${quote(path)} is no revocation of this registry and key`,
    restore,
  ),
  "revocation-unauthorised": reason(
    ({ path }: Path) => `${quote(path)} is signed neither by its key nor by enough issuers`,
    "bailiwick cert revoke KEY --reason compromised   # as an issuer, or as the key: --self",
  ),
  "revocation-missing": reason(
    ({ path }: Path) => `${quote(path)} is gone; revocations are never deleted`,
    restore,
  ),
  "revocation-altered": reason(
    ({ path }: Path) => `${quote(path)} is not the revocation that was accepted before`,
    restore,
  ),
  "revocation-unknown-key": reason(
    ({ path }: Path) => `${quote(path)} revokes a key that no certificate and no root knows`,
    remove,
  ),
  "revocation-lapsed": reason(
    ({ path }: Path) => `${quote(path)} would count no more under the new issuers`,
    ({ path }) =>
      `bailiwick cert reissue --all   # as the new issuers, in the same change; or: bailiwick endorse NAME ${quote(path)}`,
  ),
  // lists, signatures and the rest of .bailiwick
  "list-malformed": reason(({ path }: Path) => `${quote(path)} is no list of this registry`, remove),
  "list-unsigned": reason(
    ({ path }: Path) => `${quote(path)} has no signature that counts`,
    "bailiwick sign --all",
  ),
  "list-line-absent": reason(
    ({ path, line }: { path: string; line: string }) =>
      `${quote(path)} names ${quote(line)}, which is not in the tree with those bytes`,
    "bailiwick sign --all   # an endorsement: bailiwick endorse NAME --prune",
  ),
  "list-still-counts": reason(
    ({ path, line }: { path: string; line: string }) =>
      `${quote(path)} is removed, but its line ${quote(line)} still counts`,
    restore,
  ),
  "signature-invalid": reason(
    ({ path }: Path) =>
      `${quote(path)} brings a signature that does not verify, or whose document is not there`,
    remove,
  ),
  "signature-removed": reason(
    ({ path }: Path) => `${quote(path)} loses a signature while its document stays`,
    restore,
  ),
  "signature-not-entitled": reason(
    ({ path, user, why }: { path: string; user: string; why: string }) =>
      `${quote(path)}: ${quote(user)} may not sign this: ${why}`,
    ({ path }) => `git rm -- ${quote(path)}`,
  ),
  "attributes-altered": reason(
    (_: object) => ".bailiwick/.gitattributes is not the constant",
    "git checkout BASE -- .bailiwick/.gitattributes",
  ),
  "file-unexpected": reason(({ path }: Path) => `nothing belongs at ${quote(path)}`, remove),
  "document-mode": reason(
    ({ path, mode }: { path: string; mode: string }) =>
      `${quote(path)} has mode ${quote(mode)}; files under .bailiwick are 100644`,
    ({ path }) => `chmod 644 ${quote(path)}`,
  ),
  // paths
  "path-invalid": reason(
    ({ path, fault }: { path: string; fault: string }) =>
      `${quote(path)} is no path that every system can hold: ${fault}`,
    remove,
  ),
  "path-collision": reason(
    ({ paths }: { paths: readonly string[] }) => `these are one name on some systems: ${list(paths)}`,
    "rename one of them",
  ),
  "tree-malformed": reason(
    ({ path }: Path) => `the git tree at ${quote(path)} is not sorted, or has an entry of no known mode`,
    "commit it again with git",
  ),
  "too-many-files": reason(
    (_: object) => "the tree holds more files than will be judged",
    "split the registry",
  ),
  // subjects and their statements
  "name-taken": reason(
    ({ other }: { other: string }) => `the name belongs to a ${other} that has statements`,
    "choose another name",
  ),
  "subject-unstated": reason(
    (_: object) => "no statement speaks for these files, and they are not all `unsigned`",
    "bailiwick sign",
  ),
  "subject-missing": reason(
    (_: object) => "its statements are gone",
    "git checkout BASE -- .bailiwick   # to retire it, sign a statement that lists nothing: bailiwick sign",
  ),
  "statement-malformed": reason(({ path }: Path) => `${quote(path)} is no statement`, resign),
  "statement-misplaced": reason(
    ({ path }: Path) => `${quote(path)} speaks for another registry, subject or sequence`,
    resign,
  ),
  "statement-superseded": reason(
    ({ path }: Path) => `${quote(path)} is superseded by a later complete statement and must go`,
    remove,
  ),
  "chain-broken": reason(
    ({ path }: Path) => `${quote(path)} does not follow the statement before it`,
    resign,
  ),
  "chain-too-long": reason(
    ({ limit }: { limit: number }) => `more than ${limit} amendments stand on one complete statement`,
    resign,
  ),
  "amends-tombstone": reason(
    ({ path }: Path) =>
      `${quote(path)} amends a statement that lists nothing; only a complete one may follow`,
    resign,
  ),
  "amends-absent": reason(
    ({ path, removed }: { path: string; removed: string }) =>
      `${quote(path)} removes ${quote(removed)}, which is not there`,
    resign,
  ),
  "path-outside": reason(
    ({ path, listed }: { path: string; listed: string }) =>
      `${quote(path)} lists ${quote(listed)}, which belongs to another subject`,
    resign,
  ),
  "file-changed": reason(({ path }: Path) => `${quote(path)} is not what its statement says`, sign),
  "file-missing": reason(({ path }: Path) => `${quote(path)} is stated but not there`, sign),
  "file-stray": reason(({ path }: Path) => `${quote(path)} is there but not stated`, sign),
  "file-mode": reason(
    ({ path, mode }: { path: string; mode: string }) =>
      `${quote(path)} has mode ${quote(mode)}, which is not what its statement says`,
    sign,
  ),
  "file-not-regular": reason(
    ({ path, mode }: { path: string; mode: string }) =>
      `${quote(path)} is no regular file (mode ${quote(mode)})`,
    remove,
  ),
  "file-too-large": reason(
    ({ path, limit }: { path: string; limit: number }) => `${quote(path)} has more than ${limit} bytes`,
    remove,
  ),
  // rights
  "signature-missing": reason((lack: Lack) => `nobody signed: ${lacks(lack)}`, sign),
  "rights-missing": reason((lack: Lack) => lacks(lack), sign),
  "rights-withdrawn": reason((lack: Lack) => `the right it relied on is gone: ${lacks(lack)}`, vouch),
  "signer-revoked": reason((lack: Lack) => `a signer's key is revoked: ${lacks(lack)}`, vouch),
  "signer-expired": reason(
    (lack: Lack) => `a signer's certificate or key was not valid at the time: ${lacks(lack)}`,
    ({ signed, counted }) => {
      const over = signed.filter((user) => !counted.includes(user)).map(quote);
      return `bailiwick cert renew ${over.join(" ") || "USER"}   # or, if a key is retired, with the new one: bailiwick sign`;
    },
  ),
  "rule-missing": reason(
    ({ path }: Path) => `no rule of the root matches ${quote(path)}, so nobody may`,
    ({ path }) =>
      `bailiwick root propose --rule 'PATTERN publish=1'   # a pattern that matches ${quote(path)}`,
  ),
  "photograph-not-endorsed": reason(
    ({ path }: Path) => `${quote(path)} is a photograph that the issuers have not endorsed`,
    ({ path }) => `bailiwick endorse NAME ${quote(path)}`,
  ),
  "photograph-of-claimed": reason(
    ({ path }: Path) => `${quote(path)} photographs what was signed for before: once signed, always signed`,
    resign,
  ),
  "claimed-by-amendment": reason(
    ({ path }: Path) =>
      `${quote(path)} amends where all is \`unsigned\`: only a complete statement claims there`,
    resign,
  ),
  // order
  "rolled-back": reason(
    ({ path, sequence, remembered }: { path: string; sequence: number; remembered: number }) =>
      `${quote(path)} ends at statement ${sequence}, but ${remembered} was accepted before`,
    distrust,
  ),
  "sequence-jump": reason(
    ({ sequence, remembered }: { sequence: number; remembered: number }) =>
      `statement ${sequence} is too far above ${remembered}`,
    resign,
  ),
  "sequence-gap": reason(
    ({ sequence, expected }: { sequence: number; expected: number }) =>
      `the next statement is ${expected}, not ${sequence}`,
    "bailiwick sign",
  ),
  "statement-altered": reason(
    ({ path }: Path) => `${quote(path)} is not the statement of that number that was accepted before`,
    distrust,
  ),
  "statement-dropped": reason(
    ({ sequence }: { sequence: number }) =>
      `statement ${sequence} was accepted before and is neither there nor superseded`,
    distrust,
  ),
  "previous-mismatch": reason(
    ({ path }: Path) => `${quote(path)} does not name the statement that was accepted before it`,
    "bailiwick sign",
  ),
  "complete-needed": reason(
    ({ path }: Path) => `${quote(path)} must be complete, to mend what stands before it`,
    resign,
  ),
  // changes
  "first-change-outside": reason(
    ({ path }: Path) =>
      `the change that brings the root may touch nothing outside .bailiwick, but changes ${quote(path)}`,
    "make two changes: first the registry, then the rest",
  ),
  unsupported: reason(
    ({ path, kind }: Path & { kind: string }) =>
      `${quote(path)} is a ${quote(kind)}, by whose rules this version of bailiwick cannot judge`,
    "npm install --global bailiwick@latest",
  ),
} as const;

/** Every code. */
export type Code = keyof typeof reasons;
/** What a code's words need. */
export type Facts<C extends Code> = Parameters<(typeof reasons)[C]["says"]>[0];

/** One reason why something does not stand; `subject` is a package's or common name, absent for documents. */
export type Refusal = {
  [C in Code]: { readonly code: C; readonly subject?: string; readonly facts: Facts<C> };
}[Code];

/** The words of a refusal, one line, safe to print. */
export function explain(refusal: Refusal): { readonly says: string; readonly mend: string } {
  const { says, mend } = reasons[refusal.code] as Reason<typeof refusal.facts>;
  return { says: says(refusal.facts), mend: mend(refusal.facts) };
}
