import type { Refusal } from "../../src/reasons.ts";
import type { Verdict } from "../../src/verify/verdict.ts";
import { bystanderPasses, stageBystander } from "./bystander.ts";
import { isAnswered, refusalsOf, show, spell } from "./codes.ts";
import type { Outcome } from "./play.ts";
import { promises } from "./promises.ts";
import type { Answer } from "./scenario.ts";

/** Where the judge's answers are not what the scenario demands, or break a promise that holds for all. */
export async function complaintsOf(outcome: Outcome): Promise<string[]> {
  const neighbour = await stageBystander(outcome);
  return [
    ...unanswered(outcome),
    ...(await promises(outcome)),
    ...(neighbour === undefined ? [] : await bystanderPasses(neighbour)),
  ];
}

/** Where the judge's answers are not what the scenario's headers say. */
export function unanswered(outcome: Outcome): string[] {
  const { scenario, bases, tip, change, state, client } = outcome;
  const { expected } = scenario;
  const said: string[] = [];
  const compare = (
    question: string,
    answer: Answer | undefined,
    refusals: readonly Refusal[] | undefined,
  ) => {
    if (answer === undefined) return;
    if (refusals === undefined) return void said.push(`${question}: was not judged`);
    if (!isAnswered(answer, refusals))
      said.push(`${question}: expected ${spell(answer)}, got ${show(refusals) || "accepted"}`);
  };
  compare(
    "base",
    expected.base,
    bases.flatMap(({ verdict }) => refusalsOf(verdict)),
  );
  if (tip !== undefined) compare("tip", expected.tip, refusalsOf(tip.verdict));
  compare("expect", expected.change, change && refusalsOf(change));
  compare("verify", expected.state, refusalsOf(state));
  compare("client", expected.client, refusalsOf(client.verdict));
  if (change !== undefined && "consequences" in change) {
    const found = new Set(change.consequences.map(({ subject, code }) => `${subject}:${code}`));
    const [have, want] = [[...found].sort(), [...expected.consequences].sort()];
    if (have.join(" ") !== want.join(" ")) said.push(`consequences: expected ${want}, got ${have}`);
  }
  if (expected.grants !== undefined && change !== undefined) {
    const [have, want] = [grantsOf(change).sort(), [...expected.grants].sort()];
    if (have.join(" ") !== want.join(" ")) said.push(`grants: expected ${want}, got ${have}`);
  }
  return said;
}

function grantsOf({ grants }: Verdict): string[] {
  const subjects = grants.filter(({ subject }) => !subject.startsWith(".bailiwick/"));
  return subjects.map(({ subject, users, by }) => `${subject}:${by === "users" ? users.join(",") : by}`);
}
