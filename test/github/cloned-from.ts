import { copyOf, type Workshop } from "../cli/workshop.ts";
import { type GitForge, openGitForge } from "./git-forge.ts";

/** A forge with the registry of a workshop, and somebody's clone of it. */
export interface Cloned {
  readonly forge: GitForge;
  readonly work: Workshop;
  /** The environment by which the forge knows them. */
  readonly token: Record<string, string>;
}

/** Opens a forge with what a workshop has, and clones it for somebody. */
export async function clonedFrom(shop: Workshop, user: string): Promise<Cloned> {
  const forge = await openGitForge(shop.dir);
  return { forge, work: cloneOf(forge, shop, user), token: { GITHUB_TOKEN: user } };
}

/** Somebody's clone of the registry that a forge has. */
export function cloneOf(forge: GitForge, shop: Workshop, user: string): Workshop {
  const work = copyOf(shop);
  work.git("remote", "add", "origin", `${forge.url}/owner/registry.git`);
  // From the disk: the forge that this process serves cannot answer while the process waits.
  work.git("fetch", "-q", forge.bare("owner/registry"), "+refs/heads/*:refs/remotes/origin/*");
  work.git("config", "bailiwick.key", shop.key(user));
  return work;
}
