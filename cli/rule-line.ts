import { type Rule, roles } from "../src/format/root.ts";
import { quote } from "../src/quote.ts";

/** A rule of a root in one line: `1: ** needs 1 × publish`. */
export function ruleLine(rule: Rule, number: number): string {
  const needs = roles.flatMap((role) => (rule[role] === undefined ? [] : [`${rule[role]} × ${role}`]));
  return `${number}: ${rule.paths.map(quote).join(", ")} needs ${needs.join(", ")}`;
}
