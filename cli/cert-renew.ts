import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { expiringUsers, renewals } from "../src/sign/renew-certificates.ts";
import { lastDay } from "./cert-options.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { type ForgeChoice, forgeOptions } from "./forge-options.ts";
import { type IssueOptions, issueAndPrint, issueOptions } from "./issue-and-print.ts";
import { parseNumber, parseSpan } from "./parse-option.ts";
import { submitRenewals } from "./submit-renewals.ts";

interface Options extends IssueOptions, ForgeChoice {
  readonly all?: boolean;
  readonly days?: number;
  readonly expiring?: number;
  readonly root?: string;
  readonly submit?: boolean;
  readonly until?: string;
}

/** `cert renew`: the same certificates for longer. */
export function register(cert: Command, edge: Edge): void {
  const command = cert
    .command("renew")
    .description("issue the same grants and keys again, with a later last day")
    .argument("[user...]", "whose certificates")
    .option("--expiring <span>", "those that end within 6w, 30d, 3m or 1y", parseSpan)
    .option("--all", "with --expiring those that are over, too; alone, every certificate")
    .option("--until <day>", "the last day of validity (default: a year, or as long as the root allows)")
    .option("--days <n>", "as --until, in days from today", parseNumber)
    .option("--submit", "sign nothing: open a pull request on GitHub in which the issuers do; needs no key")
    .option("--repo <owner/name>", "with --submit: the registry, no clone needed; also its URL");
  issueOptions(forgeOptions(command, false))
    .addHelpText("after", HELP)
    .action(async (users: readonly string[], options: Options, self: Command) => {
      const { expiring, all = false } = options;
      if (users.length > 0 === (expiring !== undefined || all))
        throw new Failure("usage", "whose certificates: users, or --expiring, or --all", {
          mend: "bailiwick cert renew --expiring 6w",
        });
      const now = parseDay(options.now);
      const isForge = (options.repo ?? options.remote ?? options.patience) !== undefined;
      if (isForge && !options.submit)
        throw new Failure("usage", "--repo, --remote and --patience go with --submit");
      if (options.submit)
        return submitRenewals(edge, self, options, {
          ...{ users: users.length > 0 ? users : undefined, days: expiring ?? FOR_EVER, isOver: all },
          validUntil: lastDay(options),
        });
      await issueAndPrint(edge, self, options, async (ground) => {
        const asked = users.length > 0 ? users : expiringUsers(ground, now, expiring ?? FOR_EVER, all);
        if (asked.length === 0)
          throw new Failure("signing-refused", "no certificate ends within that time", {
            mend: "bailiwick cert list",
          });
        return renewals(ground, { users: asked, validUntil: lastDay(options), now });
      });
    });
}

/** In days: more than any certificate runs. */
const FOR_EVER = 1_000_000;

const HELP = `
A renewal grants nothing new. It needs the issuers alone: the keys are known. Where several issuers are needed, the
others run: bailiwick cert issue --all

--submit is for a weekly job without a key: it prepares the renewals, unsigned, upon the newest commit of the main branch
on GitHub, and opens a pull request of them. What an open one has already is left alone; what it lacks is added.

Examples:
  bailiwick cert renew carol dave
  bailiwick cert renew --expiring 6w
  bailiwick cert renew --expiring 6w --all --until 2027-12-31
  bailiwick cert renew --expiring 6w --submit --repo example/registry`;
