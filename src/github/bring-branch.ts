import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "../failure.ts";
import { type Pushed, pushBranch } from "../git/push-branch.ts";
import { quote } from "../quote.ts";
import type { Hub, HubPull, HubRepository } from "./open-hub.ts";
import type { RemotePlace } from "./remote-place.ts";
import { wasPushed } from "./was-pushed.ts";

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
  /** The branch that it is for. */
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  /** Whether the repository is the user's own, with their hooks, and they go on from there if something fails. */
  readonly isOwn: boolean;
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
 * brings the body of the open one up to date. A branch that is new, and no user's own, is taken away again if no pull
 * request comes of it. Rejects with the Failure `io`.
 */
export async function bringBranch(
  { hub, place, token, seconds }: Forge,
  registry: HubRepository,
  brought: Brought,
): Promise<BroughtPull> {
  const { dir, commit, branch, base, title, body, isDraft, isOwn, isForced, deepen } = brought;
  const urlOf = ({ owner, name }: HubRepository) => place.remoteOf(owner, name);
  const push = (to: HubRepository, what: string | undefined) =>
    pushBranch(dir, { url: urlOf(to), token, seconds, hasHooks: isOwn, isForced }, what, branch);
  const isIn = registry.mayPush && wasPushed(await push(registry, commit), urlOf(registry), branch);
  const target = isIn ? registry : await hub.fork(registry.owner, registry.name);
  if (!isIn && urlOf(target) === urlOf(registry))
    throw new Failure(
      "io",
      `${quote(urlOf(registry))} cannot take this branch, and you cannot fork what is yours`,
      {
        mend: "let its author allow edits by maintainers; what it brings besides packages never comes onto a branch of yours",
      },
    );
  const done = isIn ? "pushed" : await pushPatiently(() => push(target, commit), deepen);
  if (!wasPushed(done, urlOf(target), branch))
    throw new Failure("io", `git push: ${quote(urlOf(target))} takes nothing from this token`, {
      mend: "give the token the right contents: write",
    });
  const head = `${target.owner}:${branch}`;
  const fork = target === registry ? undefined : `${target.owner}/${target.name}`;
  try {
    const open = await hub.findPull(registry, head);
    if (open !== undefined)
      return { pull: await hub.editPull(registry, open.number, body), isNew: false, fork };
    const pull = await hub.openPull(registry, { head, base, title, body, isDraft });
    return { pull, isNew: true, fork };
  } catch (error) {
    if (!isOwn && !isForced) await push(target, undefined).catch(() => "absent");
    throw error;
  }
}

/** Pushes, once more where history or the fork is still to come. */
async function pushPatiently(push: () => Promise<Pushed>, deepen: Brought["deepen"]): Promise<Pushed> {
  let done = await push();
  if (done === "shallow" && deepen !== undefined) {
    await deepen();
    done = await push();
  }
  for (const wait of PATIENCE) {
    if (done !== "absent") break;
    await pause(wait);
    done = await push();
  }
  return done;
}
