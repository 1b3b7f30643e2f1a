import { count } from "../src/count.ts";
import type { PublishedRelease } from "../src/github/publish-release.ts";
import { quote } from "../src/quote.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** What came of a release, for machines. */
export function publishedJson(done: PublishedRelease): string {
  const { outcome, path, subject, release } = done;
  if (outcome === "refused")
    return toJson({ verdict: outcome, path, subject, release, refusals: done.refusals.map(withWords) });
  return toJson({
    ...{ verdict: outcome === "brought" ? (done.isNew ? "opened" : "updated") : outcome },
    ...{ path, subject, release },
    user: "signed" in done ? done.signed.user : undefined,
    pull: "pull" in done ? done.pull : undefined,
    fork: "fork" in done ? done.fork : undefined,
  });
}

/** The same for people. */
export function printPublished(edge: Edge, done: PublishedRelease): void {
  if (done.outcome === "refused") printRefusals(edge, done.refusals);
  for (const line of linesOf(edge, done)) edge.say(line);
}

function linesOf(edge: Edge, done: PublishedRelease): readonly string[] {
  const { status, artifacts } = done.release;
  const what = `${quote(done.path)}  ${status}, ${count(artifacts?.length ?? 0, "file")}`;
  const good = (words: string) => edge.paint("good", words);
  if (done.outcome === "refused") return [`${edge.paint("bad", "refused")}: nothing was pushed`];
  if (done.outcome === "published") return [`${good("published already")} ${what}`];
  if (done.outcome === "waiting") return [`${good("waiting already")} ${done.pull.url}  ${what}`];
  const by = `by ${quote(done.signed.user)}`;
  if (done.outcome === "rehearsed") return [`would sign ${what}, ${by}`, "nothing was pushed: --dry-run"];
  const via = done.fork === undefined ? "" : `, from ${quote(done.fork)}`;
  return [
    `${good("signed")} ${what}, ${by}`,
    `${good(done.isNew ? "opened" : "brought up to date")} ${done.pull.url}${via}`,
  ];
}
