import { readPublicKeyLine } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { openPrivateKey } from "../keys/open-private-key.ts";
import type { PassphraseSource } from "../keys/passphrase.ts";
import { parseSealedKey, publicLineOf } from "../keys/sealed-key.ts";
import type { FoundKey } from "./find-key.ts";

/**
 * The signing key that a machine was given as the text of a private key file, in a variable `name`, so that it lies
 * on no disk. Nobody is asked for a passphrase. No message holds any of the text. Throws the Failures `key-malformed`
 * and `key-unsupported`; `open` rejects as `openPrivateKey` does.
 */
export function keyFromText(text: string, name: string, passphrase: PassphraseSource): FoundKey {
  const sealed = parseSealedKey(text);
  if (sealed === undefined)
    throw new Failure("key-malformed", `the variable ${name} holds no private key as ssh-keygen writes it`, {
      mend: `gh secret set ${name} < KEYFILE   # the whole file, its first and last line too`,
    });
  const key = readPublicKeyLine(publicLineOf(sealed), `the variable ${name}`);
  if (key.application !== undefined)
    throw new Failure("key-unsupported", `the variable ${name} holds the handle of a security key`, {
      mend: "ssh-keygen -t ed25519   # a key of the machine's own",
    });
  const isSealed = sealed.cipher !== "none";
  return {
    key: key.text,
    spec: name,
    from: "environment",
    open: async () => {
      if (isSealed && !passphrase.env && passphrase.file === undefined)
        throw new Failure(
          "passphrase-needed",
          `the key in ${name} is encrypted, and nobody gave its passphrase`,
          {
            mend: "the variable BAILIWICK_PASSPHRASE, or a key without one",
          },
        );
      return openPrivateKey(sealed, key, name, passphrase);
    },
  };
}
