import { quote } from "../src/quote.ts";
import { explain, type Refusal } from "../src/reasons.ts";
import type { Proof } from "../src/verify/explain.ts";
import type { Asked } from "./ask-registry.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printProof } from "./print-proof.ts";
import { printRows } from "./print-rows.ts";
import { withWords } from "./print-verdict.ts";

/** A proof for machines. */
export function proofJson(proof: Proof, path: string, { commit, pin, repository }: Asked): string {
  const { verdict, subject, links, missing, refusals } = proof;
  return toJson({
    path,
    commit,
    pin,
    repository: repository.gitDir,
    verdict,
    subject,
    links,
    missing: missing && withWords(missing),
    refusals: refusals.map(withWords),
  });
}

/** A proof for people: every link from the pin to the byte, or the one that is missing. */
export function printWhy(
  edge: Edge,
  { verdict, subject, links, missing, refusals }: Proof,
  path: string,
  { commit, last, repository }: Asked,
): void {
  const word = edge.paint(verdict === "verified" ? "good" : verdict === "unsigned" ? "bold" : "bad", verdict);
  edge.say(`${edge.paint("bold", quote(path))} at ${commit.slice(0, 12)}: ${word}\n`);
  if (links.length > 0) printProof(edge, links);
  if (verdict === "absent") {
    const since = subject === undefined ? "" : `, now or by a statement of ${quote(subject.name)}`;
    edge.say(`\nthere is no such path${since}`);
  } else if (missing !== undefined) printMissing(edge, missing, refusals.length - 1);
  if (last !== undefined && repository.workTree === undefined && links.length > 0)
    edge.say(`\nby hand: git -C ${quote(repository.gitDir)} show ${commit}:FILE | sha256sum`);
}

function printMissing(edge: Edge, missing: Refusal, more: number): void {
  const { says, mend } = explain(missing);
  edge.say("");
  printRows(edge, [
    ["missing", [`${missing.code}: ${says}`]],
    ["mend", [mend]],
    ["and", more > 0 ? [`${more} more: bailiwick verify`] : []],
  ]);
}
