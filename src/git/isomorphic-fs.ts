import type { PromiseFsClient } from "isomorphic-git";

/** Zlib data grow a thousandfold at most: what isomorphic-git inflates whole becomes no more than 16 MB. */
const SMALL_FILE = 16 * 1024;

/** A loose object that isomorphic-git is not to inflate: here it is, as it lies on the disk. */
export class LargeFile extends Error {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super("a large loose object");
    this.bytes = bytes;
  }
}

/**
 * The file system as isomorphic-git sees it while it reads one repository. It cannot write. A large loose object
 * throws `LargeFile` instead. What a directory holds is asked once: for every object the library tries the loose
 * place and then lists the packs again, which costs more than the object does (METADATA.jl: 13 s, now 4 s).
 * So the repository is shown as it was when first looked at.
 */
export function isomorphicFs({ promises }: PromiseFsClient): PromiseFsClient {
  const readdir = once((path) => promises.readdir(path));
  return {
    promises: {
      readdir,
      stat: once((path) => promises.stat(path)),
      lstat: (path: string) => promises.lstat(path),
      readFile: async (path: string | undefined, options: unknown) => {
        if (path === undefined) return undefined; // how isomorphic-git finds out that it is given promises
        const [, folder, name] = LOOSE.exec(path) ?? [];
        if (folder === undefined) return promises.readFile(path, options);
        if (!(await holds(readdir(folder), name))) throw new Nothing();
        const bytes: unknown = await promises.readFile(path);
        if (bytes instanceof Uint8Array && bytes.length > SMALL_FILE) throw new LargeFile(bytes);
        return bytes;
      },
      writeFile: refuse,
      unlink: refuse,
      mkdir: refuse,
      rmdir: refuse,
      readlink: refuse,
      symlink: refuse,
    },
  };
}

const LOOSE = /^(.*\/objects\/[0-9a-f]{2})\/([0-9a-f]{38})$/;

/** As file systems say it. */
class Nothing extends Error {
  readonly code = "ENOENT";
}

async function holds(listing: Promise<unknown>, name: unknown): Promise<boolean> {
  const names = await listing.catch(() => []);
  return Array.isArray(names) && names.includes(name);
}

/** Remembers what was answered for each path, also that it failed. */
function once(ask: (path: string) => Promise<unknown>): (path: string) => Promise<unknown> {
  const answers = new Map<string, Promise<unknown>>();
  return (path) => {
    const answer = answers.get(path) ?? ask(path);
    answers.set(path, answer);
    return answer;
  };
}

function refuse(): Promise<never> {
  return Promise.reject(new Error("a repository is only read here"));
}
