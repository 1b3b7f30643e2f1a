import type { Command } from "commander";
import { answerWords } from "../src/client/answers.ts";
import { isPackageOf } from "../src/client/judge-installed.ts";
import { changeLedger, ledgerPath } from "../src/client/ledger-file.ts";
import { readInstalled } from "../src/client/read-installed.ts";
import { entryOf, findPackages, withEntries } from "../src/client/record-installed.ts";
import { registryNames } from "../src/client/registries.ts";
import type { Installed } from "../src/format/installed/installed.ts";
import { quote } from "../src/quote.ts";
import { type AuthorChoice, approveNew, authorOptions, knownBy } from "./author-options.ts";
import { parseDay } from "./context.ts";
import { type CopyChoice, copyOptions, withCopies } from "./copies.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { fromFolder } from "./signing-options.ts";

interface Options extends CopyChoice, AuthorChoice {
  readonly date?: string;
  readonly json?: boolean;
}

/** `installed add`, `installed import`: one package with its files, or what a lock file names. */
export function register(installed: Command, edge: Edge): void {
  const add = installed
    .command("add")
    .description("remember that a package was installed, by whom it is, and the hashes of its files")
    .argument("<package>", "its name")
    .argument("<version>", "its version")
    .argument("[file...]", "what was installed");
  recordOptions(
    add,
    "add foo 1.0.5 /opt/foo/foo.whl\n  bailiwick installed add foo 1.0.5 --ledger team.json",
  ).action((name: string, version: string, files: readonly string[], options: Options, self: Command) =>
    record(
      edge,
      self,
      options,
      [{ name, version }],
      files.map((file) => fromFolder(self, file)),
    ),
  );
  const take = installed
    .command("import")
    .description(
      "remember what another file names: a ledger, requirements.txt, package-lock.json, Manifest.toml",
    )
    .argument("<file>", "the file");
  recordOptions(take, "import package-lock.json\n  bailiwick installed import requirements.txt").action(
    (file: string, options: Options, self: Command) => {
      const read = readInstalled(fromFolder(self, file));
      for (const line of read.unread.slice(0, 8)) edge.note(`left out: ${quote(line)}`);
      return record(edge, self, options, read.installed, []);
    },
  );
}

function recordOptions(command: Command, example: string): Command {
  return authorOptions(copyOptions(command))
    .option("--date <day>", "the day, YYYY-MM-DD (default: today)")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      `
Exit codes: 0 remembered; 1 an author is new to you (--approve-new), and nothing is remembered.

Examples:
  bailiwick installed ${example}`,
    );
}

async function record(
  edge: Edge,
  self: Command,
  options: Options,
  installed: readonly Installed[],
  files: readonly string[],
): Promise<void> {
  const asksCopies = options.registry.length > 0 || options.ref !== undefined || options.root !== undefined;
  const packages =
    asksCopies || registryNames().length > 0
      ? await withCopies(edge, self, options, (copies) => findPackages(copies, installed))
      : [];
  const isKnown = knownBy(edge, options) ?? (() => true);
  const fresh = packages.flatMap((own) => {
    const users = own.authors.filter((user) => !isKnown(own.identity, user));
    return users.length === 0 ? [] : [{ own, users }];
  });
  if (fresh.length > 0 && !options.approveNew) {
    edge.exit(1);
    for (const { own, users } of fresh) {
      const facts = { package: own.path, users, registry: own.registry };
      edge.note(`author-new: ${answerWords({ code: "author-new", facts })}`);
    }
    return edge.note("nothing was remembered");
  }
  for (const { own, users } of fresh) await approveNew(edge, options, own.identity, users);
  const date = parseDay(options.date);
  const entries = await Promise.all(
    installed.map((each) =>
      entryOf(
        each,
        files,
        date,
        packages.find((own) => isPackageOf(each, own)),
      ),
    ),
  );
  await changeLedger(ledgerPath(options.ledger), async (ledger) => [withEntries(ledger, entries), undefined]);
  if (options.json) return edge.say(toJson(entries));
  for (const { name, version, authors } of entries)
    edge.say(
      `remembered ${quote(name)} ${quote(version)}${authors.length > 0 ? `, by ${authors.map(quote).join(", ")}` : ""}`,
    );
}
