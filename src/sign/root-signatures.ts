import { fingerprint, type PublicKey } from "../crypto/ssh-key.ts";
import { armorSignature, parseSignatures, verifySignature } from "../crypto/sshsig.ts";
import { Failure } from "../failure.ts";
import { parsePlace, signaturePath } from "../format/place.ts";
import { encodeText } from "../format/text.ts";
import { list, quote } from "../quote.ts";
import { namespaces, type Signed } from "../verify/signed.ts";
import type { FileChanges } from "./file-changes.ts";
import type { FoundKey } from "./find-key.ts";
import { signDocument } from "./sign-document.ts";

/** What holders of root keys sign together. */
export interface ToSign {
  readonly version: number;
  readonly root: Signed;
  /** With the first root: lists that its issuers endorse. */
  readonly lists: readonly Signed[];
  /** Names of the root's keys, and of those of the root before. */
  readonly names: ReadonlyMap<PublicKey, string>;
  /** Names of issuers. */
  readonly issuers: readonly string[];
}

/** Signature files that change, and whose signatures were made or added. */
export interface RootSignatures {
  readonly names: readonly string[];
  readonly endorsed: readonly string[];
  readonly changes: FileChanges;
}

/** Signs with a key. Rejects with `signing-refused` for one that is no root key, and as `FoundKey.open` does. */
export async function makeSignatures(toSign: ToSign, key: FoundKey): Promise<RootSignatures> {
  const { version, root, names, issuers } = toSign;
  const name = names.get(key.key);
  if (name === undefined)
    throw new Failure(
      "signing-refused",
      `${fingerprint(key.key)} is no key of root ${version}, which names ${list([...names.values()])}`,
      { mend: "bailiwick root sign --key KEY" },
    );
  const endorsed = issuers.includes(name) ? toSign.lists : [];
  const signer = await key.open();
  const changes = new Map<string, Uint8Array>();
  try {
    for (const [purpose, each] of [
      ["root", root] as const,
      ...endorsed.map((each) => ["endorse", each] as const),
    ])
      changes.set(
        pathOf(each, name),
        await signDocument(signer, purpose, each.bytes, each.signatures.get(name)),
      );
  } finally {
    signer.close();
  }
  return { names: [name], endorsed: endorsed.map(({ path }) => path), changes };
}

/**
 * Adds signatures that were made elsewhere: `files` are `.sig` files by what they are called here. Throws
 * `signing-refused` for a file in which no root key signed the root.
 */
export function addSignatures(toSign: ToSign, files: ReadonlyMap<string, Uint8Array>): RootSignatures {
  const { version, root } = toSign;
  const changes = new Map<string, Uint8Array>();
  const names = new Set<string>();
  for (const [file, bytes] of files) {
    const blocks = (parseSignatures(bytes) ?? []).flatMap((block) => {
      const name = toSign.names.get(block.key);
      const isOurs = block.namespace === namespaces.root && verifySignature(block, root.bytes);
      return isOurs && name !== undefined ? [{ name, block }] : [];
    });
    if (blocks.length === 0)
      throw new Failure(
        "signing-refused",
        `${quote(file)} holds no signature on this root ${version} by one of ${list([...toSign.names.values()])}`,
        { mend: `bailiwick root sign --in ${quote(root.path)}   # where the key is; then add what it makes` },
      );
    for (const { name, block } of blocks) {
      const path = pathOf(root, name);
      const old = parseSignatures(changes.get(path) ?? root.signatures.get(name) ?? new Uint8Array()) ?? [];
      const others = old.filter(({ key, namespace }) => key !== block.key || namespace !== block.namespace);
      changes.set(path, encodeText([...others, block].map(armorSignature).join("")));
      names.add(name);
    }
  }
  return { names: [...names], endorsed: [], changes };
}

function pathOf({ path }: Signed, name: string): string {
  const document = parsePlace(path)?.document;
  if (document === undefined) throw new TypeError(`${path} is no document's place`);
  return signaturePath(document, name);
}
