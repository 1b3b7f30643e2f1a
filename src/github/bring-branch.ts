import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "../failure.ts";
import { pushBranch } from "../git/push-branch.ts";
import type { Hub, HubPull, HubRepository } from "./open-hub.ts";
import type { RemotePlace } from "./remote-place.ts";

/** A forge, and what goes there with every request. */
export interface Forge {
  readonly hub: Hub;
  readonly place: RemotePlace;
  readonly token: string;
  /** How long it may keep silent. */
  readonly seconds: number;
}

/** A commit that is to become a pull request. */
export interface Brought {
  /** Where git runs. */
  readonly dir: string;
  readonly commit: string;
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  /** Whether the branch is ours alone, and may be set anew. */
  readonly isForced?: boolean;
  /** Fetches the history of a shallow repository, which a fork that has fallen behind must be sent. */
  readonly deepen?: () => Promise<void>;
}

/** What came of it. */
export interface BroughtPull {
  readonly pull: HubPull;
  readonly isNew: boolean;
  /** `owner/name` of the fork that it was pushed to; undefined: the registry itself. */
  readonly fork: string | undefined;
}

/** A new fork takes a moment until git can be pushed there. */
const PATIENCE = [1000, 2000, 4000];

/**
 * Pushes a branch to the registry, or to the user's fork where they may not push, and opens its pull request, or
 * brings the body of the open one up to date. Rejects with the Failure `io`.
 */
export async function bringBranch(
  { hub, place, token, seconds }: Forge,
  registry: HubRepository,
  { dir, commit, branch, title, body, isDraft, isForced, deepen }: Brought,
): Promise<BroughtPull> {
  const push = ({ owner, name }: HubRepository) =>
    pushBranch(dir, { url: place.remoteOf(owner, name), token, seconds }, commit, branch, isForced);
  const isIn = registry.mayPush && (await mayPush(() => push(registry)));
  const target = isIn ? registry : await hub.fork(registry.owner, registry.name);
  if (!isIn) await pushPatiently(() => push(target), deepen, PATIENCE);
  const head = `${target.owner}:${branch}`;
  const fork = target === registry ? undefined : `${target.owner}/${target.name}`;
  const open = await hub.findPull(registry, head);
  if (open !== undefined)
    return { pull: await hub.editPull(registry, open.number, body), isNew: false, fork };
  const pull = await hub.openPull(registry, { head, base: registry.mainBranch, title, body, isDraft });
  return { pull, isNew: true, fork };
}

/** Pushes, unless the forge says that this user may not: rules for branches are stricter than what the API tells. */
async function mayPush(push: () => Promise<void>): Promise<boolean> {
  try {
    await push();
    return true;
  } catch (error) {
    if (!(error instanceof Failure) || !/\b403\b|denied|protected/i.test(error.message)) throw error;
    return false;
  }
}

async function pushPatiently(
  push: () => Promise<void>,
  deepen: Brought["deepen"],
  pauses: readonly number[],
): Promise<void> {
  const [next, ...later] = pauses;
  try {
    await push();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (deepen !== undefined && /shallow/i.test(error.message)) {
      await deepen();
      return pushPatiently(push, undefined, pauses);
    }
    if (next === undefined || !/not found|404/i.test(error.message)) throw error;
    await pause(next);
    await pushPatiently(push, deepen, later);
  }
}
