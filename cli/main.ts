#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { Failure } from "../src/failure.ts";
import { printable } from "../src/quote.ts";
import { commands } from "./commands.ts";
import { type Edge, processEdge } from "./edge.ts";

/** Runs the command line; every failure of the world becomes a line and an exit code, a bug a crash. */
async function main(argv: readonly string[], edge: Edge): Promise<void> {
  const program = new Command("bailiwick")
    .description("Sign and verify a git repository of package metadata, against one pinned fingerprint.")
    .option("-C <dir>", "run as if started in this folder")
    .helpCommand("help [command]", "help for a command")
    .configureHelp({ sortSubcommands: false, showGlobalOptions: true })
    .exitOverride()
    .addHelpText("after", HELP);
  const word = argv.find((argument, i) => !argument.startsWith("-") && argv[i - 1] !== "-C");
  const load = word === undefined ? undefined : commands.get(word);
  // Commands may have a --version of their own.
  if (word === undefined) program.version("0.1.0");
  const wanted = load === undefined ? [...commands.values()] : [load];
  for (const { register } of await Promise.all(wanted.map((each) => each()))) register(program, edge);
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return edge.exit(error.exitCode === 0 ? 0 : 2);
    if (!(error instanceof Failure)) {
      // A bug crashes, but not with the exit code that says no.
      console.error(error);
      return process.exit(3);
    }
    edge.note(`${edge.paint("bad", "bailiwick:")} ${printable(error.message)}`);
    if (error.mend !== undefined) edge.note(`  try: ${printable(error.mend)}`);
    edge.exit(error.code === "usage" ? 2 : error.code === "signing-refused" ? 1 : 3);
  }
}

const HELP = `
Exit codes:
  0 yes   1 no   2 wrong usage   3 could not judge (no git, no pin, unreadable)
  4 yes, with a warning (--strict)

Examples:
  bailiwick init julia-metadata --layout '*/'      make this repository a registry
  bailiwick sign                                   sign what you changed
  bailiwick check origin/main HEAD                 judge a change
  bailiwick verify --root sha256:9f86...           judge everything, by the pin alone
  bailiwick why JSON/url                           who vouches for a file`;

await main(process.argv.slice(2), processEdge());
