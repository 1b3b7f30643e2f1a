import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PromiseFsClient } from "isomorphic-git";

/** A copy in memory of a folder, at `root`: a file system such as browsers have. Writing to it throws. */
export function memoryFs(folder: string, root: string): PromiseFsClient {
  const files = new Map<string, Uint8Array>();
  const folders = new Map<string, string[]>();
  const copy = (from: string, to: string): void => {
    if (statSync(from).isFile()) {
      files.set(to, new Uint8Array(readFileSync(from)));
      return;
    }
    const names = readdirSync(from);
    folders.set(to, names);
    for (const name of names) copy(join(from, name), `${to}/${name}`);
  };
  copy(folder, root);
  return { promises: new MemoryFs(files, folders) };
}

/** Like LightningFS's: methods of a class, bytes that are no Buffers, errors with a code alone. */
class MemoryFs {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #folders: ReadonlyMap<string, readonly string[]>;

  constructor(files: ReadonlyMap<string, Uint8Array>, folders: ReadonlyMap<string, readonly string[]>) {
    this.#files = files;
    this.#folders = folders;
  }

  async readFile(path: string, options?: { readonly encoding?: string }): Promise<Uint8Array | string> {
    const bytes = found(this.#files.get(path));
    return options?.encoding === "utf8" ? new TextDecoder().decode(bytes) : bytes;
  }

  async readdir(path: string): Promise<readonly string[]> {
    return found(this.#folders.get(path));
  }

  async stat(path: string) {
    const isFile = this.#files.has(path);
    if (!isFile) found(this.#folders.get(path));
    return { isFile: () => isFile, isDirectory: () => !isFile, isSymbolicLink: () => false };
  }

  lstat(path: string) {
    return this.stat(path);
  }

  writeFile = refuse;
  unlink = refuse;
  mkdir = refuse;
  rmdir = refuse;
}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw Object.assign(new Error("nothing there"), { code: "ENOENT" });
  return thing;
}

function refuse(): never {
  throw new Error("a write");
}
