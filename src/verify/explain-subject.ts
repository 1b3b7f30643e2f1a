import { type Subject, subjectKey } from "../format/layout.ts";
import type { Role } from "../format/root.ts";
import type { Refusal } from "../reasons.ts";
import type { Accepted } from "./accepted.ts";
import { type Evidence, gather } from "./evidence.ts";
import { type CertificateLink, certificateLink } from "./explain-certificate.ts";
import {
  type FileLink,
  type FilesLink,
  fileLink,
  filesLink,
  type UnsignedLink,
  unsignedLink,
} from "./explain-files.ts";
import { endorsementOf, type ListLink } from "./explain-list.ts";
import { missingLink, speaksOfUser } from "./explain-missing.ts";
import { askedScopes, type StatementLink, statementLink } from "./explain-statement.ts";
import { fold } from "./fold.ts";
import { absent } from "./outline.ts";
import type { Scope } from "./rights.ts";
import type { Side } from "./side.ts";
import type { Trust } from "./trust.ts";

export type SubjectLink = ListLink | CertificateLink | StatementLink | FileLink | FilesLink | UnsignedLink;

/** What stands of a subject, and by which links below the issuers. */
export interface SubjectExplanation {
  readonly verdict: "verified" | "unsigned" | "refused" | "absent";
  readonly links: readonly SubjectLink[];
  readonly missing: Refusal | undefined;
  readonly refusals: readonly Refusal[];
}

/**
 * Explains one subject, or one path of it. The verdict is that of `fold`, over this name and those that
 * collide with it; the links are read from the same evidence.
 */
export async function explainSubject(
  side: Side,
  trust: Trust,
  last: Accepted | undefined,
  subject: Subject,
  asked: string | undefined,
): Promise<SubjectExplanation> {
  const { verdict } = await fold(last, side, trust, { faults: [], only: judgedWith(side, subject) });
  const all = verdict.accepted ? [] : verdict.refusals;
  const refusals = all.filter((refusal) => refusal.subject === subject.name);
  const evidence = await evidenceOf(side, trust, subject);
  const { files, chain } = evidence;

  const isFolder = asked === undefined || files.leaves.some(({ path }) => path.startsWith(`${asked}/`));
  const isFile = asked === undefined && files.leaves.some(({ path }) => path === subject.name);
  const path = isFile ? subject.name : isFolder ? undefined : asked;
  const statements = chain.links.map((link) => statementLink(trust, link, path));
  const bearing = statements.filter(({ says }) => path === undefined || says !== undefined);
  const names = [...new Set(chain.links.flatMap(({ signed }) => [...signed.signatures.keys()]))];
  const ofSigners = all.filter(
    (refusal) => refusal.subject === undefined && names.some((name) => speaksOfUser(refusal, name)),
  );
  const links: SubjectLink[] = [
    ...endorsements(trust, bearing),
    ...certificates(side, trust, evidence, bearing, path),
    ...bearing,
  ];
  const grant = verdict.grants.find((each) => each.subject === subject.name);
  const file = path === undefined ? undefined : await fileLink(side.tree, evidence, path);
  const isGone = file !== undefined && file.mode === undefined;
  if (grant?.by === "unsigned") links.push(unsignedLink(trust, evidence));
  const own = file ?? filesLink(evidence, asked);
  if (own.kind === "file" || statements.length + own.count > 0) links.push(own);
  const found = { links, refusals, missing: missingLink(refusals, path, ofSigners) };
  if (refusals.length > 0) return { ...found, verdict: "refused" };
  if (grant === undefined || isGone) return { ...found, verdict: "absent" };
  return { ...found, verdict: grant.by === "unsigned" ? "unsigned" : "verified" };
}

/** A subject, that of the other kind with its name, and those with whose names theirs collide. */
function judgedWith({ outline }: Side, { name }: Subject): ReadonlySet<string> {
  const own = (["package", "common"] as const).map((kind) => subjectKey({ kind, name }));
  const met = outline.collisions.filter(({ subjects }) => own.some((key) => subjects.has(key)));
  return new Set([...own, ...met.flatMap(({ subjects }) => [...subjects.keys()])]);
}

async function evidenceOf({ tree, outline }: Side, trust: Trust, subject: Subject): Promise<Evidence> {
  const outlines = [outline.subjects.get(subjectKey(subject)) ?? absent(subject)];
  for await (const evidence of gather(tree, trust, outlines)) return evidence;
  throw new Error("one subject was gathered and none came");
}

/** The endorsements that carry statements, each list once. */
function endorsements(trust: Trust, statements: readonly StatementLink[]): ListLink[] {
  const lists = statements.flatMap(({ path, sha256 }) => endorsementOf(trust, path, sha256) ?? []);
  return [...new Map(lists.map((list) => [list.path, list])).values()];
}

/** The certificates of those who signed, by which their grants open what is asked about, counted or not. */
function certificates(
  { documents }: Side,
  trust: Trust,
  { chain }: Evidence,
  statements: readonly StatementLink[],
  path: string | undefined,
): CertificateLink[] {
  const scopes = chain.links.flatMap(({ statement }) => askedScopes(statement, path));
  const asked = new Map<string, { role: Role; scope: Scope }[]>();
  for (const { name, role } of statements.flatMap(({ signatures }) => signatures))
    asked.set(name, [...(asked.get(name) ?? []), ...scopes.map((scope) => ({ role, scope }))]);
  for (const { signed } of chain.links) {
    for (const name of signed.signatures.keys())
      if (!trust.certificates.has(name) && !asked.has(name)) asked.set(name, []);
  }
  return [...asked].flatMap(([user, rights]) => certificateLink(trust, documents, user, rights) ?? []);
}
