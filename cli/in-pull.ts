import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { parseCount } from "../src/format/names.ts";
import type { Repository } from "../src/git/open-repository.ts";
import type { Forge } from "../src/github/bring-branch.ts";
import { type OpenPull, openPull } from "../src/github/open-pull.ts";
import { overHttp } from "../src/github/remote-place.ts";
import { type Context, inRepository, parsePin } from "./context.ts";
import type { Edge } from "./edge.ts";
import { enterForge, findPlace } from "./enter-forge.ts";
import type { PullChoice } from "./forge-options.ts";

/** A pull request to work on: `repository` is as if its merge were checked out (see `openPull`). */
export interface PullContext extends Context {
  readonly forge: Forge;
  readonly open: OpenPull;
  /** The folder whose git settings name who commits. */
  readonly settings: string;
}

/** The number that `--pr` was given. Throws the Failure `usage`. */
export function pullNumber(text: string): number {
  const number = parseCount(text);
  if (number === undefined) throw new Failure("usage", "--pr takes the number of a pull request");
  return number;
}

/**
 * Fetches the pull request that options name, does the work, and closes it: from the clone at hand or, with `--repo`,
 * from anywhere, with the user's own settings alone.
 */
export async function inPull<T>(
  edge: Edge,
  self: Command,
  options: PullChoice & { readonly pr: string },
  work: (context: PullContext) => Promise<T>,
): Promise<T> {
  const number = pullNumber(options.pr);
  if (options.base !== undefined)
    throw new Failure("usage", "--base goes without --pr: the pull request says what it is for");
  if (options.repo === undefined)
    return inRepository(self, (context) => within(edge, options, number, context, work));
  if (options.remote !== undefined) throw new Failure("usage", "--repo or --remote, not both");
  return within(edge, options, number, self, work);
}

async function within<T>(
  edge: Edge,
  options: PullChoice,
  number: number,
  from: Context | Command,
  work: (context: PullContext) => Promise<T>,
): Promise<T> {
  const context = "repository" in from ? from : undefined;
  const forge = await enterForge(edge, options, overHttp(await findPlace(edge, options, context)));
  const open = await openPull(forge, number, context?.repository);
  const { repository } = open;
  try {
    const config = context?.config ?? (await repository.config());
    const pin = context === undefined ? parsePin(rootOf(from) ?? config.get("bailiwick.root")) : context.pin;
    const settings = folderOf(context?.repository ?? repository);
    return await work({ repository, config, pin, forge, open, settings });
  } finally {
    repository.close();
  }
}

function rootOf(from: Context | Command): string | undefined {
  return "repository" in from ? undefined : from.optsWithGlobals<{ root?: string }>().root;
}

function folderOf({ workTree, gitDir }: Repository): string {
  return workTree ?? gitDir;
}
