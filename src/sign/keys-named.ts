import { fingerprint, type PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { keysOf } from "../format/certificate.ts";
import { quote } from "../quote.ts";
import type { Trust } from "../verify/trust.ts";
import { peekKey } from "./peek-key.ts";

/** Keys that words name, and whether the words were a user's name. */
export interface NamedKeys {
  readonly keys: readonly [PublicKey, ...PublicKey[]];
  readonly user: string | undefined;
}

/**
 * The keys that words name: every key of a user's certificate, the retired ones last; the key of a name in any
 * root; a fingerprint `SHA256:...` of one of those; or a key file or public key, known here or not. `word` is
 * as it was typed, `spec` the same as the words of a key (see `peekKey`). Rejects with the Failure `usage` for a
 * name or fingerprint that nobody has, and as `peekKey` does.
 */
export async function keysNamed(
  { certificates, roots }: Pick<Trust, "certificates" | "roots">,
  word: string,
  spec: string,
): Promise<NamedKeys> {
  const certificate = certificates.get(word)?.certificate;
  const named = roots.flatMap(({ root }) => root.keys.get(word) ?? []);
  const own = certificate === undefined ? named : keysOf(certificate);
  const [first, ...more] = [...new Set([...own, ...named])];
  if (first !== undefined) return { keys: [first, ...more], user: certificate && word };
  if (word.startsWith("SHA256:")) {
    const all = [
      ...[...certificates.values()].flatMap((each) => keysOf(each.certificate)),
      ...roots.flatMap(({ root }) => [...root.keys.values()]),
    ];
    const found = all.find((key) => fingerprint(key) === word.replace(/=+$/, ""));
    if (found !== undefined) return { keys: [found], user: undefined };
    throw new Failure("usage", `no certificate and no root has a key ${quote(word)}`, {
      mend: "bailiwick cert list",
    });
  }
  try {
    return { keys: [await peekKey(spec)], user: undefined };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "no-key") throw error;
    throw new Failure("usage", `${quote(word)} is no user, no name of a root key, and no key file`, {
      cause: error,
      mend: "bailiwick cert list   # bailiwick root show",
    });
  }
}
