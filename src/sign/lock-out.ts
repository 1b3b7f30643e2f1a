import type { PublicKey } from "../crypto/ssh-key.ts";
import type { Day } from "../format/day.ts";
import type { Root } from "../format/root.ts";
import type { Trust } from "../verify/trust.ts";
import { ableKeys } from "./able-keys.ts";
import type { Part } from "./root-differences.ts";

/** How far a threshold of a root can still be met. */
interface Reach {
  readonly version: number;
  readonly part: Part;
  readonly threshold: number;
  /** Names whose keys are not revoked, one a key. */
  readonly able: readonly string[];
  /** Names whose keys are revoked: lost, or known to a thief. */
  readonly revoked: readonly string[];
}

/** What is known against a root key: it was revoked, or the user whose key it is has no certificate any more. */
interface Doubt {
  readonly name: string;
  readonly why: "revoked" | "retired" | "certificate-ended";
}

/** One way in which nobody may be left to sign. */
export type LockOut =
  /** Too few of the keys of a threshold are not revoked. */
  | ({ readonly what: "unreachable" } & Reach)
  /** The root before can only be succeeded if holders of revoked keys sign once more. */
  | ({ readonly what: "needs-revoked" } & Reach)
  /** One more lost key, and the threshold is not met any more. */
  | ({ readonly what: "no-spare" } & Reach)
  | ({ readonly what: "doubt" } & Doubt);

/** Whose keys were revoked, and whose certificates are over. */
type Known = Pick<Trust, "revoked" | "users" | "certificates">;

/**
 * Whether a root could be signed, and succeeded: `stops` are reasons not to make it, `worries` are to be told.
 * Holders are counted by who can still sign: distinct keys, not revoked as far as is accepted.
 */
export function lockOutsOf(
  last: Root,
  next: Root,
  known: Known,
  now: Day,
): { readonly stops: readonly LockOut[]; readonly worries: readonly LockOut[] } {
  const reaches = reachesOf(next, known.revoked);
  const isMet = ({ able, threshold }: Reach) => able.length >= threshold;
  const before = reachesOf(last, known.revoked).filter((reach) => reach.part === "root" && !isMet(reach));
  const scarce = reaches.filter(({ able, threshold }) => able.length === threshold);
  return {
    stops: reaches.filter((reach) => !isMet(reach)).map((reach) => ({ what: "unreachable", ...reach })),
    worries: [
      ...before.map((reach) => ({ what: "needs-revoked", ...reach }) as const),
      ...scarce.map((reach) => ({ what: "no-spare", ...reach }) as const),
      ...doubtsOf(next, known, now).map((doubt) => ({ what: "doubt", ...doubt }) as const),
    ],
  };
}

function reachesOf(root: Root, revoked: ReadonlySet<PublicKey>): Reach[] {
  return (["root", "issuers", "log"] as const).flatMap((part) => {
    const asked = root[part];
    if (asked === undefined) return [];
    const { threshold, keys } = asked;
    const lost = keys.filter((name) => revoked.has(root.keys.get(name) ?? ""));
    return [{ version: root.version, part, threshold, able: ableKeys(root, keys, revoked), revoked: lost }];
  });
}

function doubtsOf({ keys }: Root, { revoked, users, certificates }: Known, now: Day): Doubt[] {
  const doubt = (key: PublicKey): Doubt["why"] | undefined => {
    if (revoked.has(key)) return "revoked";
    const certificate = certificates.get(users.get(key) ?? "")?.certificate;
    if (certificate?.retired?.some((each) => each.key === key && each.until < now)) return "retired";
    return certificate !== undefined && certificate.validUntil < now ? "certificate-ended" : undefined;
  };
  return [...keys].flatMap(([name, key]) => {
    const why = doubt(key);
    return why === undefined ? [] : [{ name, why }];
  });
}
