import { quote } from "../quote.ts";
import { explain, type Refusal } from "../reasons.ts";
import type { Grant } from "../verify/verdict.ts";
import { code } from "./markdown-code.ts";

/** A body has at most 65,536 characters. */
const MOST = 100;

/** What a pull request says of itself: which subjects are signed by whom, and who is still to sign. */
export function pullBody(grants: readonly Grant[], awaiting: readonly Refusal[]): string {
  const subjects = grants.filter(({ subject }) => !subject.startsWith(".bailiwick/"));
  const signed = subjects
    .slice(0, MOST)
    .map(
      ({ subject, users, by }) =>
        `- ${code(quote(subject))}${by === "users" ? ` by ${names(users)}` : `, ${by}`}`,
    );
  const words = [...new Set(awaiting.map((refusal) => explain(refusal)))].slice(0, MOST);
  const mends = [...new Set(words.map(({ mend }) => mend))];
  return [
    ...(signed.length === 0 ? [] : ["Signed:", "", ...signed]),
    ...(subjects.length > MOST ? [`- and ${subjects.length - MOST} more`] : []),
    ...(words.length === 0 ? [] : ["", "Still to be signed by others:", ""]),
    ...[...new Set(words.map(({ says }) => says))].map((says) => `- ${code(says)}`),
    ...(mends.length === 0
      ? []
      : [
          "",
          `By ${mends.map(code).join(" or ")}, on this branch; or with \`--pr\` and the number of this pull request, from anywhere.`,
        ]),
    "",
    "<sub>Try it yourself: `bailiwick check --pr NUMBER`.</sub>",
  ].join("\n");
}

function names(users: readonly string[]): string {
  return users.map((user) => code(quote(user))).join(", ");
}
