import type { Command } from "commander";
import { count } from "../src/count.ts";
import { Failure } from "../src/failure.ts";
import { quote } from "../src/quote.ts";
import { findBase } from "../src/sign/find-base.ts";
import { findKey } from "../src/sign/find-key.ts";
import { readEndorsing } from "../src/sign/read-endorsing.ts";
import { type Lapsed, type ReissueReport, reissueDocuments } from "../src/sign/reissue-documents.ts";
import { askYes, passphraseSource } from "./ask.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { type IssueOptions, issueOptions } from "./issue-and-print.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";
import { baseChoice, fromFolder } from "./signing-options.ts";

interface Options extends IssueOptions {
  readonly all?: boolean;
}

/** `cert reissue`: new issuers sign what the old ones had signed. */
export function register(cert: Command, edge: Edge): void {
  const command = cert
    .command("reissue")
    .description("sign again, unchanged, what lapsed when the issuers changed: certificates and revocations")
    .argument("[user...]", "whose certificates")
    .option("--all", "every certificate and revocation that lapsed");
  issueOptions(command)
    .addHelpText("after", HELP)
    .action(async (users: readonly string[], options: Options, self: Command) => {
      if ((users.length === 0) !== (options.all ?? false))
        throw new Failure("usage", "whose certificates: users, or --all", {
          mend: "bailiwick cert reissue --all",
        });
      const report = await inRepository(self, async (context) => {
        const { repository, config, pin } = context;
        const passphrase = passphraseSource(edge, fromFolder(self, options.passphraseFile));
        const base = await findBase(repository, baseChoice(edge, context, options));
        const endorsing = await readEndorsing(repository, base, pin, false);
        return reissueDocuments(repository, endorsing, {
          users,
          issuer: await findKey(config, fromFolder(self, options.issuerKey), passphrase),
          now: parseDay(options.now),
          confirm: async (issuer, lapsed) => {
            if (!options.json) printLapsed(edge, issuer, lapsed);
            return options.yes ? true : askYes(edge, "Sign all of these again?");
          },
        });
      });
      edge.exit(report === undefined || report.refusals.length > 0 ? 1 : 0);
      if (report === undefined) edge.note("not signed");
      else print(edge, report, options.json ?? false);
    });
}

function printLapsed(edge: Edge, issuer: string, lapsed: readonly Lapsed[]): void {
  edge.note(`${quote(issuer)} signs again, unchanged: ${wordsOf(lapsed)}`);
  for (const { signed } of lapsed) edge.note(`  ${signed.sha256.slice(0, 12)}  ${quote(signed.path)}`);
}

function wordsOf(lapsed: readonly Lapsed[]): string {
  const kinds = (["certificate", "revocation"] as const).flatMap((kind) => {
    const number = lapsed.filter((each) => each.kind === kind).length;
    return number === 0 ? [] : [count(number, kind)];
  });
  return kinds.join(", ");
}

function print(
  edge: Edge,
  { issuer, lapsed, incomplete, needed, refusals, changes }: ReissueReport,
  isJson: boolean,
): void {
  const isRefused = refusals.length > 0;
  if (isJson) {
    const verdict = isRefused ? "refused" : incomplete.length > 0 ? "incomplete" : "complete";
    const documents = lapsed.map(({ kind, name, signed: { path, sha256 } }) => ({
      kind,
      name,
      path,
      sha256,
    }));
    const written = isRefused ? [] : [...changes.keys()];
    edge.say(toJson({ verdict, issuer, documents, incomplete, refusals: refusals.map(withWords), written }));
    return;
  }
  printRefusals(edge, refusals);
  if (isRefused) {
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  edge.say(`${edge.paint("good", "signed")} ${wordsOf(lapsed)} again as ${quote(issuer)}`);
  if (incomplete.length > 0)
    edge.say(
      `\n${count(needed, "issuer")} must sign, and ${count(incomplete.length, "document")} lack some. Each of the others runs:\n  bailiwick cert reissue --all`,
    );
  edge.say("\nnext: git add -A .bailiwick && git commit");
}

const HELP = `
A certificate counts while enough of those who signed it are issuers. After a new root it is signed again by the new
ones, to the byte: grants, keys and days stay. In one change with the root, nobody notices; afterwards it works too.
With a key in hardware, a touch each: one touch for all is \`bailiwick endorse NAME .bailiwick/certs/USER.yaml ...\`.

Examples:
  bailiwick cert reissue --all
  bailiwick cert reissue carol dave`;
