import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { endorseDocuments } from "../src/sign/endorse-documents.ts";
import { findBase } from "../src/sign/find-base.ts";
import { findKey } from "../src/sign/find-key.ts";
import { pruneLists } from "../src/sign/prune-lists.ts";
import { readEndorsing } from "../src/sign/read-endorsing.ts";
import { askYes, passphraseSource } from "./ask.ts";
import { type Context, inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { endorsedJson, printEndorsed, printLines, printPruned, prunedJson } from "./print-endorsed.ts";
import {
  type BaseChoice,
  baseChoice,
  baseOptions,
  fromFolder,
  passphraseOption,
  prefixOf,
} from "./signing-options.ts";

interface Options extends BaseChoice {
  readonly allUnsigned?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly key?: string;
  readonly now?: string;
  readonly passphraseFile?: string;
  readonly prune?: boolean;
  readonly yes?: boolean;
}

/** `endorse`: an issuer's signature on many documents. */
export function register(program: Command, edge: Edge): void {
  const command = program
    .command("endorse")
    .description("authorise exact documents as an issuer, on one list with one signature")
    .argument("[name]", "the list: a new one, one to extend, or one to sign as it is")
    .argument("[path...]", "packages (all their statements), or paths below .bailiwick/")
    .option("--all-unsigned", "also every statement that lacks nothing but signatures")
    .option("--prune", "drop lines that no longer count; without a name, every list of past lines alone")
    .option("--key <key>", "an issuer's key (default: bailiwick.key, else user.signingkey)")
    .option("--now <day>", "judge as if today were this day, YYYY-MM-DD")
    .option("--yes", "do not ask, having seen what it names")
    .option("--dry-run", "sign and judge, but write nothing")
    .option("--json", "for machines");
  passphraseOption(baseOptions(command))
    .addHelpText("after", HELP)
    .action(async (name: string | undefined, words: readonly string[], options: Options, self: Command) => {
      if (name === undefined && !options.prune)
        throw new Failure("usage", "which list?", { mend: "bailiwick endorse 2026-11-adoption PACKAGE" });
      await inRepository(self, async (context) => {
        if (name === undefined) await prune(edge, context, options);
        else await endorse(edge, context, self, name, words, options);
      });
    });
}

async function endorse(
  edge: Edge,
  context: Context,
  self: Command,
  name: string,
  words: readonly string[],
  options: Options,
): Promise<void> {
  const { repository, config } = context;
  const isAllUnsigned = options.allUnsigned ?? false;
  const endorsing = await read(edge, context, options, isAllUnsigned);
  const isWhole = options.prune && words.length === 0 && !isAllUnsigned;
  const pruned = isWhole ? await pruneLists(repository, endorsing, [name], parseDay(options.now)) : undefined;
  if (pruned !== undefined && pruned.gone.length > 0) return sayPruned(edge, pruned, options);
  const passphrase = passphraseSource(edge, fromFolder(self, options.passphraseFile));
  const report = await endorseDocuments(repository, endorsing, {
    name,
    words,
    prefix: prefixOf(self, repository),
    isAllUnsigned,
    isPruned: options.prune ?? false,
    key: await findKey(config, fromFolder(self, options.key), passphrase),
    now: parseDay(options.now),
    isRehearsal: options.dryRun ?? false,
    confirm: async (issuer, lines) => {
      if (!options.json) printLines(edge, name, issuer, lines);
      return options.yes ? true : askYes(edge, "Endorse exactly these bytes?");
    },
  });
  edge.exit(report === undefined || report.refusals.length > 0 ? 1 : 0);
  if (report === undefined) edge.note("not signed");
  else if (options.json) edge.say(endorsedJson(report, options.dryRun ?? false));
  else printEndorsed(edge, report, name, options.dryRun ?? false);
}

async function prune(edge: Edge, context: Context, options: Options): Promise<void> {
  const endorsing = await read(edge, context, options, false);
  sayPruned(edge, await pruneLists(context.repository, endorsing, undefined, parseDay(options.now)), options);
}

function sayPruned(
  edge: Edge,
  report: Awaited<ReturnType<typeof pruneLists>>,
  { json }: Pick<Options, "json">,
): void {
  edge.exit(report.refusals.length > 0 ? 1 : 0);
  if (json) edge.say(prunedJson(report));
  else printPruned(edge, report);
}

async function read(edge: Edge, context: Context, options: Options, all: boolean) {
  const base = await findBase(context.repository, baseChoice(edge, context, options));
  return readEndorsing(context.repository, base, context.pin, all);
}

const HELP = `
An endorsement authorises exactly the bytes that it names, whoever made them; so look before you sign. It counts
once enough issuers signed one list: each of them runs \`bailiwick endorse NAME\`. A list that counts in the base
cannot change any more: take another name.

Examples:
  bailiwick endorse 2026-11-keep JSON Core*
  bailiwick endorse 2026-11-keep                       # the next issuer signs it as it is
  bailiwick endorse 2026-11-issuers .bailiwick/certs/carol.yaml
  bailiwick endorse 2026-11-tightened --all-unsigned
  bailiwick endorse --prune`;
