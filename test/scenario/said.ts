import { sha256 } from "../../src/crypto/sha256.ts";
import { refusalsOf, show } from "./codes.ts";
import type { Outcome } from "./play.ts";

/**
 * Every refusal of a scenario with its facts, each once and a line each: of the change, the state, to a client; then
 * the fingerprint of all values.
 */
export function saidOf(outcome: Outcome): string[] {
  const { change, state, client } = outcome;
  const answers = [
    ["change", change],
    ["state", state],
    ["client", client.verdict],
  ] as const;
  const told = new Map<string, string[]>();
  for (const [who, verdict] of answers) {
    for (const refusal of verdict === undefined ? [] : refusalsOf(verdict)) {
      const line = show([refusal]);
      told.set(line, [...new Set([...(told.get(line) ?? []), who])]);
    }
  }
  return [
    ...[...told].map(([line, whom]) => `${whom.join(", ")}: ${line}`).sort(),
    ...foreseenIn(outcome),
    `values: ${valuesOf(outcome)}`,
  ];
}

/** What is foreseen of a new root: what stands against it, what lapses until it is signed again, and what is lost. */
function foreseenIn({ foreseen }: Outcome): string[] {
  if (foreseen === undefined) return [];
  const { root, refusals, lapsing, lost } = foreseen;
  return [
    `foreseen: ${JSON.stringify({ version: root?.version, ...lapsing })}`,
    ...refusals.map((refusal) => `foreseen against it: ${show([refusal])}`),
    ...lost.map((refusal) => `foreseen to be lost: ${show([refusal])}`),
  ];
}

/**
 * A fingerprint of every value that the judge gave: whole verdicts, with grants, counts and consequences, and all
 * that is remembered after each step.
 */
function valuesOf({ change, state, client, bases, tip, accepted }: Outcome): string {
  return sha256(JSON.stringify([change, state, client, bases, tip, accepted], plain)).slice(0, 16);
}

/** For `JSON.stringify`: maps and sets as lists, in their order. */
export function plain(_: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}

/** Reads `facts.txt` of the scenarios: a name, and below it the lines of `saidOf`. */
export function parseFacts(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    if (line.startsWith("  ")) [...found.values()].at(-1)?.push(line.slice(2));
    else if (line !== "" && !line.startsWith("#")) found.set(line, []);
  }
  return found;
}

/** Writes it. */
export function formatFacts(facts: ReadonlyMap<string, readonly string[]>): string {
  const head =
    "# What refusals say of each scenario, with all facts, and the fingerprint of all values that the judge gave, or of all proofs; `npm run facts` writes it anew.\n";
  return (
    head +
    [...facts].map(([name, lines]) => [name, ...lines.map((line) => `  ${line}`), ""].join("\n")).join("")
  );
}
