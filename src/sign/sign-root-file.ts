import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { sha256 } from "../crypto/sha256.ts";
import { fingerprint } from "../crypto/ssh-key.ts";
import { parseSignatures } from "../crypto/sshsig.ts";
import { Failure } from "../failure.ts";
import { identityOf, isName } from "../format/names.ts";
import { parseRoot, type Root } from "../format/root.ts";
import { onDisk } from "../git/on-disk.ts";
import { createScratch } from "../git/scratch.ts";
import { writeWorkTree } from "../git/write-work-tree.ts";
import { list, quote } from "../quote.ts";
import type { FoundKey } from "./find-key.ts";
import { type RootDifference, rootDifferences } from "./root-differences.ts";
import { signDocument } from "./sign-document.ts";

/** A root in a file of its own, as it is carried to the machine that holds a key. */
export interface RootFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of its bytes; what its other holders see, too. */
  readonly sha256: string;
  readonly root: Root;
}

/** Reads a root from a file. Throws the Failure `usage` for what is none. */
export function readRootFile(path: string): RootFile {
  const bytes = readIfAny(path);
  if (bytes === undefined) throw new Failure("usage", `there is no file ${quote(path)}`);
  const root = parseRoot(bytes);
  if (root === undefined)
    throw new Failure("usage", `${quote(path)} is no root document`, {
      mend: "copy .bailiwick/root/N.yaml as it is",
    });
  return { path, bytes, sha256: sha256(bytes), root };
}

/** What a root says otherwise than another. Throws the Failure `usage` unless it is the next one of the same registry. */
export function differencesOf(last: RootFile, { root, path }: RootFile): RootDifference[] {
  const { version, registry } = last.root;
  const identity = version === 1 ? identityOf(registry, last.sha256) : registry;
  if (root.version === version + 1 && root.registry === identity) return rootDifferences(last.root, root);
  throw new Failure("usage", `${quote(path)} is not what follows ${quote(last.path)}`);
}

/** Who signs a root file, and where the signature goes. */
export interface RootFileRequest {
  readonly file: RootFile;
  /** The root before it, whose keys may sign too. */
  readonly last: RootFile | undefined;
  readonly key: FoundKey;
  /** The key's name, where neither root says it. */
  readonly as: string | undefined;
  /** Undefined: beside the root, as `2.alice.sig`. */
  readonly out: string | undefined;
}

/** The name under which a key signs. Throws `signing-refused` where no root at hand names the key. */
export function signingName({ file: { root }, last, key, as }: Omit<RootFileRequest, "out">): string {
  const names = [...root.keys, ...(last?.root.keys ?? [])];
  const found = names.find(([, each]) => each === key.key)?.[0];
  if (found !== undefined && (as ?? found) === found) return found;
  if (found === undefined && as !== undefined && isName(as) && !root.keys.has(as)) return as;
  const words = `${fingerprint(key.key)} is ${found === undefined ? "no key" : `the key ${quote(found)}`} of root ${root.version}`;
  throw new Failure("signing-refused", `${words}, which names ${list([...root.keys.keys()])}`, {
    mend: "--last OLD.yaml   # or --as NAME, where it is a key of the root before",
  });
}

/** Signs a root that lies in a file, without any repository; the path of the signature. All or nothing is written. */
export async function signRootFile(request: RootFileRequest): Promise<string> {
  const { file, key } = request;
  const name = signingName(request);
  const out = request.out ?? join(dirname(file.path), `${file.root.version}.${name}.sig`);
  const existing = readIfAny(out);
  if (existing !== undefined && parseSignatures(existing) === undefined)
    throw new Failure("usage", `${quote(out)} is there and holds no signatures: it is not written over`);
  const signer = await key.open();
  const bytes = await signDocument(signer, "root", file.bytes, existing).finally(() => signer.close());
  // There is no repository whose directory could hold what is being written.
  const scratch = createScratch();
  try {
    writeWorkTree({ workTree: dirname(out), gitDir: scratch.path }, new Map([[basename(out), bytes]]));
  } finally {
    scratch.remove();
  }
  return out;
}

function readIfAny(path: string): Uint8Array | undefined {
  return existsSync(path) ? onDisk(`read ${quote(path)}`, () => readFileSync(path)) : undefined;
}
