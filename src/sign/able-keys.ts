import type { PublicKey } from "../crypto/ssh-key.ts";
import type { Root } from "../format/root.ts";

/** Of some of a root's names, those who can still sign: one a distinct key, and that not revoked. */
export function ableKeys(
  { keys }: Root,
  names: readonly string[],
  revoked: ReadonlySet<PublicKey>,
): readonly string[] {
  const byKey = new Map<PublicKey, string>();
  for (const name of names) {
    const key = keys.get(name);
    if (key !== undefined && !revoked.has(key) && !byKey.has(key)) byKey.set(key, name);
  }
  return [...byKey.values()];
}
