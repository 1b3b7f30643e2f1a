import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Failure } from "../failure.ts";

/** A file's size in bytes, and its hashes in lower-case hex. */
export interface FileDigests {
  readonly size: number;
  readonly sha256: string;
  readonly sha384: string;
  readonly sha512: string;
  readonly md5: string;
}

/** Hashes a file of the user's in bounded memory. Rejects with the Failure `io`: it is none, cannot be read, or `signal` ended it. */
export async function digestFile(path: string, signal?: AbortSignal): Promise<FileDigests> {
  const hashes = {
    sha256: createHash("sha256"),
    sha384: createHash("sha384"),
    sha512: createHash("sha512"),
    md5: createHash("md5"),
  };
  let size = 0;
  try {
    if (!(await stat(path)).isFile()) throw new Failure("io", `${path} is no file`);
    for await (const chunk of createReadStream(path, { signal })) {
      for (const hash of Object.values(hashes)) hash.update(chunk);
      size += chunk.length;
    }
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure("io", `${path} cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
  const hex = (name: keyof typeof hashes) => hashes[name].digest("hex");
  return { size, sha256: hex("sha256"), sha384: hex("sha384"), sha512: hex("sha512"), md5: hex("md5") };
}
