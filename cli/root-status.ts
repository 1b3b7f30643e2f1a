import type { Command } from "commander";
import { SOON } from "../src/advise/certificate-status.ts";
import { type RootSigners, rootStatus } from "../src/advise/root-status.ts";
import { count } from "../src/count.ts";
import { Failure } from "../src/failure.ts";
import { quote } from "../src/quote.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { keyWords } from "./key-lines.ts";
import { printRows } from "./print-rows.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

interface Options {
  readonly json?: boolean;
  readonly now?: string;
  readonly ref?: string;
  readonly strict?: boolean;
}

/** `root status`: who has signed the newest root, and who is missing. */
export function register(root: Command, edge: Edge): void {
  root
    .command("status")
    .description(
      "who has signed the newest root and who is missing, of its own keys and of those before; when it expires",
    )
    .option("--ref <ref>", "the commit to look at (default: the work tree)")
    .option("--root <pin>", "the pinned root, sha256:... (default: git config bailiwick.root)")
    .option("--now <day>", "as if today were this day, YYYY-MM-DD")
    .option("--strict", "exit with 4 where it stands, but expires in 30 days or less")
    .option("--json", "for machines")
    .addHelpText("after", HELP)
    .action(async (options: Options, self: Command) => {
      const { ref } = options;
      const status = await inRepository(self, async ({ repository, pin }) =>
        rootStatus(
          ref === undefined
            ? await repository.staged("work-tree", { paths: [".bailiwick"] })
            : await repository.tree(await repository.resolve(ref)),
          pin,
          parseDay(options.now),
        ),
      );
      if (status === undefined)
        throw new Failure("no-pin", `there is no root ${ref === undefined ? "here" : `at ${quote(ref)}`}`, {
          mend: "bailiwick init NAME --layout '*/'",
        });
      const { stands, daysLeft, expires, version, path, sha256, signers, refusals } = status;
      const isDue = daysLeft <= SOON;
      edge.exit(!stands ? 1 : isDue && options.strict ? 4 : 0);
      if (options.json) return edge.say(toJson({ ...status, isDue, refusals: refusals.map(withWords) }));
      const end =
        daysLeft < 0 ? `expired on ${expires}` : `expires on ${expires}, in ${count(daysLeft, "day")}`;
      printRows(edge, [
        [`root ${version}`, [`${quote(path)}${stands ? "" : "  (does not stand)"}`, `sha256:${sha256}`, end]],
        ...signers.map((each) => [each.by, signerLines(edge, each)] as const),
      ]);
      printRefusals(edge, refusals);
      if (isDue) edge.note(`warning: root ${version} ${end}\n  mend: bailiwick root propose`);
    });
}

function signerLines(edge: Edge, { needed, signed, missing }: RootSigners): string[] {
  const lacks = needed - signed.length;
  const state = lacks <= 0 ? edge.paint("good", "enough") : edge.paint("bad", `${lacks} missing`);
  return [
    `${needed} needed, ${signed.length} signed: ${state}`,
    ...signed.map((key) => `signed   ${keyWords(key)}`),
    ...missing.map((key) => `not yet  ${keyWords(key)}`),
  ];
}

const HELP = `
Exit codes: 0 the newest root stands; 1 it does not, or lacks signatures; 4 with --strict, it soon expires.

Examples:
  bailiwick root status
  bailiwick root status --ref origin/root-2 --json`;
