import { refusalsOf, show } from "./codes.ts";
import type { Outcome } from "./play.ts";

/** Every refusal of a scenario with its facts, each once and a line each: of the change, the state, to a client. */
export function saidOf({ change, state, client }: Outcome): string[] {
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
  return [...told].map(([line, whom]) => `${whom.join(", ")}: ${line}`).sort();
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
  const head = "# What refusals say of these scenarios, with all facts; `npm run facts` writes it anew.\n";
  return (
    head +
    [...facts].map(([name, lines]) => [name, ...lines.map((line) => `  ${line}`), ""].join("\n")).join("")
  );
}
