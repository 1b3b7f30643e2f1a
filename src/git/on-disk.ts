import { Failure } from "../failure.ts";

/** Runs an act on the file system; what it throws becomes the Failure `io`: "cannot `doing`: ...". */
export function onDisk<T>(doing: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure("io", `cannot ${doing}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
