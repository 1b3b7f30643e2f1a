import { fingerprint, keyOf, type PublicKey, publicKeyOfBlob } from "../crypto/ssh-key.ts";
import { armorSignature, buildSignature, signedData, verifySignature } from "../crypto/sshsig.ts";
import { concatBytes, WireReader, wireString, wireUint32 } from "../crypto/wire.ts";
import { Failure } from "../failure.ts";
import { askAgent, unreachable } from "./agent-request.ts";
import { shellWord } from "./shell-word.ts";
import type { Signer } from "./signer.ts";

// draft-miller-ssh-agent section 6.1
const requestIdentities = 11;
const identitiesAnswer = 12;
const signRequest = 13;
const signResponse = 14;

const listTimeout = 5_000;
/** Long, since somebody may have to find and touch a security key, or confirm. */
const signTimeout = 120_000;

/** A key that the agent can sign with, and what its owner called it: any text. */
export interface AgentKey {
  readonly key: PublicKey;
  readonly comment: string;
}

/** The Ed25519 keys that the agent holds, in its order; others are left out. The socket defaults to SSH_AUTH_SOCK. */
export async function listAgentKeys(socket?: string): Promise<readonly AgentKey[]> {
  const reader = new WireReader(await askAgent(Uint8Array.of(requestIdentities), listTimeout, socket));
  const type = reader.byte();
  const count = reader.uint32();
  if (type !== identitiesAnswer || count === undefined)
    throw unreachable("the ssh-agent does not list its keys");
  const keys: AgentKey[] = [];
  for (let left = count; left > 0; left--) {
    const blob = reader.string();
    const comment = reader.string();
    if (blob === undefined || comment === undefined)
      throw unreachable("the ssh-agent's list of keys is cut short");
    const key = publicKeyOfBlob(blob);
    if (key !== undefined) keys.push({ key: key.text, comment: new TextDecoder().decode(comment) });
  }
  return keys;
}

/**
 * A signer whose secret stays in the agent, for plain and security keys alike. Rejects with
 * `agent-unreachable`, or `agent-lacks-key` when the agent does not hold the key, or later does not sign with
 * it. What the agent signs is verified. `privatePath` is the key file that the mend names.
 */
export async function openAgentKey(key: PublicKey, socket?: string, privatePath?: string): Promise<Signer> {
  const keys = await listAgentKeys(socket);
  if (!keys.some((held) => held.key === key))
    throw new Failure("agent-lacks-key", `the ssh-agent does not hold ${fingerprint(key)}`, {
      mend: `ssh-add ${privatePath === undefined ? "KEYFILE" : shellWord(privatePath)}`,
    });
  return { key, sign: (namespace, message) => signByAgent(key, namespace, message, socket), close() {} };
}

async function signByAgent(
  key: PublicKey,
  namespace: string,
  message: Uint8Array,
  socket?: string,
): Promise<string> {
  const data = signedData(namespace, "sha512", message);
  const request = concatBytes(
    Uint8Array.of(signRequest),
    wireString(keyOf(key).blob),
    wireString(data),
    wireUint32(0),
  );
  const reader = new WireReader(await askAgent(request, signTimeout, socket));
  const raw = reader.byte() === signResponse ? reader.string() : undefined;
  if (raw === undefined)
    throw new Failure("agent-lacks-key", `the ssh-agent did not sign with ${fingerprint(key)}`, {
      mend: "confirm or touch the key when asked; unlock the agent with ssh-add -X",
    });
  const signature = buildSignature(key, namespace, raw);
  if (signature === undefined || !verifySignature(signature, message))
    throw unreachable(`what the ssh-agent signed with ${fingerprint(key)} does not verify`);
  return armorSignature(signature);
}
