import { count } from "../src/count.ts";
import { fingerprint } from "../src/crypto/ssh-key.ts";
import type { Certificate } from "../src/format/certificate.ts";
import { quote } from "../src/quote.ts";
import { explain } from "../src/reasons.ts";
import type { Opening, Reach } from "../src/sign/opening-of.ts";
import type { CertificateReport } from "../src/sign/request-certificate.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** A requested or issued certificate, for machines. */
export function certificateJson(report: CertificateReport): string {
  const { certificate, path, openings, signed, refusals, pending, consequences, changes } = report;
  return toJson({
    verdict: refusals.length > 0 ? "refused" : pending.length > 0 ? "incomplete" : "complete",
    user: certificate.user,
    path,
    certificate,
    opens: openings,
    signed,
    refusals: refusals.map(withWords),
    pending: pending.map(withWords),
    consequences: consequences.map(withWords),
    written:
      refusals.length > 0 ? [] : [...changes].flatMap(([each, bytes]) => (bytes === undefined ? [] : [each])),
  });
}

/** What a certificate says and opens, for people. `say` is where to. */
export function printOpenings(
  say: (text: string) => void,
  { user, serial, validFrom, validUntil, grants, keys, retired }: Certificate,
  openings: readonly Opening[],
): void {
  say(`certificate of ${quote(user)}, serial ${serial}, ${validFrom} to ${validUntil}`);
  for (const key of keys ?? []) say(`  key ${fingerprint(key)}`);
  for (const { key, until } of retired ?? []) say(`  key ${fingerprint(key)}, retired after ${until}`);
  for (const { role, idle, more, less, ...whole } of openings) {
    const paths = (grants ?? []).filter((grant) => grant.role === role).flatMap((grant) => grant.paths);
    const isAll = more.files === whole.files;
    const extra = isAll ? "" : more.files === 0 ? ", none of them new" : `, of which new: ${reach(more)}`;
    const lost = less.files === 0 ? "" : `; no longer: ${reach(less)}`;
    say(`  ${role} on ${reach(whole)}${extra}${lost}   ${paths.map(quote).join(" ")}`.trimEnd());
    for (const pattern of idle) say(`    ${quote(pattern)} opens nothing that exists`);
  }
  if (openings.length === 0) say("  opens nothing: it has no grants");
}

/** A requested or issued certificate, for people, and what comes next. */
export function printCertificate(edge: Edge, report: CertificateReport): void {
  const { certificate, refusals, pending, consequences, signed, changes } = report;
  if (refusals.length > 0) {
    printRefusals(edge, refusals);
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  const verb = changes.size === 0 ? "signed before:" : "signed";
  edge.say(
    `${edge.paint("good", verb)} the certificate of ${edge.paint("bold", quote(certificate.user))} as ${signed.map(quote).join(", ")}`,
  );
  if (consequences.length > 0) {
    edge.say("\nWhat it makes refused elsewhere:");
    printRefusals(edge, consequences);
  }
  if (pending.length > 0) edge.say("\nStill missing:");
  for (const each of pending) edge.say(`  ${explain(each).says}\n    ${explain(each).mend}`);
  if (changes.size > 0) edge.say("\nnext: git add -A .bailiwick && git commit");
}

function reach({ packages, commons, files }: Reach): string {
  const parts = [
    ...(packages > 0 || commons === 0 ? [count(packages, "package")] : []),
    ...(commons > 0 ? [count(commons, "common name")] : []),
    count(files, "file"),
  ];
  return parts.join(", ");
}
