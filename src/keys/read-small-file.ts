import { type FileHandle, open } from "node:fs/promises";
import { Failure, type FailureCode } from "../failure.ts";
import { shellWord } from "./shell-word.ts";

const longest = 64 * 1024;

/**
 * A file of at most 64 KiB; it may be a pipe. Throws a `Failure`: `missing` when there is none, `io` when it
 * cannot be read, `key-malformed` when it is longer or a directory.
 */
export async function readSmallFile(path: string, missing: FailureCode): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "r");
    return await readBounded(file, path);
  } catch (cause) {
    throw failureOf(cause, path, missing);
  } finally {
    await file?.close();
  }
}

async function readBounded(file: FileHandle, path: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(longest + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
    if (length > longest)
      throw new Failure("key-malformed", `${path} is too long for a key file`, { mend: lookAt(path) });
  }
}

function failureOf(cause: unknown, path: string, missing: FailureCode): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (cause instanceof Failure || code === undefined) return cause;
  const mend = lookAt(path);
  if (code === "ENOENT" || code === "ENOTDIR")
    return new Failure(missing, `there is no file ${path}`, {
      cause,
      mend: missing === "no-key" ? "git config bailiwick.key KEYFILE" : mend,
    });
  if (code === "EISDIR") return new Failure("key-malformed", `${path} is a directory`, { cause, mend });
  if (code === "EACCES" || code === "EPERM")
    return new Failure("io", `permission to read ${path} is denied`, { cause, mend });
  return new Failure("io", `${path} cannot be read`, { cause, mend });
}

function lookAt(path: string): string {
  return `ls -ld ${shellWord(path)}`;
}
