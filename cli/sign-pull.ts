import type { Command } from "commander";
import { reviewDifferences } from "../src/advise/review-differences.ts";
import { subjectKey } from "../src/format/layout.ts";
import { chainPath } from "../src/format/place.ts";
import { committerOf } from "../src/git/committer-of.ts";
import { type BroughtToPull, bringToPull } from "../src/github/bring-to-pull.ts";
import { quote } from "../src/quote.ts";
import { type EntitledReport, signEntitled } from "../src/sign/sign-entitled.ts";
import { type SignReport, signSubjects } from "../src/sign/sign-subjects.ts";
import { askYes } from "./ask.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import type { PullChoice } from "./forge-options.ts";
import { inPull, type PullContext } from "./in-pull.ts";
import { toJson } from "./json.ts";
import { printBrought } from "./print-brought.ts";
import { printReview } from "./print-review.ts";
import { printSigned, signedFields } from "./print-signed.ts";
import { printRefusals, withWords } from "./print-verdict.ts";
import { type SignChoice, signingBase, signRequest, UNPINNED } from "./sign-words.ts";

/** The options of `sign --pr`. */
export interface SignPullOptions extends SignChoice, PullChoice {
  readonly commit?: true | string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly pr: string;
  readonly verbose?: boolean;
  readonly yes?: boolean;
}

interface Done extends EntitledReport {
  readonly isDeclined: boolean;
  readonly brought: BroughtToPull | undefined;
}

/** `sign --pr`: signs what a pull request changes, as it would be merged, and puts it there. */
export async function signPull(
  edge: Edge,
  self: Command,
  words: readonly string[],
  options: SignPullOptions,
): Promise<void> {
  const isRehearsal = options.dryRun ?? false;
  const done = await inPull(edge, self, options, (context) => sign(edge, self, context, words, options));
  const { report, left, isDeclined, brought } = done;
  const isRefused = report === undefined || report.refusals.length > 0;
  edge.exit(isRefused ? 1 : 0);
  if (isDeclined) edge.note("not signed");
  else if (options.json) edge.say(toJson(pullFields(done, isRehearsal)));
  else {
    if (report === undefined) {
      printRefusals(edge, left);
      edge.say(`${edge.paint("bad", "refused")}: nothing here is for you to sign`);
      return;
    }
    for (const name of new Set(left.map(({ subject }) => subject ?? "")))
      edge.note(`${quote(name)}: left to those who may sign it`);
    printSigned(edge, report, isRehearsal, true);
    if (brought !== undefined) printBrought(edge, brought);
  }
}

async function sign(
  edge: Edge,
  self: Command,
  context: PullContext,
  words: readonly string[],
  options: SignPullOptions,
): Promise<Done> {
  const { repository, pin, forge, open, settings } = context;
  const base = await signingBase(edge, context, { ...options, base: open.base });
  if (pin === undefined) edge.note(UNPINNED);
  const seen = new Set<string>();
  let isDeclined = false;
  const asked = await signRequest(edge, self, context, options, {
    ...{ words, prefix: "", isRehearsal: true },
    confirm: async (signing, subjects) => {
      const news = subjects.filter((subject) => !seen.has(subjectKey(subject)));
      for (const subject of news) seen.add(subjectKey(subject));
      if (news.length === 0) return true;
      if (!options.json) printReview(edge, await reviewDifferences(repository, signing, news), options);
      const what = options.role === "review" ? "as reviewed by" : "as";
      const isGood =
        options.yes || options.dryRun || (await askYes(edge, `Sign ${what} ${quote(signing.user)}?`));
      isDeclined = !isGood;
      return isGood;
    },
  });
  // One touch of a hardware key for all.
  const request = { ...asked, list: asked.list ?? (asked.key.key.startsWith("sk-") ? true : undefined) };
  const { report, left } =
    words.length === 0
      ? await signEntitled(repository, base, request)
      : { report: await signSubjects(repository, base, request), left: [] };
  const isDone = report !== undefined && report.refusals.length === 0 && report.changes.size > 0;
  if (!isDone || options.dryRun) return { report, left, isDeclined, brought: undefined };
  const { statements, changes } = report;
  const brought = await bringToPull(forge, open, {
    changes,
    needs: statements.flatMap(({ subject }) => [subject.name, chainPath(subject)]),
    message: typeof options.commit === "string" ? options.commit : messageOf(statements),
    ident: await committerOf(settings, report.user),
    ...{ pin, now: parseDay(options.now) },
  });
  return { report, left, isDeclined, brought };
}

function messageOf(statements: SignReport["statements"]): string {
  const names = statements.map(({ subject }) => subject.name);
  return `Sign ${names.length > 3 ? `${names.length} packages` : names.join(", ")}`;
}

function pullFields({ report, left, brought }: Done, isRehearsal: boolean) {
  return {
    ...(report === undefined ? { verdict: "refused", refusals: [] } : signedFields(report, isRehearsal)),
    left: left.map(withWords),
    brought,
  };
}
