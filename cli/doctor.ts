import type { Command } from "commander";
import { examine } from "../src/advise/doctor.ts";
import type { Finding } from "../src/advise/finding.ts";
import { askRegistry, questionOptions } from "./ask-registry.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";

interface Options {
  readonly json?: boolean;
  readonly now?: string;
  readonly verbose?: boolean;
}

/** So many findings of one sort are printed. */
const MOST = 10;

/** `doctor`: what a registry's people should see to. */
export function register(program: Command, edge: Edge): void {
  questionOptions(program.command("doctor"))
    .description("what to see to: what expires, who is missing, what nobody can meet, what is of no use")
    .option("--now <day>", "as if today were this day, YYYY-MM-DD")
    .option("--verbose", "print every line of long lists")
    .addHelpText("after", HELP)
    .action(async (options: Options, command: Command) => {
      const now = parseDay(options.now);
      const examined = await askRegistry(command, edge, async (view, { commit, pin }) => {
        const findings = await examine(view, now);
        edge.exit(findings.some(({ urgency }) => urgency === "due") ? 4 : 0);
        if (options.json) edge.say(toJson({ commit, pin, now, findings }));
        else print(edge, findings, options.verbose ?? false);
        return true;
      });
      // Where no root stands there is nothing to examine, which is not the same as being well.
      if (examined === undefined) edge.exit(3);
    });
}

const STYLES = { due: "bad", wrong: "bad", advice: "bold" } as const;

function print(edge: Edge, findings: readonly Finding[], isWhole: boolean): void {
  const printed = new Map<string, number>();
  for (const { code, urgency, says, mend } of findings) {
    const before = printed.get(code) ?? 0;
    printed.set(code, before + 1);
    if (before >= MOST && !isWhole) continue;
    edge.say(`${edge.paint(STYLES[urgency], urgency.padEnd(6))}  ${edge.paint("dim", code)}  ${says}`);
    edge.say(`  mend: ${mend}`);
  }
  for (const [code, number] of isWhole ? [] : printed)
    if (number > MOST) edge.say(`and ${number - MOST} more of ${code} (--verbose)`);
  const of = (urgency: Finding["urgency"]) => findings.filter((each) => each.urgency === urgency).length;
  const words = `${of("due")} due in 30 days, ${of("wrong")} wrong, ${of("advice")} to consider`;
  edge.say(findings.length === 0 ? edge.paint("good", "nothing to see to") : words);
}

const HELP = `
due: a day is at most 30 days away, or over; wrong: something cannot work; advice: something could fail. Whether
signatures and files stand is not asked: bailiwick verify.

Exit codes: 0 nothing is due; 3 could not judge; 4 something is due.

Examples:
  bailiwick doctor
  bailiwick doctor --ref origin/main --json       # weekly, in CI
  bailiwick doctor --now 2027-10-01               # what will be due then`;
