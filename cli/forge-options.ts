import type { Command } from "commander";
import type { Forge } from "../src/github/bring-branch.ts";
import { findRegistry } from "../src/github/find-registry.ts";
import { findToken } from "../src/github/find-token.ts";
import { openHub } from "../src/github/open-hub.ts";
import { usualPatience } from "../src/github/patient-fetch.ts";
import { apiFor, namedPlace, type RemotePlace } from "../src/github/remote-place.ts";
import type { Context } from "./context.ts";
import type { Edge } from "./edge.ts";
import { parseNumber } from "./parse-option.ts";

/** Which forge, and how patient to be with it. */
export interface ForgeChoice {
  /** Seconds. */
  readonly patience?: number;
  readonly remote?: string;
  readonly repo?: string;
}

/** Adds the options by which a forge is found; `isAnywhere`: also without a clone of the registry. */
export function forgeOptions(command: Command, isAnywhere: boolean): Command {
  if (isAnywhere)
    command.option(
      "--repo <owner/name>",
      "with --pr: the registry, no clone needed; also HOST/OWNER/NAME or its URL",
    );
  return patienceOption(
    command.option(
      "--remote <name>",
      "where the registry is (default: bailiwick.upstream's, upstream, origin)",
    ),
  );
}

/** Adds the option by which a forge is given up. */
export function patienceOption(command: Command): Command {
  return command.option(
    "--patience <seconds>",
    `how long the forge may keep silent (default: ${usualPatience.seconds})`,
    parseNumber,
  );
}

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
