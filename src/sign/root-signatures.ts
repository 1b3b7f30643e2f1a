import { fingerprint, type PublicKey } from "../crypto/ssh-key.ts";
import { armorSignature, parseSignatures, type Signature, verifySignature } from "../crypto/sshsig.ts";
import { Failure } from "../failure.ts";
import { signaturePath } from "../format/place.ts";
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
  readonly lists: readonly Signed[];
  /** With the first root, an issuer endorses them too. */
  readonly areEndorsed: boolean;
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
  const endorsed = toSign.areEndorsed && issuers.includes(name) ? toSign.lists : [];
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
 * Adds signatures that were made elsewhere, on the root or on a list: `files` are `.sig` files by what they are
 * called here. Throws `signing-refused` for a file in which no root key signed any of them.
 */
export function addSignatures(toSign: ToSign, files: ReadonlyMap<string, Uint8Array>): RootSignatures {
  const changes = new Map<string, Uint8Array>();
  const names = new Set<string>();
  const endorsed = new Set<string>();
  for (const [file, bytes] of files) {
    const blocks = (parseSignatures(bytes) ?? []).flatMap((block) => {
      const name = toSign.names.get(block.key);
      const document = documentOf(toSign, block);
      return name === undefined || document === undefined ? [] : [{ name, block, document }];
    });
    if (blocks.length === 0)
      throw new Failure(
        "signing-refused",
        `${quote(file)} holds no signature on this root ${toSign.version}, or a list here, by one of ${list([...toSign.names.values()])}`,
        {
          mend: `bailiwick root sign --in ${quote(toSign.root.path)}   # where the key is; then add what it makes`,
        },
      );
    for (const { name, block, document } of blocks) {
      const path = pathOf(document, name);
      const old =
        parseSignatures(changes.get(path) ?? document.signatures.get(name) ?? new Uint8Array()) ?? [];
      const others = old.filter(({ key, namespace }) => key !== block.key || namespace !== block.namespace);
      changes.set(path, encodeText([...others, block].map(armorSignature).join("")));
      names.add(name);
      if (document !== toSign.root) endorsed.add(document.path);
    }
  }
  return { names: [...names], endorsed: [...endorsed], changes };
}

/** What a signature is on: the root, or one of the lists. */
function documentOf({ root, lists }: ToSign, block: Signature): Signed | undefined {
  const candidates =
    block.namespace === namespaces.root ? [root] : block.namespace === namespaces.endorse ? lists : [];
  return candidates.find(({ bytes }) => verifySignature(block, bytes));
}

function pathOf({ document }: Signed, name: string): string {
  return signaturePath(document, name);
}
