import type { Forge } from "../src/github/bring-branch.ts";
import { findRegistry } from "../src/github/find-registry.ts";
import { findToken } from "../src/github/find-token.ts";
import { openHub } from "../src/github/open-hub.ts";
import { usualPatience } from "../src/github/patient-fetch.ts";
import { apiFor, namedPlace, type RemotePlace } from "../src/github/remote-place.ts";
import type { Context } from "./context.ts";
import type { Edge } from "./edge.ts";
import type { ForgeChoice } from "./forge-options.ts";

/** The place that `--repo`, else a remote of the repository at hand, names. Rejects with the Failure `usage`. */
export async function findPlace(
  edge: Edge,
  { repo, remote }: ForgeChoice,
  context: Pick<Context, "repository" | "config"> | undefined,
): Promise<RemotePlace> {
  if (repo !== undefined || context === undefined) return namedPlace(repo ?? "", serverOf(edge.env));
  return findRegistry(context.repository, context.config, remote);
}

/** The forge's API, with a token. Rejects with the Failure `no-key` where there is none. */
export async function enterForge(
  edge: Edge,
  { patience: seconds = usualPatience.seconds }: ForgeChoice,
  place: RemotePlace,
): Promise<Forge> {
  const token = await findToken(edge.env, place.server);
  const hub = await openHub(apiFor(place.server, edge.env), token, { ...usualPatience, seconds });
  return { place, token, hub, seconds };
}

/** The forge that OWNER/NAME is meant of. */
function serverOf(env: Edge["env"]): string {
  if (env.GH_HOST) return `https://${env.GH_HOST}`;
  return env.GITHUB_SERVER_URL?.replace(/\/+$/, "") || "https://github.com";
}
