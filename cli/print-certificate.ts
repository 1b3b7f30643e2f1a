import { count } from "../src/count.ts";
import { fingerprint, type PublicKey } from "../src/crypto/ssh-key.ts";
import { list, printable, quote } from "../src/quote.ts";
import { explain, type Refusal } from "../src/reasons.ts";
import type { Failed } from "../src/sign/failed.ts";
import type { Look, Looks, TogetherReport } from "../src/sign/issue-together.ts";
import type { Opening, Reach } from "../src/sign/opening-of.ts";
import type { Overlap } from "../src/sign/overlaps-of.ts";
import type { CertificateReport } from "../src/sign/request-certificate.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** A requested or issued certificate, for machines. */
export function certificateJson(report: CertificateReport, more: object = {}): string {
  return toJson({ ...shown(report), ...more });
}

function shown(report: CertificateReport) {
  const { certificate, revoked, path, openings, overlaps, signed, refusals, pending, consequences, changes } =
    report;
  return {
    verdict: refusals.length > 0 ? "refused" : pending.length > 0 ? "incomplete" : "complete",
    user: certificate.user,
    path,
    certificate,
    revoked,
    opens: openings,
    overlaps,
    signed,
    refusals: refusals.map(withWords),
    pending: pending.map(withWords),
    consequences: consequences.map(withWords),
    written:
      refusals.length > 0 ? [] : [...changes].flatMap(([each, bytes]) => (bytes === undefined ? [] : [each])),
  };
}

/** Certificates that were issued together, for machines. */
export function certificatesJson(
  { issued, failed, consequences, changes }: TogetherReport,
  more: object = {},
): string {
  const isPending = issued.some(({ pending }) => pending.length > 0);
  return toJson({
    verdict: failed.length > 0 ? "refused" : isPending ? "incomplete" : "complete",
    certificates: issued.map(shown),
    failed,
    consequences: consequences.map(withWords),
    written: [...(changes ?? [])].flatMap(([each, bytes]) => (bytes === undefined ? [] : [each])),
    ...more,
  });
}

/** Everything that is to be signed, for people, before it is. */
export function printLooks(edge: Edge, { looks, failed, consequences }: Looks): void {
  for (const look of looks) printOpenings(edge.note, look);
  for (const each of failed) for (const line of failedLines(edge, each)) edge.note(line);
  if (failed.length > 0) edge.note(`${count(failed.length, "certificate")} left out`);
  if (consequences.length > 0)
    edge.note(`makes refused elsewhere, until signed again or endorsed: ${list(subjectsIn(consequences))}`);
}

function subjectsIn(refusals: readonly Refusal[]): string[] {
  return [...new Set(refusals.flatMap(({ subject }) => subject ?? []))];
}

function failedLines(edge: Edge, { name, why }: Failed): string[] {
  return [
    `${edge.paint("bad", "refused")} ${edge.paint("bold", quote(name))}`,
    ...why.map(({ code, says }) => `  ${edge.paint("dim", code)}  ${printable(says)}`),
    ...new Set(why.flatMap(({ mend }) => (mend === undefined ? [] : [`  mend: ${printable(mend)}`]))),
  ];
}

/** What a certificate says and opens, and whom that overlaps, for people. `say` is where to. */
export function printOpenings(
  say: (text: string) => void,
  { certificate, revoked, openings, overlaps }: Look,
): void {
  const { user, serial, validFrom, validUntil, grants, keys, retired } = certificate;
  say(`certificate of ${quote(user)}, serial ${serial}, ${validFrom} to ${validUntil}`);
  const voided = (key: PublicKey) => (revoked.includes(key) ? ", revoked" : "");
  for (const key of keys ?? []) say(`  key ${fingerprint(key)}${voided(key)}`);
  for (const { key, until } of retired ?? [])
    say(`  key ${fingerprint(key)}, retired after ${until}${voided(key)}`);
  for (const opening of openings) {
    const paths = (grants ?? []).filter(({ role }) => role === opening.role).flatMap((grant) => grant.paths);
    for (const line of openingLines(opening, paths)) say(`  ${line}`);
  }
  if (openings.length === 0) say("  opens nothing: it has no grants");
  for (const each of overlaps) say(`  ${overlapLine(each)}`);
}

