import type { ParsedKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { openAgentKey } from "./agent.ts";
import { canUnseal, unseal } from "./key-cipher.ts";
import { checksAgree, seedOf } from "./key-secret.ts";
import { askedPassphrase, givenPassphrase, type PassphraseSource } from "./passphrase.ts";
import type { SealedKey } from "./sealed-key.ts";
import { shellWord } from "./shell-word.ts";
import type { Signer } from "./signer.ts";
import { signerFromSeed } from "./signer-from-seed.ts";

/**
 * The signer of an Ed25519 private key, sealed or in the clear. As ssh-keygen does, a sealed key that the agent
 * holds is used there, so nobody is asked needlessly, unless file or environment give its passphrase.
 */
export async function openPrivateKey(
  file: SealedKey,
  key: ParsedKey,
  path: string,
  passphrase: PassphraseSource,
  agent?: string,
): Promise<Signer> {
  if (file.cipher === "none") return signerOf(file.sealed, key, path);
  const given = await givenPassphrase(passphrase);
  const held = given === undefined ? await heldByAgent(key, agent) : undefined;
  if (held !== undefined) return held;
  if (!canUnseal(file))
    throw new Failure(
      "key-unsupported",
      `${path} is sealed with ${file.cipher} and ${file.kdf} as nobody here can open`,
      {
        mend: `ssh-keygen -p -Z aes256-ctr -a 24 -f ${shellWord(path)}`,
      },
    );
  const words = given ?? (await askedPassphrase(passphrase, path));
  const secret = await unseal(file, words);
  words.fill(0);
  if (secret !== undefined && checksAgree(secret)) return signerOf(secret, key, path);
  throw new Failure("passphrase-wrong", `this is not the passphrase of ${path}`, {
    mend: `ssh-keygen -y -f ${shellWord(path)}`,
  });
}

/** The signer of an unsealed secret, which is wiped. */
function signerOf(secret: Uint8Array, key: ParsedKey, path: string): Signer {
  const seed = checksAgree(secret) ? seedOf(secret, key) : undefined;
  const signer = seed && signerFromSeed(seed);
  secret.fill(0);
  if (signer?.key === key.text) return signer;
  throw new Failure("key-malformed", `${path} is a damaged private key`, {
    mend: `ssh-keygen -y -f ${shellWord(path)}`,
  });
}

async function heldByAgent(key: ParsedKey, agent?: string): Promise<Signer | undefined> {
  try {
    return await openAgentKey(key.text, agent);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
