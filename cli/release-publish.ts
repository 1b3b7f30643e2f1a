import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { committerOf } from "../src/git/committer-of.ts";
import { readTag } from "../src/git/read-tag.ts";
import { type PublishedRelease, publishRelease } from "../src/github/publish-release.ts";
import { quote } from "../src/quote.ts";
import { wordsOfTag } from "../src/sign/add-release.ts";
import { type FoundKey, findKey } from "../src/sign/find-key.ts";
import { keyFromText } from "../src/sign/key-from-text.ts";
import { versionOfTag } from "../src/sign/version-of-tag.ts";
import { passphraseSource } from "./ask.ts";
import { UNPINNED } from "./ask-registry.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { enterForge, findPlace } from "./enter-forge.ts";
import { type ForgeChoice, patienceOption } from "./forge-options.ts";
import { printPublished, publishedJson } from "./print-published.ts";
import { type ReleaseChoice, releasedFiles, releaseWordOptions, wordsOf } from "./release-words.ts";
import { fromFolder, passphraseOption } from "./signing-options.ts";

interface Options extends ReleaseChoice, Pick<ForgeChoice, "patience"> {
  readonly as?: string;
  readonly draft?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly key?: string;
  readonly now?: string;
  readonly passphraseFile?: string;
  readonly repo: string;
  readonly tag?: string;
  readonly version?: string;
}

/** `release publish`: from a tag of a package's own repository to a pull request of the registry. */
export function register(release: Command, edge: Edge): void {
  const command = release
    .command("publish")
    .description(
      "bring a tagged release of this repository into a registry: hash, sign, open the pull request",
    )
    .argument("<package>", "the package there, foo or packages/foo")
    .argument("<file...>", "its artifacts")
    .requiredOption("--repo <owner/name>", "the registry; also HOST/OWNER/NAME or its URL")
    .option("--root <pin>", "the registry's pinned root, sha256:... (default: git config bailiwick.root)")
    .option(
      "--tag <tag>",
      "the annotated tag that says what it mends (default: the one that a workflow runs for)",
    )
    .option("--version <version>", "the version (default: the tag's, less v or the package's name)")
    .option("--as <user>", "whose certificate counts (default: the one that lists the key)")
    .option(
      "--key <key>",
      "a key file or a public key (default: the variable BAILIWICK_KEY, else bailiwick.key)",
    )
    .option("--draft", "open it as a draft")
    .option("--dry-run", "sign and judge, but push nothing")
    .option("--now <day>", "judge as if today were this day, YYYY-MM-DD")
    .option("--json", "for machines");
  patienceOption(passphraseOption(releaseWordOptions(command)))
    .addHelpText("after", HELP)
    .action(async (name: string, files: readonly string[], options: Options, self: Command) => {
      const done = await publish(edge, self, name, files, options);
      edge.exit(done.outcome === "refused" ? 1 : 0);
      if (options.json) edge.say(publishedJson(done));
      else printPublished(edge, done);
    });
}

async function publish(
  edge: Edge,
  self: Command,
  name: string,
  files: readonly string[],
  options: Options,
): Promise<PublishedRelease> {
  const { env } = edge;
  const place = await findPlace(edge, { repo: options.repo }, undefined);
  const tag = options.tag ?? (env.GITHUB_REF_TYPE === "tag" ? env.GITHUB_REF_NAME : undefined);
  if (tag === undefined)
    throw new Failure("usage", "which tag? No workflow runs for one here", { mend: "--tag v1.0.5" });
  const artifacts = await releasedFiles(self, files, options.url);
  return inRepository(self, async ({ repository, config, pin }) => {
    const dir = repository.workTree ?? repository.gitDir;
    const key = await keyOf(edge, self, config, options);
    const said = wordsOfTag(await messageOf(dir, tag, options));
    const forge = await enterForge(edge, options, place);
    if (pin === undefined) edge.note(UNPINNED);
    return publishRelease(
      { ...forge, pin },
      {
        ...{ package: name, version: options.version ?? versionOfTag(tag, name), files: artifacts },
        ...{ words: wordsOf(options, said), from: `the tag ${tag}`, key },
        user: options.as ?? config.get("bailiwick.user"),
        ident: await committerOf(dir, "bailiwick"),
        now: parseDay(options.now),
        isDraft: options.draft ?? false,
        isRehearsal: options.dryRun ?? false,
      },
    );
  });
}

/** `--key`, else the text in the environment, else what git's settings name. */
async function keyOf(
  edge: Edge,
  self: Command,
  config: ReadonlyMap<string, string>,
  { key, passphraseFile }: Options,
): Promise<FoundKey> {
  const passphrase = passphraseSource(edge, fromFolder(self, passphraseFile));
  const text = edge.env.BAILIWICK_KEY;
  if (key === undefined && text === "")
    throw new Failure("no-key", "the variable BAILIWICK_KEY is set, and empty", {
      mend: "gh secret set BAILIWICK_KEY < KEYFILE   # and pass it on, by that name: docs/github.md",
    });
  if (key === undefined && text !== undefined) return keyFromText(text, "BAILIWICK_KEY", passphrase);
  return findKey(config, fromFolder(self, key), passphrase);
}

/** What the tag says; where options say what kind of release it is, it need not be annotated. */
async function messageOf(dir: string, tag: string, { kind }: Options): Promise<string> {
  try {
    return await readTag(dir, tag);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "no-such-revision") throw error;
    if (kind.length > 0) return "";
    const mend = `${error.mend}; in a workflow: git fetch --force origin tag ${quote(tag)}; or say it: --kind bugfix`;
    throw new Failure("no-such-revision", error.message, { cause: error, mend });
  }
}

const HELP = `
For the repository that a package is made in: no clone of the registry is needed. Its newest commit is fetched into a
temporary folder; the file of the release is made there, signed and judged, and only what \`check\` would take is pushed,
to a branch of its own. The same again says so, or brings the pull request up to date.

The key is never an argument: a file, a public key whose secret the agent holds, or the text of a private key file in
the variable BAILIWICK_KEY (its passphrase in BAILIWICK_PASSPHRASE). The token is GITHUB_TOKEN, else the one that \`gh\`
keeps; it must be able to push to the registry or to a fork of it. docs/github.md has the workflow.

Exit codes: 0 published, or on its way; 1 refused, nothing was pushed; 2 wrong usage; 3 could not judge.

Examples:
  bailiwick release publish foo dist/* --repo example/registry --root sha256:9f86... --tag v1.0.5
  bailiwick release publish foo dist/foo.tar.gz --repo example/registry --dry-run --tag v1.0.5`;
