import { basename } from "node:path";
import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import type { ReleasedFile } from "../src/format/release/release-file.ts";
import { digestFile } from "../src/git/digest-file.ts";
import type { ReleaseWords } from "../src/sign/add-release.ts";
import { collect } from "./parse-option.ts";
import { fromFolder } from "./signing-options.ts";

/** What a release may be said to be. */
export interface ReleaseChoice {
  readonly fixes: readonly string[];
  readonly kind: readonly string[];
  readonly note?: string;
  readonly url?: string;
}

/** Adds the options by which a release is described. */
export function releaseWordOptions(command: Command): Command {
  return command
    .option("--kind <kind>", "security, bugfix, feature, breaking; repeat for more", collect, [])
    .option("--fixes <id>", "what it mends, CVE-2026-1234; repeat for more", collect, [])
    .option("--url <url>", "where the artifact is to be had; ending in / for all of them")
    .option("--note <text>", "a remark");
}

/** What options say of a release, and before it what its tag does. */
export function wordsOf(
  { kind, fixes, note }: ReleaseChoice,
  said?: Pick<ReleaseWords, "kinds" | "fixes">,
): ReleaseWords {
  return { kinds: [...(said?.kinds ?? []), ...kind], fixes: [...(said?.fixes ?? []), ...fixes], note };
}

/** The artifacts of a release, hashed; paths start from the folder that `-C` names. */
export async function releasedFiles(
  self: Command,
  files: readonly string[],
  url: string | undefined,
): Promise<ReleasedFile[]> {
  if (url !== undefined && !url.endsWith("/") && files.length !== 1)
    throw new Failure("usage", "the URL of several files ends in /, and their names follow it");
  return Promise.all(files.map((file) => released(fromFolder(self, file), url)));
}

async function released(path: string, url: string | undefined): Promise<ReleasedFile> {
  const { size, sha256 } = await digestFile(path);
  const file = basename(path);
  const home = url?.endsWith("/") ? `${url}${encodeURIComponent(file)}` : url;
  return { file, url: home, size: size || undefined, sha256 };
}
