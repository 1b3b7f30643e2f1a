import { list, quote } from "../src/quote.ts";
import { explain } from "../src/reasons.ts";
import type { SignReport } from "../src/sign/sign-subjects.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** What was signed, for machines. */
export function signedJson(report: SignReport, isRehearsal: boolean): string {
  return toJson(signedFields(report, isRehearsal));
}

/** What was signed, as plain values. */
export function signedFields(report: SignReport, isRehearsal: boolean) {
  const { base, user, key, role, statements, others, refusals, pending, voided, changes } = report;
  return {
    verdict: refusals.length > 0 ? "refused" : "signed",
    base,
    user,
    key,
    role,
    statements: statements.map(({ subject, ...rest }) => ({
      subject: subject.name,
      kind: subject.kind,
      ...rest,
    })),
    others: others.map(({ subject, why }) => ({ subject: subject.name, why })),
    refusals: refusals.map(withWords),
    pending: pending.map(withWords),
    voided,
    ...filesIn(refusals.length > 0 || isRehearsal ? new Map() : changes),
  };
}

function filesIn(changes: SignReport["changes"]): { written: string[]; deleted: string[] } {
  const of = (isThere: boolean) =>
    [...changes].filter(([, bytes]) => (bytes !== undefined) === isThere).map(([path]) => path);
  return { written: of(true).sort(), deleted: of(false).sort() };
}

/** What was signed, for people, and what they do next. */
export function printSigned(
  edge: Edge,
  report: SignReport,
  isRehearsal: boolean,
  isCommitted: boolean,
): void {
  const { statements, others, refusals, pending, voided, changes, user, base } = report;
  if (refusals.length > 0) {
    printRefusals(edge, refusals);
    if (refusals.some(({ code }) => code === "rights-missing"))
      edge.say(`ask for the right: bailiwick cert request ${quote(user)} --grant 'ROLE PATTERN'`);
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  for (const each of statements) {
    const { subject, sequence, covers, files, isCosigned, list, path } = each;
    const verb = isRehearsal ? "would sign" : "signed";
    const what = isTombstone(each) ? "retired" : `${covers}, ${files} ${files === 1 ? "file" : "files"}`;
    const how = `${isCosigned ? ", beside others" : ""}${list === undefined ? "" : `, on list ${quote(list)}`}`;
    edge.say(
      `${edge.paint("good", verb)} ${edge.paint("bold", quote(subject.name))}  statement ${sequence} (${what}${how})  ${edge.paint("dim", quote(path))}`,
    );
  }
  for (const { name, signers } of voided)
    edge.note(
      `list ${quote(name)} of ${list(signers)} named what changed: it is gone, with what was signed on it`,
    );
  for (const { subject, why } of others) edge.note(`${quote(subject.name)}: ${WHY[why]}`);
  if (pending.length > 0) {
    edge.say("\nOthers must sign too:");
    for (const each of new Set(pending.map((refusal) => explain(refusal).says))) edge.say(`  ${each}`);
  }
  if (changes.size === 0) edge.say(`nothing to sign for ${quote(user)} against ${quote(base.branch)}`);
  else if (isRehearsal) edge.say("nothing was written: --dry-run");
  else if (!isCommitted) edge.say(`\nnext: ${nextCommand(statements)}`);
}

/** What records it: `git add` fails for what is neither there nor known, so what is retired goes another way. */
function nextCommand(statements: SignReport["statements"]): string {
  const names = (isRetired: boolean) =>
    statements.filter((each) => isTombstone(each) === isRetired).map(({ subject }) => quote(subject.name));
  const [kept, gone] = [names(false), names(true)];
  if (statements.length > 8) return "git add -A && git commit";
  const remove = gone.length === 0 ? "" : `git rm -rq --cached --ignore-unmatch -- ${gone.join(" ")} && `;
  return `${remove}git add -A -- ${[".bailiwick", ...kept].join(" ")} && git commit`;
}

function isTombstone({ covers, files }: SignReport["statements"][number]): boolean {
  return covers === "complete" && files === 0;
}

const WHY = {
  signed: "stands as it is",
  unsigned: "needs no signature; name it to claim it",
  unstated: "changed, but its author has not signed it yet",
  "as-before": "is as it was, so the statement that was begun is taken back",
} as const;
