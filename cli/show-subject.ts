import { count } from "../src/count.ts";
import { Failure } from "../src/failure.ts";
import { quote } from "../src/quote.ts";
import type { Refusal } from "../src/reasons.ts";
import { explainPath, type Proof } from "../src/verify/explain.ts";
import type { StatementLink } from "../src/verify/explain-statement.ts";
import { type Asked, askForOne } from "./ask-registry.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRows, type Row } from "./print-rows.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** Shows one subject: its status, files, statements and signers. Answers what is refused where roots do not stand. */
export async function showSubject(
  edge: Edge,
  { tree, pin, commit }: Asked,
  name: string,
  isJson: boolean,
): Promise<true | readonly Refusal[]> {
  const proof = await explainPath(tree, name, { pin });
  if (proof.verdict === "several") throw askForOne("show", name, proof.names);
  if (proof.verdict === "refused" && !proof.links.some(({ kind }) => kind === "issuers"))
    return proof.refusals;
  const { verdict, subject, refusals } = proof;
  if (subject === undefined) {
    throw new Failure("usage", `${quote(name)} is no package and no common name`, {
      mend: `bailiwick why ${quote(name)}`,
    });
  }
  const statements = proof.links.filter((link) => link.kind === "statement");
  const [files] = proof.links.filter(
    ({ kind }) => kind === "files" || kind === "file" || kind === "unsigned",
  );
  edge.exit(verdict === "verified" || verdict === "unsigned" ? 0 : 1);
  if (isJson)
    edge.say(toJson({ commit, pin, subject, verdict, files, statements, refusals: refusals.map(withWords) }));
  else print(edge, proof, statements, subject.kind);
  return true;
}

function print(
  edge: Edge,
  { verdict, subject, links, refusals }: Proof,
  statements: readonly StatementLink[],
  kind: string,
): void {
  const style = verdict === "verified" ? "good" : verdict === "unsigned" ? "bold" : "bad";
  edge.say(`${edge.paint("bold", quote(subject?.name ?? ""))} (${kind}): ${edge.paint(style, verdict)}`);
  printRows(edge, [
    ...statements.map(
      (link): Row => [`${link.covers} ${link.sequence}`, [whatAndWho(link), quote(link.path)]],
    ),
    ...links.flatMap(filesRow),
    ["proof", [`bailiwick why ${quote(subject?.name ?? "")}`]],
  ]);
  printRefusals(edge, refusals);
}

function filesRow(link: Proof["links"][number]): Row[] {
  if (link.kind === "files") return [["files", [`${link.count}, ${link.stated} stated`]]];
  if (link.kind === "file") return [["files", [link.mode === undefined ? "none" : "1, of that very name"]]];
  return link.kind === "unsigned" ? [["unsigned", [link.patterns.map(quote).join(", ")]]] : [];
}

function whatAndWho({ files, removed, signatures, isEndorsed }: StatementLink): string {
  const counted = signatures.filter(({ standing }) => standing === "counts");
  const names = [...new Set(counted.map(({ name, role }) => `${name} (${role})`))];
  if (isEndorsed) names.push("the issuers' endorsement");
  const size = `${count(files, "file")}${removed > 0 ? `, ${removed} removed` : ""}`;
  return `${size}, ${names.length === 0 ? "signed by nobody who may" : `by ${names.join(", ")}`}`;
}
