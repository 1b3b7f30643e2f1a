import type { PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { openSigner } from "../keys/open-signer.ts";
import type { PassphraseSource } from "../keys/passphrase.ts";
import type { Signer } from "../keys/signer.ts";
import { peekKey } from "./peek-key.ts";

/** The signing key: known at once, opened only when something is to be signed. */
export interface FoundKey {
  readonly key: PublicKey;
  /** The words that named it: a path, a public key, or the variable that holds it. */
  readonly spec: string;
  readonly from: "--key" | "bailiwick.key" | "user.signingkey" | "environment";
  /** Rejects as `openSigner` does. */
  readonly open: () => Promise<Signer>;
}

/**
 * The signing key, found as git finds it (DESIGN.md section 9): `--key`, else git config `bailiwick.key`, else
 * `user.signingkey`. Throws the Failure `no-key` when there is none, and as `peekKey` does.
 */
export async function findKey(
  config: ReadonlyMap<string, string>,
  option: string | undefined,
  passphrase: PassphraseSource,
): Promise<FoundKey> {
  const own = config.get("bailiwick.key");
  const gits = config.get("user.signingkey");
  if (option !== undefined) return found(option, "--key", passphrase);
  if (own !== undefined) return found(own, "bailiwick.key", passphrase);
  if (gits !== undefined && (config.get("gpg.format") === "ssh" || looksLikeSsh(gits)))
    return found(gits, "user.signingkey", passphrase);
  throw new Failure(
    "no-key",
    gits === undefined
      ? "no signing key is set: neither --key, nor git config bailiwick.key or user.signingkey"
      : "git config user.signingkey is no SSH key (gpg.format is not ssh), and bailiwick.key is not set",
    { mend: "git config bailiwick.key ~/.ssh/id_ed25519   # or make one: bailiwick key new --use" },
  );
}

async function found(spec: string, from: FoundKey["from"], passphrase: PassphraseSource): Promise<FoundKey> {
  return { key: await peekKey(spec), spec, from, open: () => openSigner(spec, { passphrase }) };
}

/** OpenPGP's key ids, fingerprints and mail addresses do not. */
function looksLikeSsh(spec: string): boolean {
  return /^(key::|(sk-)?(ssh|ecdsa)-\S+ )|[/\\~]|\.pub$/.test(spec);
}
