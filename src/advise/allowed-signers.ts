import { fingerprint, type PublicKey } from "../crypto/ssh-key.ts";
import { compareBytes } from "../format/byte-order.ts";
import { addDays, type Day } from "../format/day.ts";
import { roles } from "../format/root.ts";
import { namespaces } from "../verify/signed.ts";
import type { Trust } from "../verify/trust.ts";

/** A key, as OpenSSH's `allowed_signers` names it (see ssh-keygen(1), ALLOWED SIGNERS). */
export interface AllowedSigner {
  /** A user, or the name of a root key. */
  readonly principal: string;
  readonly namespaces: readonly string[];
  /** The first and the last day, both included; undefined: no bound is known. */
  readonly from: Day | undefined;
  readonly until: Day | undefined;
  readonly key: PublicKey;
}

/** Whom stock tools should know, and the keys that were left out since they are revoked. */
export interface AllowedSigners {
  readonly signers: readonly AllowedSigner[];
  readonly revoked: readonly PublicKey[];
}

/**
 * The registry's users, in the namespaces of the roles that they hold somewhere and in `git`, and its root keys in
 * theirs. A renewed certificate says nothing of when its keys began, so only a first one has a first day. No tool
 * learns who may sign what: that a key is somebody's is all there is to say here.
 */
export function allowedSigners(trust: Trust): AllowedSigners {
  const revoked: PublicKey[] = [];
  const users = [...trust.certificates.values()].flatMap(({ certificate }): AllowedSigner[] => {
    const { user, serial, validFrom, validUntil, keys = [], retired = [] } = certificate;
    const held = roles.filter((role) => (certificate.grants ?? []).some((grant) => grant.role === role));
    const all = [
      ...keys.map((key) => ({ key, until: validUntil })),
      ...retired.map(({ key, until }) => ({ key, until: until < validUntil ? until : validUntil })),
    ];
    return all.flatMap(({ key, until }) => {
      if (trust.revoked.has(key)) revoked.push(key);
      // A key under two users counts for neither.
      if (trust.revoked.has(key) || trust.users.get(key) !== user) return [];
      const from = serial === 1 ? validFrom : undefined;
      return [
        { principal: user, namespaces: [...held.map((role) => namespaces[role]), "git"], from, until, key },
      ];
    });
  });
  const { root } = trust;
  const issuing = [namespaces.certificate, namespaces.revocation, namespaces.endorse];
  const holders = [...root.keys].flatMap(([name, key]): AllowedSigner[] => {
    const own = [
      ...(root.root.keys.includes(name) ? [namespaces.root] : []),
      ...(root.issuers.keys.includes(name) ? issuing : []),
    ];
    return own.length === 0
      ? []
      : [{ principal: name, namespaces: own, from: undefined, until: undefined, key }];
  });
  users.sort((a, b) => compareBytes(a.principal, b.principal));
  return { signers: [...users, ...holders], revoked };
}

/**
 * The file that `ssh-keygen -Y verify -f` and git's `gpg.ssh.allowedSignersFile` read. Its days are UTC; without
 * `hasZone` they are the reader's own, which OpenSSH before 9.1 takes alone.
 */
export function formatAllowedSigners({ signers, revoked }: AllowedSigners, hasZone: boolean): string {
  const stamp = (day: Day) => `${day.replaceAll("-", "")}${hasZone ? "Z" : ""}`;
  const lines = signers.map(({ principal, namespaces: own, from, until, key }) => {
    const options = [
      `namespaces="${own.join(",")}"`,
      ...(from === undefined ? [] : [`valid-after="${stamp(from)}"`]),
      ...(until === undefined ? [] : [`valid-before="${stamp(addDays(until, 1))}"`]),
    ];
    return `${principal} ${options.join(",")} ${key}\n`;
  });
  return [...lines, ...revoked.map((key) => `# revoked: ${fingerprint(key)}\n`)].join("");
}
