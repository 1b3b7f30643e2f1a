import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { usualPatience } from "../src/github/patient-fetch.ts";
import { parseNumber } from "./parse-option.ts";
import type { BaseChoice } from "./signing-options.ts";

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

/** The options of a command that can work on a pull request. */
export interface PullChoice extends ForgeChoice, BaseChoice {
  readonly pr?: string;
}

/** Throws the Failure `usage` for options that speak of a forge where no pull request is asked for. */
export function refuseStray({ pr, repo, remote, patience }: PullChoice): void {
  if (pr !== undefined || (repo ?? remote ?? patience) === undefined) return;
  throw new Failure("usage", "--repo, --remote and --patience go with --pr", { mend: "--pr NUMBER" });
}
