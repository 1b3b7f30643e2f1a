import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { readSmallFile } from "../src/keys/read-small-file.ts";
import { list, quote } from "../src/quote.ts";
import { explain } from "../src/reasons.ts";
import { findBase } from "../src/sign/find-base.ts";
import { findKey } from "../src/sign/find-key.ts";
import { type RootReport, signRoot } from "../src/sign/sign-root.ts";
import { passphraseSource } from "./ask.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";
import { differenceWords } from "./proposal-words.ts";
import { type FileOptions, signFile } from "./root-sign-file.ts";
import { type BaseChoice, baseChoice, baseOptions, fromFolder, passphraseOption } from "./signing-options.ts";

interface Options extends BaseChoice, FileOptions {
  readonly add?: readonly string[];
}

/** `root sign`: one holder's signature on the newest root. */
export function register(root: Command, edge: Edge): void {
  const command = root
    .command("sign")
    .description("sign the newest root of the work tree, as one of its keys or of those before")
    .option("--key <key>", "a key file or a public key (default: bailiwick.key, else user.signingkey)")
    .option(
      "--in <file>",
      "sign this root, N.yaml, or endorse this list, NAME.sums, without a repository: where the key is",
    )
    .option("--out <file>", "with --in: where the signature goes (default: N.NAME.sig beside it)")
    .option(
      "--last <file>",
      "with --in: the root before it, to see what differs; for a list, the root that names its issuers",
    )
    .option("--as <name>", "with --in: the key's name, where the root does not say it")
    .option("--yes", "with --in: do not ask, having seen it")
    .option("--add <file...>", "add signatures that --in made, instead of making one")
    .option("--json", "for machines");
  passphraseOption(baseOptions(command))
    .addHelpText(
      "after",
      `
With the first root an issuer endorses its photographs too. See what you sign: bailiwick root show

Examples:
  bailiwick root sign
  bailiwick root sign --key 'ssh-ed25519 AAAA...'   # a key that your ssh-agent holds
  bailiwick root sign --in 2.yaml --last 1.yaml     # offline: makes 2.alice.sig
  bailiwick root sign --in 2026-11-21-adoption.sums --last 1.yaml
  bailiwick root sign --add 2.alice.sig             # and back in the registry`,
    )
    .action(async (options: Options, self: Command) => {
      const { in: file, add } = options;
      if (file !== undefined && add !== undefined) throw new Failure("usage", "--in or --add, not both");
      if (file !== undefined) return signFile(edge, self, { ...options, in: file });
      const stray = (["out", "last", "as", "yes"] as const).find((name) => options[name] !== undefined);
      if (stray !== undefined) throw new Failure("usage", `--${stray} goes with --in`);
      const report = await inRepository(self, async (context) => {
        const { repository, config } = context;
        const passphrase = passphraseSource(edge, fromFolder(self, options.passphraseFile));
        const by =
          add === undefined
            ? await findKey(config, fromFolder(self, options.key), passphrase)
            : await readFiles(add.map((path) => fromFolder(self, path)));
        const base = () => findBase(repository, baseChoice(edge, context, options));
        return signRoot(repository, { by, base, now: parseDay(undefined) });
      });
      edge.exit(report.refusals.length > 0 ? 1 : 0);
      print(edge, report, options.json ?? false);
    });
}

async function readFiles(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readSmallFile(path, "usage")] as const)),
  );
}

function print(edge: Edge, report: RootReport, isJson: boolean): void {
  const { root, pin, names, endorsed, refusals, pending } = report;
  const { version } = root;
  if (isJson) {
    const of = refusals.length > 0 ? "refused" : pending.length > 0 ? "incomplete" : "complete";
    const words = { refusals: refusals.map(withWords), pending: pending.map(withWords) };
    edge.say(toJson({ verdict: of, version, pin: `sha256:${pin}`, names, endorsed, ...words }));
    return;
  }
  printRefusals(edge, refusals);
  if (refusals.length > 0) {
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  const isSigned = [...report.changes.keys()].some((path) => path.startsWith(".bailiwick/root/"));
  if (isSigned) edge.say(`${edge.paint("good", "signed")} root ${version} as ${list(names)}`);
  for (const each of report.differences) edge.say(`  ${differenceWords(each)}`);
  for (const path of endorsed) edge.say(`endorsed ${quote(path)}${isSigned ? "" : ` as ${list(names)}`}`);
  edge.say(`pin: sha256:${pin}`);
  if (pending.length > 0) edge.say("\nOthers must sign too:");
  for (const each of pending) edge.say(`  ${explain(each).says}`);
  edge.say("\nnext: git add .bailiwick && git commit");
}
