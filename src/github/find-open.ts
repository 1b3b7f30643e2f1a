import { Failure } from "../failure.ts";
import type { Hub, HubPull, HubRepository } from "./open-hub.ts";

/**
 * The open pull request of a branch, of the registry's or of the user's fork. What the API says of rights to push
 * decides nothing here (see `bringBranch`); the token of an app belongs to no user, and to no fork.
 */
export async function findOpen(
  hub: Hub,
  registry: HubRepository,
  branch: string,
): Promise<HubPull | undefined> {
  const own = await hub.findPull(registry, `${registry.owner}:${branch}`);
  if (own !== undefined) return own;
  try {
    return await hub.findPull(registry, `${await hub.login()}:${branch}`);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
