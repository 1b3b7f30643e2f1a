import type { Command } from "commander";
import { readTag } from "../src/git/read-tag.ts";
import { addRelease, wordsOfTag } from "../src/sign/add-release.ts";
import type { Edge } from "./edge.ts";
import { type ReleaseOptions, releaseOptions, writeRelease } from "./release-options.ts";
import { type ReleaseChoice, releasedFiles, releaseWordOptions, wordsOf } from "./release-words.ts";
import { fromFolder } from "./signing-options.ts";

interface Options extends ReleaseOptions, ReleaseChoice {
  readonly source?: string;
  readonly tag?: string;
}

/** `release add`: a version and its files. */
export function register(release: Command, edge: Edge): void {
  const command = release
    .command("add")
    .description("release a version: write its file, with the hash of each artifact")
    .argument("<package>", "the package, foo or packages/foo")
    .argument("<version>", "the version")
    .argument("[file...]", "its artifacts; of a version that is there already, more of them")
    .option("--tag <tag>", "read [security fix], [bugfix] and CVE numbers from this annotated tag")
    .option("--source <dir>", "the repository of the tag (default: the registry's)");
  releaseOptions(releaseWordOptions(command))
    .addHelpText(
      "after",
      `
Examples:
  bailiwick release add foo 1.0.5 dist/foo-1.0.5.tar.gz --kind security --fixes CVE-2026-1234
  bailiwick release add foo 1.0.5 dist/* --url https://example.org/dist/ --sign
  bailiwick release add foo 1.0.5 dist/* --tag v1.0.5 --source ../foo`,
    )
    .action(
      async (
        name: string,
        version: string,
        files: readonly string[],
        options: Options,
        self: Command,
      ): Promise<void> => {
        const artifacts = await releasedFiles(self, files, options.url);
        const said =
          options.tag === undefined
            ? undefined
            : wordsOfTag(await readTag(fromFolder(self, options.source ?? "."), options.tag));
        const words = wordsOf(options, said);
        await writeRelease(edge, self, options, { name, version }, (place) =>
          addRelease(place, version, artifacts, words),
        );
      },
    );
}
