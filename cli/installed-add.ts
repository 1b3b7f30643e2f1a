import type { Command } from "commander";
import { answerWords } from "../src/client/answers.ts";
import { readInstalled } from "../src/client/read-installed.ts";
import { recordPackages } from "../src/client/record-packages.ts";
import { registryNames } from "../src/client/registries.ts";
import type { Installed } from "../src/format/installed/installed.ts";
import { list, quote } from "../src/quote.ts";
import { type AuthorOptions, authorChoice, authorOptions } from "./author-options.ts";
import { parseDay } from "./context.ts";
import { type CopyChoice, copyOptions, withCopies } from "./copies.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { fromFolder } from "./signing-options.ts";

interface Options extends CopyChoice, AuthorOptions {
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
  const choice = authorChoice(self, options);
  const { approveNew = false } = options;
  const request = { ...choice, installed, files, approveNew, date: parseDay(options.date) };
  const asksCopies = options.registry.length > 0 || options.ref !== undefined || options.root !== undefined;
  const { entries, fresh } =
    asksCopies || registryNames().length > 0
      ? await withCopies(edge, self, options, (copies) => recordPackages(copies, request))
      : await recordPackages([], request);
  if (fresh.length > 0 && !approveNew) {
    edge.exit(1);
    for (const facts of fresh) edge.note(`author-new: ${answerWords({ code: "author-new", facts })}`);
    return edge.note("nothing was remembered");
  }
  for (const { users } of fresh) edge.note(`approved ${list(users)}`);
  if (options.json) return edge.say(toJson(entries));
  for (const { name, version, authors } of entries)
    edge.say(
      `remembered ${quote(name)} ${quote(version)}${authors.length > 0 ? `, by ${authors.map(quote).join(", ")}` : ""}`,
    );
}
