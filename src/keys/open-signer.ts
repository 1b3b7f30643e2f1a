import { homedir } from "node:os";
import { readPublicKeyLine } from "../crypto/ssh-key.ts";
import { openAgentKey } from "./agent.ts";
import { openKeyFile } from "./open-key-file.ts";
import type { PassphraseSource } from "./passphrase.ts";
import type { Signer } from "./signer.ts";

/** What may help to open a key. */
export interface SignerOptions {
  readonly passphrase?: PassphraseSource | undefined;
  /** The agent's socket, instead of SSH_AUTH_SOCK. */
  readonly agent?: string | undefined;
}

/**
 * The signer that a word names, as git reads `user.signingKey`: the path of a private or public key, `~`
 * standing for the home directory, or a public key itself, after `key::` or bare, which the agent must hold.
 * Rejects as `openKeyFile` does.
 */
export async function openSigner(spec: string, options: SignerOptions = {}): Promise<Signer> {
  const literal = literalKey(spec);
  if (literal !== undefined)
    return openAgentKey(readPublicKeyLine(literal, "the signing key").text, options.agent);
  const path = spec.replace(/^~(?=$|[/\\])/, () => homedir());
  return openKeyFile(path, options.passphrase ?? {}, options.agent);
}

function literalKey(spec: string): string | undefined {
  if (spec.startsWith("key::")) return spec.slice("key::".length);
  return /^(ssh|sk-ssh|ecdsa|sk-ecdsa)-\S+ /.test(spec) ? spec : undefined;
}
