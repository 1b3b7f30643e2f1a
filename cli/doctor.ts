import type { Command } from "commander";
import { examine } from "../src/advise/doctor.ts";
import type { Finding } from "../src/advise/finding.ts";
import { Failure } from "../src/failure.ts";
import { examineForge } from "../src/github/examine-forge.ts";
import { type Asked, askRegistry, questionOptions } from "./ask-registry.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { enterForge, findPlace } from "./enter-forge.ts";
import { type ForgeChoice, forgeOptions } from "./forge-options.ts";
import { toJson } from "./json.ts";

interface Options extends ForgeChoice {
  readonly check?: string;
  readonly github?: boolean;
  readonly json?: boolean;
  readonly now?: string;
  readonly verbose?: boolean;
}

/** So many findings of one sort are printed. */
const MOST = 10;

/** `doctor`: what a registry's people should see to. */
export function register(program: Command, edge: Edge): void {
  const command = questionOptions(program.command("doctor"))
    .description("what to see to: what expires, who is missing, what nobody can meet, what is of no use")
    .option("--github", "what the repository's settings on GitHub leave open, too")
    .option("--check <name>", "with --github: the check that must be green (default: the Action's own)")
    .option("--now <day>", "as if today were this day, YYYY-MM-DD");
  forgeOptions(command, false)
    .option("--verbose", "print every line of long lists")
    .addHelpText("after", HELP)
    .action(async (options: Options, command: Command) => {
      const now = parseDay(options.now);
      const examined = await askRegistry(command, edge, async (view, asked) => {
        const { commit, pin } = asked;
        const forge = options.github ? await onForge(edge, asked, options) : [];
        const findings = sorted([...(await examine(view, now)), ...forge]);
        const isOpen = forge.some(({ urgency }) => urgency === "wrong" || urgency === "unknown");
        edge.exit(isOpen || findings.some(({ urgency }) => urgency === "due") ? 4 : 0);
        if (options.json) edge.say(toJson({ commit, pin, now, findings }));
        else print(edge, findings, options.verbose ?? false);
        return true;
      });
      // Where no root stands there is nothing to examine, which is not the same as being well.
      if (examined === undefined) edge.exit(3);
    });
}

/** What GitHub says of the repository that the registry's remote is. */
async function onForge(edge: Edge, asked: Asked, options: Options): Promise<readonly Finding[]> {
  if (asked.last !== undefined)
    throw new Failure("usage", "--github asks about a repository's remote, which a copy has none of", {
      mend: "bailiwick -C CLONE doctor --github",
    });
  const forge = await enterForge(edge, options, await findPlace(edge, options, asked));
  return examineForge(forge, asked.tree, options.check);
}

const STYLES = { due: "bad", wrong: "bad", unknown: "bad", advice: "bold" } as const;
const ORDER = Object.keys(STYLES);

function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => ORDER.indexOf(a.urgency) - ORDER.indexOf(b.urgency));
}

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
  const unknown = of("unknown") === 0 ? "" : `${of("unknown")} unknown, `;
  const words = `${of("due")} due in 30 days, ${of("wrong")} wrong, ${unknown}${of("advice")} to consider`;
  edge.say(findings.length === 0 ? edge.paint("good", "nothing to see to") : words);
}

const HELP = `
due: a day is at most 30 days away, or over; wrong: something cannot work; advice: something could fail. Whether
signatures and files stand is not asked: bailiwick verify.

--github reads the settings of the repository that the remote is, and changes nothing: what protects the main branch
and whom that does not hold, which check is required and whose, how is merged, what workflows may. What the token
(GITHUB_TOKEN, else the one that \`gh\` keeps) may not see is unknown, never well: some needs an administrator's.

Exit codes: 0 nothing is due; 3 could not judge; 4 something is due, or with --github wrong or unknown there.

Examples:
  bailiwick doctor
  bailiwick doctor --ref origin/main --json       # weekly, in CI
  bailiwick doctor --now 2027-10-01               # what will be due then
  bailiwick doctor --github                       # and what GitHub's settings leave open`;
