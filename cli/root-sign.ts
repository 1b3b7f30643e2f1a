import type { Command } from "commander";
import { quote } from "../src/quote.ts";
import { explain } from "../src/reasons.ts";
import { findBase } from "../src/sign/find-base.ts";
import { findKey } from "../src/sign/find-key.ts";
import { type RootReport, signRoot } from "../src/sign/sign-root.ts";
import { passphraseSource } from "./ask.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";
import { type BaseChoice, baseChoice, baseOptions, fromFolder, passphraseOption } from "./signing-options.ts";

interface Options extends BaseChoice {
  readonly json?: boolean;
  readonly key?: string;
  readonly passphraseFile?: string;
}

/** `root sign`: one holder's signature on the newest root. */
export function register(root: Command, edge: Edge): void {
  const command = root
    .command("sign")
    .description("sign the newest root of the work tree, as one of its keys or of those before")
    .option("--key <key>", "a key file or a public key (default: bailiwick.key, else user.signingkey)")
    .option("--json", "for machines");
  passphraseOption(baseOptions(command))
    .addHelpText(
      "after",
      `
With the first root an issuer endorses its photographs too. See what you sign: bailiwick root show

Examples:
  bailiwick root sign
  bailiwick root sign --key 'ssh-ed25519 AAAA...'   # a key that your ssh-agent holds`,
    )
    .action(async (options: Options, self: Command) => {
      const report = await inRepository(self, async (context) => {
        const { repository, config } = context;
        const key = await findKey(
          config,
          fromFolder(self, options.key),
          passphraseSource(edge, fromFolder(self, options.passphraseFile)),
        );
        const base = () => findBase(repository, baseChoice(edge, context, options));
        return signRoot(repository, { key, base, now: parseDay(undefined) });
      });
      edge.exit(report.refusals.length > 0 ? 1 : 0);
      print(edge, report, options.json ?? false);
    });
}

function print(edge: Edge, report: RootReport, isJson: boolean): void {
  const { root, pin, name, endorsed, refusals, pending } = report;
  const { version } = root;
  if (isJson) {
    const of = refusals.length > 0 ? "refused" : pending.length > 0 ? "incomplete" : "complete";
    const words = { refusals: refusals.map(withWords), pending: pending.map(withWords) };
    edge.say(toJson({ verdict: of, version, pin: `sha256:${pin}`, name, endorsed, ...words }));
    return;
  }
  printRefusals(edge, refusals);
  if (refusals.length > 0) {
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  edge.say(`${edge.paint("good", "signed")} root ${version} as ${quote(name)}`);
  for (const path of endorsed) edge.say(`endorsed ${quote(path)}`);
  edge.say(`pin: sha256:${pin}`);
  if (pending.length > 0) edge.say("\nOthers must sign too:");
  for (const each of pending) edge.say(`  ${explain(each).says}`);
  edge.say("\nnext: git add .bailiwick && git commit");
}
