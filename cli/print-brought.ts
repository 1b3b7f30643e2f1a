import type { BroughtToPull } from "../src/github/bring-to-pull.ts";
import { quote } from "../src/quote.ts";
import type { Edge } from "./edge.ts";

/** Where the commit went that was made for a pull request. */
export function printBrought(edge: Edge, { commit, pull, isSuperseding, isSaid }: BroughtToPull): void {
  const at = `commit ${commit.slice(0, 12)}`;
  if (!isSuperseding) {
    edge.say(`${edge.paint("good", "pushed")} ${at} to ${quote(pull.url)}`);
    return;
  }
  edge.say(`${edge.paint("good", "opened")} ${quote(pull.url)} with ${at}: that branch takes none from you`);
  if (!isSaid) edge.note("the other pull request could not be told: say so there, or close it");
}
