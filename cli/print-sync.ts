import { faultMend, faultWords, type MirrorFault } from "../src/client/mirror-fault.ts";
import type { SyncReport } from "../src/client/sync.ts";
import { quote } from "../src/quote.ts";
import type { Edge, ExitCode } from "./edge.ts";
import { toJson } from "./json.ts";
import { type Extent, printRefusals, withWords } from "./print-verdict.ts";

/** Faults that say nothing against a mirror but that it could not be asked. */
const SILENT: readonly MirrorFault["code"][] = [
  ...(["unreachable", "redirected", "too-slow", "too-large", "too-many-objects", "too-deep"] as const),
];

/** 0 up to date; 1 something is refused; 3 no mirror could be asked. */
export function syncCode(reports: readonly SyncReport[]): ExitCode {
  const isRefused = ({ refusals, source, bad }: SyncReport) =>
    refusals.length > 0 || (source === undefined && bad.some(({ fault }) => !SILENT.includes(fault.code)));
  if (reports.some(isRefused)) return 1;
  return reports.every(({ source }) => source !== undefined) ? 0 : 3;
}

/** A sync for machines. */
export function syncJson(report: SyncReport): string {
  return toJson(jsonOf(report));
}

/** The same as a value. */
export function jsonOf({ bad, refusals, kept, ...rest }: SyncReport): object {
  return {
    ...rest,
    bad: bad.map(({ url, fault }) => ({
      url,
      ...fault,
      says: faultWords(fault),
      mend: faultMend(fault, rest.name),
    })),
    refusals: refusals.map(withWords),
    kept,
  };
}

/** A sync for people. */
export function printSync(edge: Edge, report: SyncReport, extent: Extent = {}): void {
  const { name, source, from, commit, bad, refusals, kept, counts } = report;
  for (const { url, fault } of bad) {
    edge.note(`${edge.paint("bad", "mirror")} ${quote(url)} ${faultWords(fault)}`);
    edge.note(`  try: ${faultMend(fault, name)}`);
  }
  if (source === undefined || commit === undefined) {
    edge.say(
      `${edge.paint("bad", "not moved")} ${quote(name)}${from === undefined ? "" : ` stays at ${from.slice(0, 12)}`}`,
    );
    return;
  }
  printRefusals(edge, refusals, extent);
  const move =
    from === undefined
      ? commit.slice(0, 12)
      : from === commit
        ? `${commit.slice(0, 12)}, nothing new`
        : `${from.slice(0, 12)} -> ${commit.slice(0, 12)}`;
  const word = refusals.length === 0 ? edge.paint("good", "verified") : edge.paint("bad", "refused in part");
  const sums =
    counts && `: ${counts.verified} verified, ${counts.unsigned} unsigned, ${counts.refused} refused`;
  edge.say(`${word} ${quote(name)} ${move}${sums ?? ""}`);
  if (kept.size > 0) edge.say(`${kept.size} of the refused keep their last verified version`);
}
