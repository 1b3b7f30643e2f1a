import type { MemoryFile } from "../../src/git/memory-objects.ts";

/** Path from the repository's root -> mode and bytes, or a submodule's id. */
export type Files = ReadonlyMap<string, MemoryFile>;

/** One commit of a scenario while it is being written: it starts as a copy of the stage before. */
export interface Stage {
  readonly name: string;
  readonly files: Map<string, MemoryFile>;
  /** The files as the stage began. */
  readonly before: Files;
  /** Subjects that got a statement in this stage: key -> its path. */
  readonly stated: Map<string, string>;
  /** Directories whose tree object is written in the wrong order. */
  readonly disordered: Set<string>;
  /** Paths whose entry stands twice in its directory, and the bytes of the other. */
  readonly doubled: Map<string, Uint8Array>;
}

/** A new stage upon another, or upon nothing. */
export function stageUpon(name: string, last: Stage | undefined): Stage {
  return {
    name,
    files: new Map(last?.files),
    before: new Map(last?.files),
    stated: new Map(),
    disordered: new Set(last?.disordered),
    doubled: new Map(last?.doubled),
  };
}

/** The bytes at a path; throws when there is no file, which is a slip of the scenario's author. */
export function bytesAt(files: Files, path: string): Uint8Array {
  const file = files.get(path);
  if (file === undefined || !("bytes" in file)) throw new Error(`no file at ${path}`);
  return file.bytes;
}

/** Paths that are a path or lie below it. */
export function pathsBelow(files: Files, path: string): string[] {
  return [...files.keys()].filter((each) => each === path || each.startsWith(`${path}/`));
}

/** Puts a plain file. */
export function put(stage: Stage, path: string, bytes: Uint8Array): void {
  stage.files.set(path, { mode: "100644", bytes });
}
