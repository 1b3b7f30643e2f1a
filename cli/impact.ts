import type { Command } from "commander";
import { type Impact, impactOf } from "../src/advise/impact.ts";
import { count } from "../src/count.ts";
import { list, quote } from "../src/quote.ts";
import { keysNamed } from "../src/sign/keys-named.ts";
import { askRegistry, questionOptions } from "./ask-registry.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { openingLines } from "./print-certificate.ts";
import { printRows } from "./print-rows.ts";
import { printTable } from "./print-table.ts";
import { fromFolder } from "./signing-options.ts";

interface Options {
  readonly json?: boolean;
  readonly now?: string;
  readonly verbose?: boolean;
}

/** `impact`: what a key touched. */
export function register(program: Command, edge: Edge): void {
  questionOptions(program.command("impact"))
    .description(
      "everything that a key ever signed, with commits and days, and what its thief could still do",
    )
    .argument("<key>", "a user (all their keys), a root key's name, SHA256:..., or a key file")
    .option("--now <day>", "as if today were this day, YYYY-MM-DD")
    .option("--verbose", "every line")
    .addHelpText("after", HELP)
    .action((word: string, options: Options, command: Command) =>
      askRegistry(command, edge, async (view, { repository, commit, pin }) => {
        const { keys } = await keysNamed(view.trust, word, fromFolder(command, word));
        const today = parseDay(options.now);
        const impacts: Impact[] = [];
        for (const key of keys)
          impacts.push(
            await impactOf(repository, view, { commit, key, today }, (done) =>
              edge.progress("commits", done, done),
            ),
          );
        if (options.json) edge.say(toJson({ commit, pin, keys: impacts }));
        else
          for (const [i, impact] of impacts.entries()) {
            if (i > 0) edge.say("");
            print(edge, impact, options.verbose ?? false);
          }
      }),
    );
}

function print(edge: Edge, impact: Impact, isVerbose: boolean): void {
  const { fingerprint, isRevoked, users, roots, touches, subjects, history } = impact;
  edge.say(`${edge.paint("bold", fingerprint)}${isRevoked ? `  ${edge.paint("bad", "revoked")}` : ""}`);
  printRows(edge, [
    [
      "  user",
      users.map(
        (each) => `${quote(each.user)}, serial ${each.serial}, until ${each.validUntil}: ${each.status}`,
      ),
    ],
    ["  root key", roots.map(({ name, isIssuer }) => `${quote(name)}${isIssuer ? ", an issuer" : ""}`)],
    ["  its thief", couldDo(impact)],
  ]);
  const where = history.isWhole
    ? ""
    : "; the history is cut, and what is older stands under its first commit";
  edge.say(
    `\nsigned ${count(touches.length, "document")} of ${count(subjects.length, "subject")}, in ${count(history.commits, "commit")} looked at${where}`,
  );
  const shown = isVerbose ? touches : touches.slice(-MOST);
  if (touches.length > shown.length)
    edge.say(`  ${touches.length - shown.length} older ones are left out (--verbose)`);
  printTable(
    edge,
    shown.map(({ time, commit, namespace, path, list: name, stands }) => [
      `  ${new Date(time * 1000).toISOString().slice(0, 10)}`,
      commit.slice(0, 12),
      namespace.replace(/^bailiwick-(.*)-v1$/, "$1"),
      `${quote(path)}${name === undefined ? "" : `  on list ${quote(name)}`}`,
      stands ? "" : edge.paint("dim", "past"),
    ]),
  );
}

const MOST = 40;

function couldDo({ could: { opens, alone, counts }, isRevoked, users }: Impact): string[] {
  const rights = opens.flatMap((opening) => openingLines(opening, []));
  const names = alone.map(({ name }) => name);
  const lines = [
    ...rights,
    ...(names.length > 0 ? [`can change alone ${count(names.length, "subject")}: ${list(names)}`] : []),
    ...counts.map(({ for: kind, threshold, of, isAlone }) => {
      const what = { root: "makes a root", issuers: "issues a certificate", log: "signs the log" }[kind];
      return isAlone ? `alone ${what}` : `${what} with ${threshold - 1} more of ${of} keys`;
    }),
  ];
  if (lines.length > 0) return lines;
  const [first] = users;
  if (isRevoked) return ["can do nothing: its signatures on statements are void"];
  return [first === undefined ? "can do nothing here: nobody lists it" : "can sign nothing new"];
}

const HELP = `
A day is the committer's clock's, which proves nothing; the commit is the oldest, by first parents, that brought the
signature. "past": those bytes are not in the tree any more. Then: bailiwick cert revoke KEY --since COMMIT

Exit codes: 0 answered; 1 the registry's roots do not stand; 2 nobody has such a key.

Examples:
  bailiwick impact carol
  bailiwick impact SHA256:1VhT... --json
  bailiwick impact ~/.ssh/id_ed25519.pub --ref origin/main`;
