import { count } from "../src/count.ts";
import { list, quote } from "../src/quote.ts";
import { type Code, explain } from "../src/reasons.ts";
import type { ProposalReport } from "../src/sign/propose-root.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { type Extent, printRefusals, withWords } from "./print-verdict.ts";
import { differenceWords, lockOutWords } from "./proposal-words.ts";

/** Whether a proposal was refused. */
export function isStopped({ refusals, stops }: Pick<ProposalReport, "refusals" | "stops">): boolean {
  return refusals.length > 0 || stops.length > 0;
}

/** A proposed root and what it will do, for machines. */
export function proposalJson(report: ProposalReport, isRehearsal: boolean): string {
  const { base, root, sha256, path, differences, refusals, pending, consequences, lapsing } = report;
  const { stops, worries, voided, changes } = report;
  const isWritten = !isStopped(report) && !isRehearsal;
  return toJson({
    verdict: isStopped(report) ? "refused" : "proposed",
    base,
    version: root.version,
    sha256,
    path,
    root,
    differences: differences.map((each) => ({ ...each, says: differenceWords(each) })),
    refusals: refusals.map(withWords),
    stops: stops.map((each) => ({ ...each, ...lockOutWords(each) })),
    worries: worries.map((each) => ({ ...each, ...lockOutWords(each) })),
    pending: pending.map(withWords),
    lapsing: { ...lapsing, mend: lapsingCommands(report) },
    consequences: consequences.map(withWords),
    endorse: endorseCommand(report),
    voided,
    written: isWritten ? [...changes.keys()].sort() : [],
  });
}

/** The same for people: what differs, what it does, who must sign. */
export function printProposal(
  edge: Edge,
  report: ProposalReport,
  { isRehearsal, verbose }: Extent & { readonly isRehearsal: boolean },
): void {
  const { base, last, root, differences, refusals, stops, worries, voided, changes, path } = report;
  edge.say(
    `${edge.paint("bold", `root ${root.version}`)}, upon root ${last.version} as accepted at ${base.commit.slice(0, 12)}:`,
  );
  for (const each of differences) edge.say(`  ${differenceWords(each)}`);
  printConsequences(edge, report, { verbose });
  printLapsing(edge, report);
  if (isStopped(report)) {
    edge.say("");
    printRefusals(edge, refusals, { verbose });
    for (const { says, mend } of stops.map(lockOutWords))
      edge.say(`${edge.paint("bad", "refused")} ${says}\n  mend: ${mend}`);
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  for (const each of worries) {
    const { says, mend } = lockOutWords(each);
    edge.note(`warning: ${says}\n  mend: ${mend}`);
  }
  edge.say("");
  if (voided.length > 0) edge.say(`it changed, so these must sign again: ${list(voided)}`);
  for (const each of report.pending.filter(({ code }) => code === "root-unsigned"))
    edge.say(explain(each).says);
  if (isRehearsal) edge.say("nothing was written");
  else if (changes.size === 0) edge.say(`${quote(path)} says so already`);
  else {
    edge.say(`${edge.paint("good", "wrote")} ${quote(path)}, sha256:${report.sha256}`);
    edge.say("\nnext: git add -A .bailiwick && git commit; then each holder: bailiwick root sign");
  }
}

/** Shown by name in a command, at most. */
const MOST_NAMED = 40;

function printConsequences(edge: Edge, report: ProposalReport, extent: Extent): void {
  const { consequences } = report;
  if (consequences.length === 0) return;
  const names = subjectsOf(consequences);
  edge.say(
    `\n${edge.paint("bad", `${count(names.length, "package")} would no longer be authorised`)}: ${list(names)}`,
  );
  if (extent.verbose) printRefusals(edge, consequences, extent);
  else for (const line of sampleLines(consequences)) edge.say(`  ${line}`);
  const command = endorseCommand(report);
  if (command === undefined) return;
  const short =
    keptNames(report).length <= MOST_NAMED
      ? command
      : `bailiwick what-if root --names | xargs -d '\\n' bailiwick endorse root-${report.root.version} --yes`;
  edge.say(
    `To keep what they state as it is, the issuers endorse it, with this root or before it:\n  ${short}`,
  );
}

/** One refusal of each code, and how many more. */
function sampleLines(refusals: ProposalReport["consequences"]): string[] {
  return [...new Set(refusals.map(({ code }) => code))].flatMap((code) => {
    const own = refusals.filter((each) => each.code === code);
    const more = own.length > 1 ? [`and ${own.length - 1} more ${code} (--verbose)`] : [];
    return [...own.slice(0, 1).map((each) => `${code}  ${explain(each).says}`), ...more];
  });
}

function printLapsing(edge: Edge, report: ProposalReport): void {
  const { users, lists, revocations } = report.lapsing;
  const lines = [
    ...(users.length === 0 ? [] : [`${count(users.length, "certificate")}: ${list(users)}`]),
    ...(lists.length === 0 ? [] : [`${count(lists.length, "endorsement")}: ${list(lists)}`]),
    ...(revocations.length === 0 ? [] : [`${count(revocations.length, "revocation")}: ${list(revocations)}`]),
  ];
  if (lines.length === 0) return;
  edge.say("\nThe issuers change, so these count no more until the new ones sign them, with this root:");
  for (const line of lines) edge.say(`  ${line}`);
  for (const command of lapsingCommands(report)) edge.say(`  mend: ${command}`);
}

/** What the new issuers run, each of them, once the root has its signatures. */
function lapsingCommands({ lapsing: { users, lists, revocations }, root }: ProposalReport): string[] {
  const name = (path: string) => path.replace(/^.*\/|\.sums$/g, "");
  return [
    ...(users.length === 0 ? [] : ["bailiwick cert reissue --all"]),
    ...lists.map((path) => `bailiwick endorse ${quote(name(path))}`),
    ...(revocations.length === 0
      ? []
      : [`bailiwick endorse root-${root.version}-revoked ${revocations.map(quote).join(" ")}`]),
  ];
}

/** What an endorsement mends. */
const LACKS: readonly Code[] = [
  "signature-missing",
  "rights-missing",
  "rights-withdrawn",
  "rule-missing",
  "photograph-not-endorsed",
];

/** The subjects that lack nothing but signatures. */
export function keptNames({ consequences }: Pick<ProposalReport, "consequences">): string[] {
  const faulty = new Set(subjectsOf(consequences.filter(({ code }) => !LACKS.includes(code))));
  return subjectsOf(consequences).filter((name) => !faulty.has(name));
}

function endorseCommand(report: ProposalReport): string | undefined {
  const names = keptNames(report);
  if (names.length === 0) return undefined;
  return `bailiwick endorse root-${report.root.version} ${names.map(quote).join(" ")}`;
}

function subjectsOf(refusals: ProposalReport["consequences"]): string[] {
  return [...new Set(refusals.flatMap(({ subject }) => (subject === undefined ? [] : [subject])))].sort();
}
