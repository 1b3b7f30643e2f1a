import type { Certificate, CertificateGrant } from "../../src/format/certificate.ts";
import { roles } from "../../src/format/root.ts";
import type { Fields } from "./fields.ts";
import { keyNamed } from "./keys.ts";
import { words } from "./words.ts";

/** What a certificate says of its user: the same words in headers (after the user's name) and below `certify`. */
export type UserTerms = Pick<Certificate, "keys" | "retired" | "grants" | "validFrom" | "validUntil">;

/** A user of one key of their own name, valid on the day of most scenarios. */
export function plainUser(name: string): UserTerms {
  return { keys: [keyNamed(name)], validFrom: "2026-06-01", validUntil: "2027-06-01" };
}

/** Reads what headers say of every user: `user: NAME ROLE PATTERN...`, `keys:`, `valid:`, `retired:`. */
export function readUsers(fields: Fields): Map<string, UserTerms> {
  const users = new Map<string, UserTerms>();
  const lines = (key: string) => fields.all(key).map(words);
  for (const [name = ""] of lines("user")) users.set(name, plainUser(name));
  const change = (name: string, terms: Partial<UserTerms>) => {
    const user = users.get(name);
    if (user === undefined) throw new Error(`no user ${name}`);
    users.set(name, { ...user, ...terms });
  };
  for (const [name = "", ...grant] of lines("user"))
    change(
      name,
      grant.length === 0 ? {} : { grants: [...(users.get(name)?.grants ?? []), readGrant(grant)] },
    );
  for (const [name = "", ...keys] of lines("keys")) change(name, { keys: keys.map(keyNamed) });
  for (const [name = "", from = "", until = ""] of lines("valid"))
    change(name, { validFrom: from, validUntil: until });
  for (const [name = "", ...retired] of lines("retired"))
    change(name, { retired: [...(users.get(name)?.retired ?? []), readRetired(retired)] });
  return users;
}

/** Reads what `certify` says of one user, those of `last` standing where nothing is said. */
export function readUser(fields: Fields, last: UserTerms): UserTerms {
  const keys = fields.words("keys");
  const retired = fields.all("retired").map((line) => readRetired(words(line)));
  const grants = fields.all("grant").map(words);
  const [from, until] = fields.words("valid") ?? [last.validFrom, last.validUntil];
  const said: UserTerms = { validFrom: from ?? "", validUntil: until ?? "" };
  const kept = { keys: last.keys, retired: last.retired, grants: last.grants };
  return {
    ...kept,
    ...said,
    ...(keys === undefined ? {} : { keys: keys[0] === "none" ? undefined : keys.map(keyNamed) }),
    ...(retired.length === 0 ? {} : { retired }),
    ...(grants.length === 0 ? {} : { grants: grants[0]?.[0] === "none" ? undefined : grants.map(readGrant) }),
  };
}

function readGrant([word, ...paths]: readonly string[]): CertificateGrant {
  const role = roles.find((each) => each === word);
  if (role === undefined || paths.length === 0) throw new Error(`no grant: ${word} ${paths.join(" ")}`);
  return { role, paths };
}

function readRetired([key = "", until = ""]: readonly string[]): { key: string; until: string } {
  return { key: keyNamed(key), until };
}
