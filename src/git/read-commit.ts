import { Failure } from "../failure.ts";
import type { ObjectSource, ObjectType } from "./object-source.ts";
import { type CommitBody, parseCommit, parseTagTarget } from "./parse-commit.ts";
import { readObjects } from "./read-objects.ts";

/** A commit whose bytes hash to its id. */
export interface Commit extends CommitBody {
  readonly id: string;
}

/** Tags of tags of tags: nobody means more than this. */
const DEEPEST_TAG = 16;

/** What a name points to is read up to this size: no commit or tag comes near. */
const LARGEST = 16 * 1024 * 1024;

/** Reads commits by id, in order. Rejects with the Failures `object-missing` and `object-corrupt`. */
export async function readCommits(source: ObjectSource, ids: readonly string[]): Promise<readonly Commit[]> {
  const commits: Commit[] = [];
  await readObjects(source, ids, "commit", 0, (index, bytes) => {
    const id = ids[index] ?? "";
    commits[index] = { id, ...parsed(id, parseCommit(bytes, id.length)) };
  });
  return commits;
}

/**
 * The id of the commit that an id of any object stands for: itself or, through any tags, its target.
 * Rejects with the Failure `no-such-revision` for trees and blobs, and where nothing has that id.
 */
export async function peelToCommit(source: ObjectSource, from: string): Promise<string> {
  let id = from;
  for (let depth = 0; depth <= DEEPEST_TAG; depth++) {
    let type: ObjectType | undefined;
    let target: string | undefined;
    const read = readObjects(source, [id], undefined, LARGEST, (_, bytes, found) => {
      type = found;
      if (found === "tag") target = parsed(id, parseTagTarget(bytes, id.length));
    });
    await (depth === 0 ? read.catch(unknownName) : read);
    if (type === "commit") return id;
    if (target === undefined) throw noCommit(`${id} is a ${type ?? "huge blob"}, not a commit`);
    id = target;
  }
  throw noCommit(`${from} is a tag of more than ${DEEPEST_TAG} tags`);
}

/** Nothing has the id that was given: no object is lost, the name is wrong. */
function unknownName(cause: unknown): never {
  if (!(cause instanceof Failure) || cause.code !== "object-missing") throw cause;
  throw noCommit(`${cause.message}: it names no commit here`, cause);
}

function noCommit(message: string, cause?: unknown): Failure {
  return new Failure("no-such-revision", message, {
    cause,
    mend: "git fetch, or give a branch, tag or commit id",
  });
}

function parsed<T>(id: string, value: T | undefined): T {
  if (value === undefined) throw new Failure("object-corrupt", `object ${id} does not parse`);
  return value;
}
