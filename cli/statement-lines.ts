import { count } from "../src/count.ts";
import { quote } from "../src/quote.ts";
import type { StatementLink, StatementSignature } from "../src/verify/explain-statement.ts";

/** What a statement says and who stands behind it, a line each. */
export function statementLines(link: StatementLink): string[] {
  const { covers, sequence, files, removed, previous } = link;
  const size = `${count(files, "file")}${removed > 0 ? `, ${removed} removed` : ""}`;
  return [
    `${covers}, number ${sequence}, ${size}${previous === undefined ? "" : `, follows sha256:${previous}`}`,
    ...saidLines(link.says),
    ...link.signatures.map(signatureLine),
    ...(link.isEndorsed ? ["endorsed by the issuers"] : needLines(link)),
  ];
}

function signatureLine({ name, fingerprint, namespace, standing, over }: StatementSignature): string {
  const where = over.startsWith(".bailiwick/lists/") ? `, on ${quote(over)}` : "";
  return `signed by ${name} ${fingerprint}  ${namespace}${where}${standings[standing]}`;
}

const standings = {
  counts: "",
  revoked: " (revoked: does not count)",
  "other-role": " (does not count: the user counts in another role)",
  "not-held": " (does not count: no such right here)",
};

function needLines({ rules, needs }: StatementLink): string[] {
  return needs.map(({ role, needed, users }) => {
    const by = rules.filter((rule) => rule.needs.some((need) => need.role === role));
    const asked = by
      .map(({ number, patterns }) => `rule ${number}: ${patterns.map(quote).join(", ")}`)
      .join("; ");
    return `needs ${needed} × ${role} (${asked}): ${users.length === 0 ? "nobody" : users.map(quote).join(", ")}`;
  });
}

function saidLines(says: string | undefined): string[] {
  if (says === undefined) return [];
  if (says === "absent") return ["does not list it, which vouches for its absence"];
  return [says === "removed" ? "removes it" : `lists it as sha256:${says}`];
}
