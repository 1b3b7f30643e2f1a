import { count } from "../src/count.ts";
import { list, quote } from "../src/quote.ts";
import { explain, type Refusal } from "../src/reasons.ts";
import type { RevokeLook, RevokeReport } from "../src/sign/revoke-keys.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** Revoked keys, for machines. */
export function revokedJson(report: RevokeReport): string {
  const { keys, statements, kept, refused, signed, endorsers, needed, refusals, pending, changes } = report;
  return toJson({
    verdict: refusals.length > 0 ? "refused" : pending.length > 0 ? "incomplete" : "complete",
    keys,
    signed,
    statements,
    kept,
    issuers: { needed, signed: endorsers },
    refused: refused.map(withWords),
    refusals: refusals.map(withWords),
    pending: pending.map(withWords),
    written: refusals.length > 0 ? [] : [...changes.keys()],
  });
}

const MOST = 40;

/** What revoking does, before it is signed. */
export function printRevokeLook(edge: Edge, { keys, statements, kept, refused }: RevokeLook): void {
  for (const { fingerprint, user } of keys)
    edge.note(`revokes ${fingerprint}${user === undefined ? "" : ` of ${quote(user)}`}`);
  const names = new Set(statements.map(({ subject }) => subject.name));
  edge.note(
    `signed ${count(statements.length, "statement")} of those here${names.size > 0 ? `: ${list([...names])}` : ""}`,
  );
  for (const { path, role } of statements.slice(0, MOST))
    edge.note(`  ${role.padEnd(7)}  ${quote(path)}${kept?.lines.has(path) ? "   kept" : ""}`);
  if (statements.length > MOST) edge.note(`  and ${statements.length - MOST} more`);
  if (kept !== undefined)
    edge.note(
      `endorses on list ${quote(kept.list)} the ${count(kept.lines.size, "statement")} that stood before`,
    );
  const lost = subjectsIn(refused);
  edge.note(lost.length === 0 ? "nothing is refused by it" : `makes refused: ${list(lost)}`);
}

/** Revoked keys, for people; each subject that they leave refused, with what mends it. `word` named them. */
export function printRevoked(edge: Edge, report: RevokeReport, word: string): void {
  const { keys, kept, refused, signed, refusals, pending, endorsers, needed, changes } = report;
  if (refusals.length > 0) {
    printRefusals(edge, refusals);
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  const prints = keys.map(({ fingerprint }) => fingerprint);
  const isNew = [...changes.keys()].some((path) => path.startsWith(".bailiwick/revoked/"));
  edge.say(
    `${edge.paint("good", isNew ? "revoked" : "revoked before:")} ${prints.join(", ")} as ${quote(signed)}`,
  );
  if (kept !== undefined)
    edge.say(`endorsed ${count(kept.lines.size, "statement")} on list ${quote(kept.list)}`);
  if (refused.length > 0) {
    edge.say("\nRefused from now on, until it is signed again:");
    for (const name of subjectsIn(refused)) edge.say(`  ${quote(name)}: ${mendOf(name, refused, keys)}`);
    edge.say("What the issuers vouch for they keep:");
    edge.say(`  bailiwick endorse NAME ${subjectsIn(refused).map(quote).join(" ")}`);
  }
  const users = [...new Set(keys.flatMap(({ user }) => user ?? []))];
  for (const user of users)
    edge.say(`\n${quote(user)} signs on with a new key: bailiwick cert request ${quote(user)} --key NEWKEY`);
  const lacks = kept !== undefined && endorsers.length < needed;
  for (const name of new Set(keys.flatMap(({ roots }) => roots)))
    edge.say(
      `\n${quote(name)} is a key of the root still: bailiwick root propose --remove-key ${quote(name)}`,
    );
  if (pending.length > 0 || lacks) {
    edge.say("\nStill missing:");
    for (const each of pending) edge.say(`  ${explain(each).says}`);
    if (lacks)
      edge.say(`  the list ${quote(kept.list)} needs ${count(needed, "issuer")}, has ${list(endorsers)}`);
    edge.say(
      pending.length > 0
        ? `    bailiwick cert revoke ${quote(word)} --reason ...   # as one of them`
        : `    bailiwick endorse ${quote(kept?.list ?? "")}`,
    );
  }
  edge.say("\nnext: git add -A .bailiwick && git commit");
}

/** Who else could sign it. */
function mendOf(name: string, refused: readonly Refusal[], keys: RevokeLook["keys"]): string {
  const users = new Set(keys.map(({ user }) => user));
  const holders = refused.flatMap(({ subject, facts }) =>
    subject === name && "holders" in facts ? facts.holders : [],
  );
  const others = [...new Set(holders)].filter((each) => !users.has(each));
  const who = others.length > 0 ? list(others) : "its holder, with a new key";
  return `bailiwick sign ${quote(name)}   # ${who}`;
}

function subjectsIn(refusals: readonly Refusal[]): string[] {
  return [...new Set(refusals.flatMap(({ subject }) => subject ?? []))];
}
