import { sha256 } from "../crypto/sha256.ts";

/**
 * The branch on which a release is brought, the same each time: `bailiwick/packages/foo/1.0.5`. What git would not
 * take in a branch's name is replaced, and told apart by a hash.
 */
export function releaseBranch(path: string): string {
  const name = path.replace(/\.yaml$/, "");
  const plain = name.replace(/[^A-Za-z0-9._/-]|\.(?=\.|\/|$)|\.lock(?=\/|$)/g, "-");
  return `bailiwick/${plain}${plain === name ? "" : `-${sha256(Buffer.from(name)).slice(0, 8)}`}`;
}
