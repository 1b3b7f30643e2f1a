import type { PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { openSigner } from "../keys/open-signer.ts";
import type { PassphraseSource } from "../keys/passphrase.ts";
import type { Signer } from "../keys/signer.ts";
import { peekKey } from "./peek-key.ts";

/** A root key: its name, and the signer if its secret is at hand. */
export interface Holder {
  readonly name: string;
  readonly key: PublicKey;
  /** Undefined: whoever holds it must sign elsewhere. */
  readonly signer: Signer | undefined;
}

/**
 * Opens root keys. One whose public half alone is here, and which no agent holds, is somebody else's. Rejects
 * as `openSigner` does for any other reason not to sign.
 */
export async function openHolders(
  keys: ReadonlyMap<string, string>,
  passphrase: PassphraseSource,
): Promise<Holder[]> {
  const holders: Holder[] = [];
  for (const [name, spec] of keys) {
    const key = await peekKey(spec);
    const signer = await openSigner(spec, { passphrase }).catch((error: unknown) => elsewhere(error, spec));
    holders.push({ name, key, signer });
  }
  return holders;
}

function elsewhere(error: unknown, spec: string): undefined {
  if (!(error instanceof Failure)) throw error;
  const { code } = error;
  // Beside a public key there may lie the private one, which nobody asked for.
  const isUnasked = code === "passphrase-needed" && spec.endsWith(".pub");
  if (code !== "agent-lacks-key" && code !== "agent-unreachable" && !isUnasked) throw error;
  return undefined;
}
