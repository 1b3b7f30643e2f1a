import { type Command, Option } from "commander";
import { type Holder, type RoleHolders, type WhoCan, whoCan } from "../src/advise/who-can.ts";
import { Failure } from "../src/failure.ts";
import { type Role, roles } from "../src/format/root.ts";
import { quote } from "../src/quote.ts";
import { targetOf } from "../src/verify/explain-target.ts";
import { outlined } from "../src/verify/side.ts";
import { askForOne, askRegistry, questionOptions } from "./ask-registry.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printTable } from "./print-table.ts";

interface Options {
  readonly json?: boolean;
  readonly now?: string;
  readonly role?: Role;
}

/** `who-can`: who may change a path. */
export function register(program: Command, edge: Edge): void {
  questionOptions(program.command("who-can"))
    .description("who may change a path: which rules apply, and whose certificates open it")
    .argument("<path>", "a file that there is or may be, a package, or a common name, from the top")
    .addOption(new Option("--role <role>", "this role alone, needed or not").choices([...roles]))
    .option("--now <day>", "as if today were this day, YYYY-MM-DD")
    .addHelpText("after", HELP)
    .action((path: string, options: Options, command: Command) =>
      askRegistry(command, edge, async ({ read, policy, trust }, { commit, pin }) => {
        const { outline } = await outlined(read, policy.layout, undefined);
        const target = targetOf(outline, policy.layout, path);
        if (target.kind === "above") throw askForOne("who-can", path, target.names);
        if (target.kind !== "subject")
          throw new Failure("usage", `${quote(path)} is signed by issuers and root keys alone`, {
            mend: "bailiwick root show",
          });
        const answer = whoCan(trust, target, parseDay(options.now), options.role);
        if (options.json) edge.say(toJson({ commit, pin, ...answer }));
        else print(edge, answer);
      }),
    );
}

function print(edge: Edge, { subject, path, rules, unsigned, roles: asked, tooFew, grant }: WhoCan): void {
  const what = path ?? subject.name;
  const kind = subject.kind === "package" ? "package" : "common name";
  const where = path === undefined ? kind : `in the ${kind} ${quote(subject.name)}`;
  edge.say(`${edge.paint("bold", quote(what))} (${where})`);
  for (const { number, patterns, needs } of rules)
    edge.say(
      `rule ${number}: ${patterns.map(quote).join(", ")} needs ${needs.map(({ role, count }) => `${count} × ${role}`).join(", ")}`,
    );
  if (unsigned !== undefined)
    edge.say(`until somebody claims it, anyone: the root's \`unsigned\` opens it (${quote(unsigned)})`);
  if (rules.length === 0) {
    edge.say(`${edge.paint("bad", "nobody")}: no rule of the root matches it`);
    edge.say("  mend: bailiwick root propose");
  }
  for (const role of asked) printRole(edge, what, role, grant);
  if (tooFew !== undefined) {
    const { roles, needed, users } = tooFew;
    edge.say(
      `\n${edge.paint("bad", "too few")}: a user counts in one role alone; ${roles.join(" and ")} need ${needed} users, and there are ${users.map(quote).join(", ")}`,
    );
  }
}

function printRole(
  edge: Edge,
  what: string,
  { role, needed, holders, able }: RoleHolders,
  grant: string,
): void {
  edge.say(`\n${edge.paint("bold", role)}: ${needed === 0 ? "not asked for" : `${needed} needed`}`);
  if (holders.length > 0) printTable(edge, holders.map(holderCells));
  if (able.length >= needed && able.length > 0) return;
  const lack = able.length === 0 ? "nobody" : `only ${able.length} of ${needed}`;
  edge.say(`  ${edge.paint("bad", lack)} can ${role} ${quote(what)} today`);
  edge.say(
    `  mend: bailiwick cert request USER --grant ${quote(`${role} ${grant}`)}   # then: cert issue USER`,
  );
}

function holderCells({ user, pattern, extent, validFrom, validUntil, status }: Holder): string[] {
  return [
    `  ${quote(user)}`,
    quote(pattern),
    extent === "whole" ? "the whole" : "these paths",
    `${validFrom} to ${validUntil}`,
    status === "valid" ? "" : status,
  ];
}

const HELP = `
"the whole": may sign complete statements; "these paths": amendments of what the pattern opens.

Exit codes: 0 answered, also with nobody; 1 the registry's roots do not stand.

Examples:
  bailiwick who-can JSON/url
  bailiwick who-can .github --role review
  bailiwick who-can JSON --json`;
