import { existsSync } from "node:fs";
import { type PublicKey, readPublicKeyLine } from "../crypto/ssh-key.ts";
import { decodeUtf8 } from "../crypto/utf8.ts";
import { Failure } from "../failure.ts";
import { openAgentKey } from "./agent.ts";
import { openPrivateKey } from "./open-private-key.ts";
import type { PassphraseSource } from "./passphrase.ts";
import { readSmallFile } from "./read-small-file.ts";
import { parseSealedKey, publicLineOf } from "./sealed-key.ts";
import { shellWord } from "./shell-word.ts";
import type { Signer } from "./signer.ts";

const otherPrivateKey = /^\s*(-----BEGIN (?!OPENSSH).*PRIVATE KEY-----|PuTTY-User-Key-File)/;

/**
 * The signer of a key file. OpenSSH's private keys are opened, encrypted ones with a passphrase. For a public
 * key the agent must hold the secret, or, as for ssh-keygen, the private key lies beside it; for the handle of
 * a security key the agent must. Its socket defaults to SSH_AUTH_SOCK. Rejects with a `Failure`: `no-key` (no such file), `io`, `key-malformed`, `key-unsupported`,
 * `passphrase-needed`, `passphrase-wrong`, `agent-unreachable`, `agent-lacks-key`.
 */
export async function openKeyFile(
  path: string,
  passphrase: PassphraseSource,
  agent?: string,
): Promise<Signer> {
  const bytes = await readSmallFile(path, "no-key");
  const text = decodeUtf8(bytes) ?? "";
  bytes.fill(0);
  const sealed = parseSealedKey(text);
  if (sealed === undefined) return openPublicKeyFile(readPublicKeyFile(text, path), path, passphrase, agent);
  const key = readPublicKeyLine(publicLineOf(sealed), path);
  if (key.application !== undefined) return openHandle(key.text, path, agent);
  return openPrivateKey(sealed, key, path, passphrase, agent);
}

async function openPublicKeyFile(
  key: PublicKey,
  path: string,
  passphrase: PassphraseSource,
  agent: string | undefined,
): Promise<Signer> {
  const privatePath = path.replace(/\.pub$/, "");
  try {
    return await openAgentKey(key, agent, privatePath);
  } catch (cause) {
    if (!(cause instanceof Failure) || privatePath === path || !existsSync(privatePath)) throw cause;
    const signer = await openKeyFile(privatePath, passphrase, agent);
    if (signer.key === key) return signer;
    signer.close();
    throw new Failure("key-malformed", `${path} and ${privatePath} are not one key`, { cause });
  }
}

/** The key on the first line that is neither empty nor a comment. */
function readPublicKeyFile(text: string, path: string): string {
  if (otherPrivateKey.test(text))
    throw new Failure("key-unsupported", `${path} holds another kind of private key than OpenSSH's Ed25519`, {
      mend: "ssh-keygen -t ed25519",
    });
  const line = text.split("\n").find((each) => /^\s*[^\s#]/.test(each)) ?? "";
  return readPublicKeyLine(line, path).text;
}

async function openHandle(key: string, path: string, agent?: string): Promise<Signer> {
  try {
    return await openAgentKey(key, agent, path);
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    const message = `${path} is the handle of a security key, which only an ssh-agent can use: ${cause.message}`;
    throw new Failure(cause.code, message, { cause, mend: `ssh-add ${shellWord(path)}` });
  }
}
