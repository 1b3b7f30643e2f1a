import { emptyRepository } from "../src/git/empty-repository.ts";
import { openRepository } from "../src/git/open-repository.ts";
import { fetchBranches } from "../src/github/fetch-branches.ts";
import { fetchPull } from "../src/github/fetch-pull.ts";
import { tokenFor } from "../src/github/find-token.ts";
import { usualPatience } from "../src/github/patient-fetch.ts";
import { overHttp } from "../src/github/remote-place.ts";
import { type Context, parsePin } from "./context.ts";
import type { Edge } from "./edge.ts";
import { findPlace } from "./enter-forge.ts";
import type { ForgeChoice } from "./forge-options.ts";
import { pullNumber } from "./in-pull.ts";

/** Where a pull request's head lies in the clone at hand, once it is fetched, as git itself fetches there. */
export async function pullHead(
  { repository, config }: Context,
  base: string,
  { pr, remote, patience: seconds = usualPatience.seconds }: ForgeChoice & { readonly pr: string },
): Promise<string> {
  return fetchPull(repository, config, pullNumber(pr), { remote, base, seconds });
}

/**
 * Fetches a pull request and the branch that it is for, by default the main one, into a folder that is gone afterwards, and
 * does the work there. A token is sent if there is one; the forge's API is not asked.
 */
export async function inFetchedPull<T>(
  edge: Edge,
  options: ForgeChoice & { readonly pr: string; readonly root?: string | undefined },
  base: string | undefined,
  work: (context: Context, base: string, head: string) => Promise<T>,
): Promise<T> {
  const number = pullNumber(options.pr);
  const place = overHttp(await findPlace(edge, options, undefined));
  const token = await tokenFor(edge.env, place.server);
  const scratch = emptyRepository("sha1");
  try {
    const forge = { place, token, seconds: options.patience ?? usualPatience.seconds };
    const names = await fetchBranches(scratch.path, forge, { base, number });
    const repository = await openRepository(scratch.path);
    try {
      const config = await repository.config();
      const pin = parsePin(options.root ?? config.get("bailiwick.root"));
      return await work({ repository, config, pin }, names.base, names.head);
    } finally {
      repository.close();
    }
  } finally {
    scratch.remove();
  }
}
