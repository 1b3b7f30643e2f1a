import { existsSync, readFileSync } from "node:fs";
import { sha256 } from "../crypto/sha256.ts";
import { Failure } from "../failure.ts";
import { type List, parseList } from "../format/list.ts";
import { identityOf } from "../format/names.ts";
import { parseRoot, type Root } from "../format/root.ts";
import { onDisk } from "../git/on-disk.ts";
import { quote } from "../quote.ts";
import { type RootDifference, rootDifferences } from "./root-differences.ts";

/** A document in a file of its own, as it is carried to the machine that holds a key. */
interface CarriedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of its bytes; what others see of it, too. */
  readonly sha256: string;
}

/** A root that is carried. */
export interface RootFile extends CarriedFile {
  readonly root: Root;
}

/** A list that issuers endorse. */
export interface ListFile extends CarriedFile {
  readonly list: List;
}

/** Reads a root from a file. Throws the Failure `usage` for what is none. */
export function readRootFile(path: string): RootFile {
  const file = readCarriedFile(path);
  if ("root" in file) return file;
  throw new Failure("usage", `${quote(path)} is no root document`, {
    mend: "copy .bailiwick/root/N.yaml as it is",
  });
}

/** Reads a root or a list from a file. Throws the Failure `usage` for what is neither. */
export function readCarriedFile(path: string): RootFile | ListFile {
  const bytes = readIfAny(path);
  if (bytes === undefined) throw new Failure("usage", `there is no file ${quote(path)}`);
  const file = { path, bytes, sha256: sha256(bytes) };
  const root = parseRoot(bytes);
  if (root !== undefined) return { ...file, root };
  const list = parseList(bytes);
  if (list !== undefined) return { ...file, list };
  throw new Failure("usage", `${quote(path)} is no root document, and no list`, {
    mend: "copy .bailiwick/root/N.yaml or .bailiwick/lists/NAME.sums as it is",
  });
}

/** What a root says otherwise than another. Throws the Failure `usage` unless it is the next one of the same registry. */
export function differencesOf(last: RootFile, { root, path }: RootFile): RootDifference[] {
  if (root.version === last.root.version + 1 && root.registry === identityIn(last))
    return rootDifferences(last.root, root);
  throw new Failure("usage", `${quote(path)} is not what follows ${quote(last.path)}`);
}

/** The identity of the registry whose root it is. */
export function identityIn({ root: { version, registry }, sha256 }: RootFile): string {
  return version === 1 ? identityOf(registry, sha256) : registry;
}

/** The bytes of a file, if there is one. Throws the Failure `io`. */
export function readIfAny(path: string): Uint8Array | undefined {
  return existsSync(path) ? onDisk(`read ${quote(path)}`, () => readFileSync(path)) : undefined;
}