/** What one role opens, by these patterns. */
export function openingLines(
  { role, idle, more, less, ...whole }: Opening,
  paths: readonly string[],
): string[] {
  const isAll = more.files === whole.files;
  const extra = isAll ? "" : more.files === 0 ? ", none of them new" : `, of which new: ${reach(more)}`;
  const lost = less.files === 0 ? "" : `; no longer: ${reach(less)}`;
  return [
    `${role} on ${reach(whole)}${extra}${lost}   ${paths.map(quote).join(" ")}`.trimEnd(),
    ...idle.map((pattern) => `  ${quote(pattern)} opens nothing that exists`),
  ];
}

/** Who else holds what is granted anew. */
export function overlapLine({ role, user, patterns, both }: Overlap): string {
  const what = both.files === 0 ? "nothing that exists yet" : `${reach(both)} in common`;
  return `overlaps ${quote(user)}, who may ${role} ${patterns.map(quote).join(" ")}: ${what}`;
}

/** Certificates that were issued together, for people, and what comes next; `isInTree`: git is yet to be told. */
export function printTogether(
  edge: Edge,
  { issued, failed, consequences, changes }: TogetherReport,
  isInTree: boolean,
): void {
  for (const each of failed) for (const line of failedLines(edge, each)) edge.say(line);
  if (changes === undefined) {
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  for (const { certificate, signed, changes: own } of issued)
    edge.say(signedLine(edge, certificate.user, signed, own.size === 0));
  printAfterwards(
    edge,
    consequences,
    issued.flatMap(({ pending }) => pending),
    isInTree && changes.size > 0,
  );
}

function signedLine(edge: Edge, user: string, signed: readonly string[], isOld: boolean): string {
  const verb = edge.paint("good", isOld ? "signed before:" : "signed");
  return `${verb} the certificate of ${edge.paint("bold", quote(user))} as ${signed.map(quote).join(", ")}`;
}

function printAfterwards(
  edge: Edge,
  consequences: readonly Refusal[],
  pending: readonly Refusal[],
  isWritten: boolean,
): void {
  if (consequences.length > 0) {
    edge.say("\nWhat it makes refused elsewhere:");
    printRefusals(edge, consequences);
    const names = subjectsIn(consequences);
    edge.say(`What the issuers vouch for they keep: bailiwick endorse NAME ${names.map(quote).join(" ")}`);
  }
  if (pending.length > 0) edge.say("\nStill missing:");
  const requests = pending.filter(({ code }) => code === "certificate-unauthorised");
  const isMany = requests.length > 1;
  for (const each of isMany ? requests : []) edge.say(`  ${explain(each).says}`);
  if (isMany) edge.say("    bailiwick cert issue --all");
  for (const each of pending.filter((other) => !isMany || !requests.includes(other)))
    edge.say(`  ${explain(each).says}\n    ${explain(each).mend}`);
  if (isWritten) edge.say("\nnext: git add -A .bailiwick && git commit");
}

/** A requested or issued certificate, for people, and what comes next. */
export function printCertificate(edge: Edge, report: CertificateReport): void {
  const { certificate, refusals, pending, consequences, signed, changes } = report;
  if (refusals.length > 0) {
    printRefusals(edge, refusals);
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  edge.say(signedLine(edge, certificate.user, signed, changes.size === 0));
  printAfterwards(edge, consequences, pending, changes.size > 0);
}

function reach({ packages, commons, files }: Reach): string {
  const parts = [
    ...(packages > 0 || commons === 0 ? [count(packages, "package")] : []),
    ...(commons > 0 ? [count(commons, "common name")] : []),
    count(files, "file"),
  ];
  return parts.join(", ");
}
