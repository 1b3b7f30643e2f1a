import type { Command } from "commander";
import type { BroughtToPull } from "../src/github/bring-to-pull.ts";
import { findBase } from "../src/sign/find-base.ts";
import { findKey } from "../src/sign/find-key.ts";
import { issueTogether, type Together, type TogetherReport } from "../src/sign/issue-together.ts";
import { type CertifyingGround, readGround } from "../src/sign/read-certifying.ts";
import { askYes, passphraseSource } from "./ask.ts";
import { type Context, inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import type { PullChoice } from "./forge-options.ts";
import { printBrought } from "./print-brought.ts";
import { certificateJson, certificatesJson, printLooks, printTogether } from "./print-certificate.ts";
import { baseChoice, baseOptions, fromFolder, passphraseOption } from "./signing-options.ts";

/** The options of every command by which an issuer signs certificates. */
export interface IssueOptions extends PullChoice {
  readonly issuerKey?: string;
  readonly json?: boolean;
  readonly now?: string;
  readonly passphraseFile?: string;
  readonly yes?: boolean;
}

/** What is to be issued together. */
export type Wanted = Pick<Together, "pieces" | "failed"> & Partial<Pick<Together, "isWhole" | "more">>;

/** Adds the options by which an issuer signs certificates. */
export function issueOptions(command: Command): Command {
  return passphraseOption(baseOptions(command))
    .option("--issuer-key <key>", "your key (default: bailiwick.key, else user.signingkey)")
    .option("--now <day>", "as if today were this day, YYYY-MM-DD")
    .option("--yes", "do not ask, having seen what it opens")
    .option("--json", "for machines");
}

/** Issues certificates at one look and confirmation, and prints what came of them; undefined: not confirmed. */
export async function issueAndPrint(
  edge: Edge,
  self: Command,
  options: IssueOptions,
  want: (ground: CertifyingGround, passphrase: ReturnType<typeof passphraseSource>) => Promise<Wanted>,
): Promise<TogetherReport | undefined> {
  const now = parseDay(options.now);
  const { pr } = options;
  let isOne = false;
  let brought: BroughtToPull | undefined;
  const issue = async (context: Context, base: string | undefined) => {
    const { repository, config, pin } = context;
    const passphrase = passphraseSource(edge, fromFolder(self, options.passphraseFile));
    const issuer = await findKey(config, fromFolder(self, options.issuerKey), passphrase);
    const choice = baseChoice(edge, context, { ...options, ...(base === undefined ? {} : { base }) });
    const ground = await readGround(repository, await findBase(repository, choice), pin);
    const wanted = await want(ground, passphrase);
    isOne = wanted.pieces.length === 1 && wanted.failed.length === 0;
    return issueTogether(repository, ground, {
      isWhole: false,
      isRehearsal: pr !== undefined,
      ...wanted,
      issuer,
      now,
      confirm: async (looks) => {
        if (!options.json) printLooks(edge, looks);
        const many = looks.looks.length;
        const what = many === 1 ? "this certificate" : `these ${many} certificates`;
        return options.yes ? true : askYes(edge, `Sign ${what}?`);
      },
    });
  };
  const inPull = async (choice: IssueOptions & { readonly pr: string }) => {
    const { issueInPull } = await import("./issue-in-pull.ts");
    const done = await issueInPull(edge, self, choice, issue, now);
    brought = done.brought;
    return done.report;
  };
  const report =
    pr === undefined
      ? await inRepository(self, (context) => issue(context, undefined))
      : await inPull({ ...options, pr });
  edge.exit(report === undefined || report.failed.length > 0 ? 1 : 0);
  const [only] = report?.issued ?? [];
  if (report === undefined) edge.note("not signed");
  else if (options.json)
    edge.say(
      isOne && only !== undefined
        ? certificateJson(only, { brought })
        : certificatesJson(report, { brought }),
    );
  else {
    printTogether(edge, report, pr === undefined);
    if (brought !== undefined) printBrought(edge, brought);
  }
  return report;
}
