import { homedir } from "node:os";
import { type PublicKey, readPublicKeyLine } from "../crypto/ssh-key.ts";
import { decodeUtf8 } from "../crypto/utf8.ts";
import { Failure } from "../failure.ts";
import { readSmallFile } from "../keys/read-small-file.ts";
import { parseSealedKey, publicLineOf } from "../keys/sealed-key.ts";

/**
 * The public key of the words that name a key (see `openSigner`): a public key itself, or the path of a public
 * or private key, whose public half stands in the clear also when it is encrypted. Asks nobody for anything.
 * Rejects with a `Failure`: `no-key` (no such file), `io`, `key-malformed`, `key-unsupported`.
 */
export async function peekKey(spec: string): Promise<PublicKey> {
  const literal = spec.startsWith("key::") ? spec.slice("key::".length) : spec;
  if (literal !== spec || /^(ssh|sk-ssh|ecdsa|sk-ecdsa)-\S+ /.test(spec))
    return readPublicKeyLine(literal, "the key").text;
  const path = spec.replace(/^~(?=$|[/\\])/, () => homedir());
  const bytes = await readSmallFile(path, "no-key");
  const text = decodeUtf8(bytes) ?? "";
  bytes.fill(0);
  const sealed = parseSealedKey(text);
  if (sealed !== undefined) return readPublicKeyLine(publicLineOf(sealed), path).text;
  if (/^\s*(-----BEGIN .*PRIVATE KEY-----|PuTTY-User-Key-File)/.test(text))
    throw new Failure("key-unsupported", `${path} holds another kind of private key than OpenSSH's Ed25519`, {
      mend: "ssh-keygen -t ed25519",
    });
  return readPublicKeyLine(text.split("\n").find((line) => /^\s*[^\s#]/.test(line)) ?? "", path).text;
}
