import type { Command } from "commander";
import type { ReleaseStatus } from "../src/format/release/release.ts";
import { restateRelease } from "../src/sign/restate-release.ts";
import type { Edge } from "./edge.ts";
import { type ReleaseOptions, releaseOptions, writeRelease } from "./release-options.ts";

interface Options extends ReleaseOptions {
  readonly reason?: string;
}

const verbs: Readonly<Record<string, readonly [ReleaseStatus, string]>> = {
  deprecate: ["deprecated", "say that a version is better left: clients warn"],
  yank: ["yanked", "take a version back: clients take another"],
  unsupport: ["unsupported", "say that nobody mends a version any more: clients warn"],
  restore: ["active", "bring a version back, by a new signed change"],
};

/** `release deprecate`, `yank`, `unsupport`, `restore`: how a version is to be used. */
export function register(release: Command, edge: Edge): void {
  for (const [verb, [status, description]] of Object.entries(verbs)) {
    const command = release
      .command(verb)
      .description(description)
      .argument("<package>", "the package, foo or packages/foo")
      .argument("<version>", "the version")
      .option("--reason <text>", "why; clients show it");
    releaseOptions(command)
      .addHelpText(
        "after",
        `
Examples:
  bailiwick release ${verb} foo 1.0.4 --reason '...'
  bailiwick release ${verb} packages/foo 1.0.4 --sign`,
      )
      .action((name: string, version: string, options: Options, self: Command) =>
        writeRelease(edge, self, options, { name, version }, (place) =>
          restateRelease(place, status, options.reason),
        ),
      );
  }
}
