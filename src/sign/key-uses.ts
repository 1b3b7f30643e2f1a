import type { PublicKey } from "../crypto/ssh-key.ts";
import { keysOf } from "../format/certificate.ts";
import type { Day } from "../format/day.ts";
import { isCurrent } from "../verify/rights.ts";
import type { Trust } from "../verify/trust.ts";

/** A user whose certificate lists a key, and whether it may sign something new. */
export interface KeyUse {
  readonly user: string;
  readonly serial: number;
  readonly validUntil: Day;
  /** `shared`: another certificate lists it too, so it counts for neither. */
  readonly status: "current" | "retired or expired" | "shared" | "revoked";
}

/** What a key is in a registry. */
export interface KeyUses {
  readonly users: readonly KeyUse[];
  /** Names that it has in the newest root, and whether they are issuers. */
  readonly roots: readonly { readonly name: string; readonly isIssuer: boolean }[];
}

/** Finds a key in the certificates that count and in the newest root. */
export function keyUses(trust: Trust, key: PublicKey, now: Day): KeyUses {
  const users = [...trust.certificates.values()].flatMap(({ certificate }): KeyUse[] => {
    if (!keysOf(certificate).includes(key)) return [];
    const { user, serial, validUntil } = certificate;
    const isOwn = trust.users.get(key) === user;
    const isGood = isCurrent(trust, { user, key, role: "publish" }, now);
    const status = trust.revoked.has(key)
      ? "revoked"
      : !isOwn
        ? "shared"
        : isGood
          ? "current"
          : "retired or expired";
    return [{ user, serial, validUntil, status }];
  });
  const names = [...trust.root.keys].filter(([, each]) => each === key).map(([name]) => name);
  const roots = names.map((name) => ({ name, isIssuer: trust.root.issuers.keys.includes(name) }));
  return { users, roots };
}
