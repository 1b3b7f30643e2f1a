import { fingerprint, type PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import type { Root } from "../format/root.ts";
import { list } from "../quote.ts";

/**
 * The name under which a key is an issuer of a root. Throws the Failure `signing-refused` when it is none;
 * `option` is the one that names another key.
 */
export function issuerOf(root: Root, key: PublicKey, option: string): string {
  const name = root.issuers.keys.find((each) => root.keys.get(each) === key);
  if (name !== undefined) return name;
  throw new Failure(
    "signing-refused",
    `${fingerprint(key)} is no issuer's key; the issuers are ${list(root.issuers.keys)}`,
    { mend: option },
  );
}
