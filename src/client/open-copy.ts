import { subjectKey } from "../format/layout.ts";
import { openOwnRepository, type Repository } from "../git/open-repository.ts";
import type { Tree } from "../tree.ts";
import { plainPath } from "../verify/explain-target.ts";
import type { ClientState } from "./client-state.ts";
import { freshnessOf } from "./freshness.ts";
import { readState, registryFolder, storeOf } from "./registries.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/** A copy that is open; `close` it. */
export interface OpenCopy extends VerifiedCopy {
  readonly state: ClientState;
  readonly repository: Repository;
  close(): void;
}

/** Opens what was verified of a registry that was added; no network. Failure `no-registry`. */
export async function openCopy(name: string, now: string, data?: string): Promise<OpenCopy> {
  const folder = registryFolder(name, data);
  const state = readState(folder);
  const { commit, kept, fold } = state;
  const repository = await openOwnRepository(storeOf(folder));
  const trees = new Map<string, Promise<Tree>>();
  const treeAt = (id: string): Promise<Tree> => {
    const tree = trees.get(id) ?? repository.tree(id);
    trees.set(id, tree);
    return tree;
  };
  return {
    name,
    commit,
    kept,
    state,
    repository,
    accepted: fold.accepted,
    freshness: freshnessOf(state, now),
    treeOf: ({ subject }) => treeAt(kept.get(subjectKey(subject)) ?? commit),
    close: () => repository.close(),
  };
}

/** The commit in which a path was last verified; without a path, the newest one that was folded in. */
export function commitOf({ accepted, kept, commit }: VerifiedCopy, path: string | undefined): string {
  if (path === undefined) return commit;
  for (const [key, at] of kept) {
    const name = accepted.subjects.get(key)?.subject.name;
    if (name !== undefined && `${plainPath(path)}/`.startsWith(`${name}/`)) return at;
  }
  return commit;
}
