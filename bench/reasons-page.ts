import { type Code, explain, type Facts, type Refusal, reasons } from "../src/reasons.ts";

/** A value with the facts of every code: a code with a new fact does not compile until it has one here. */
type Together<U> = (U extends unknown ? (facts: U) => void : never) extends (facts: infer I) => void
  ? I
  : never;

const placeholders: Together<Facts<Code>> = {
  by: "WHOSE THRESHOLD",
  counted: ["USER"],
  days: 401,
  expected: 3,
  expires: "2027-11-21",
  fault: "FAULT",
  holders: ["OTHER-USER"],
  key: "KEY",
  last: 1,
  limit: 64,
  line: "LISTED",
  listed: "LISTED",
  missing: ["NAME", "OTHER-NAME"],
  mode: "MODE",
  name: "NAME",
  needed: 2,
  other: "OTHER",
  path: "PATH",
  paths: ["PATH", "OTHER-PATH"],
  pattern: "PATTERN",
  pin: "PIN",
  remembered: 4,
  removed: "REMOVED",
  role: "ROLE",
  sequence: 5,
  serial: 3,
  signed: ["USER"],
  user: "USER",
  version: 2,
  kind: "KIND",
  why: "WHY",
};

const HEAD = `# Reasons

Why \`bailiwick\` refuses: every code, its words, and the command that mends it. Codes are public API: never
renamed, never reused. In capitals, what a refusal fills in.

Made by \`npm run reasons\` from \`src/reasons.ts\`; a test compares.
`;

/** docs/reasons.md. */
export function reasonsPage(): string {
  const codes = Object.keys(reasons) as Code[];
  return [HEAD, ...codes.map(section)].join("\n");
}

function section(code: Code): string {
  const { says, mend } = explain({ code, facts: placeholders } as Refusal);
  return `## ${code}\n\n${says}\n\n    ${mend}\n`;
}
