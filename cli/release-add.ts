import { basename } from "node:path";
import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import type { ReleasedFile } from "../src/format/release/release-file.ts";
import { digestFile } from "../src/git/digest-file.ts";
import { readTag } from "../src/git/read-tag.ts";
import { addRelease, wordsOfTag } from "../src/sign/add-release.ts";
import type { Edge } from "./edge.ts";
import { collect } from "./parse-option.ts";
import { type ReleaseOptions, releaseOptions, writeRelease } from "./release-options.ts";
import { fromFolder } from "./signing-options.ts";

interface Options extends ReleaseOptions {
  readonly fixes: readonly string[];
  readonly kind: readonly string[];
  readonly note?: string;
  readonly source?: string;
  readonly tag?: string;
  readonly url?: string;
}

/** `release add`: a version and its files. */
export function register(release: Command, edge: Edge): void {
  const command = release
    .command("add")
    .description("release a version: write its file, with the hash of each artifact")
    .argument("<package>", "the package, foo or packages/foo")
    .argument("<version>", "the version")
    .argument("[file...]", "its artifacts; of a version that is there already, more of them")
    .option("--kind <kind>", "security, bugfix, feature, breaking; repeat for more", collect, [])
    .option("--fixes <id>", "what it mends, CVE-2026-1234; repeat for more", collect, [])
    .option("--url <url>", "where the artifact is to be had; ending in / for all of them")
    .option("--tag <tag>", "read [security fix], [bugfix] and CVE numbers from this annotated tag")
    .option("--source <dir>", "the repository of the tag (default: the registry's)")
    .option("--note <text>", "a remark");
  releaseOptions(command)
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
        if (options.url !== undefined && !options.url.endsWith("/") && files.length !== 1)
          throw new Failure("usage", "the URL of several files ends in /, and their names follow it");
        const artifacts = await Promise.all(
          files.map((file) => released(fromFolder(self, file), options.url)),
        );
        const said =
          options.tag === undefined
            ? undefined
            : wordsOfTag(await readTag(fromFolder(self, options.source ?? "."), options.tag));
        const words = {
          kinds: [...(said?.kinds ?? []), ...options.kind],
          fixes: [...(said?.fixes ?? []), ...options.fixes],
          note: options.note,
        };
        await writeRelease(edge, self, options, { name, version }, (place) =>
          addRelease(place, version, artifacts, words),
        );
      },
    );
}

async function released(path: string, url: string | undefined): Promise<ReleasedFile> {
  const { size, sha256 } = await digestFile(path);
  const file = basename(path);
  const home = url?.endsWith("/") ? `${url}${encodeURIComponent(file)}` : url;
  return { file, url: home, size: size || undefined, sha256 };
}
