import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import type { Repository } from "../src/git/open-repository.ts";
import { quote } from "../src/quote.ts";
import { explain } from "../src/reasons.ts";
import { findBase } from "../src/sign/find-base.ts";
import { findKey } from "../src/sign/find-key.ts";
import type { EntitledReport } from "../src/sign/sign-entitled.ts";
import { signStaged } from "../src/sign/sign-staged.ts";
import { passphraseSource } from "./ask.ts";
import { type Context, inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { baseChoice } from "./signing-options.ts";

/** Signs the commit that git is about to make. Somebody who has no key or no certificate commits as ever. */
export async function signCommit(
  command: Command,
  edge: Edge,
  hook: "pre-commit" | "pre-merge-commit",
): Promise<void> {
  try {
    await inRepository(command, async (context) => {
      const done = await signIn(context, edge, hook);
      if (done !== undefined) print(edge, done);
      // git has made the merge's tree already, and takes only a no: what was signed comes in with `git commit`.
      if (hook === "pre-merge-commit" && (done?.report?.changes.size ?? 0) > 0) {
        edge.note("bailiwick: finish the merge, signed: git commit");
        edge.exit(1);
      }
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const isBystander = ["no-key", "signing-refused", "no-pin", "no-repository"].includes(error.code);
    edge.note(`bailiwick: ${isBystander ? "this commit is not signed: " : ""}${error.message}`);
    if (error.mend !== undefined) edge.note(`  try: ${error.mend}`);
    if (isBystander) return;
    edge.note("  or commit unsigned: git commit --no-verify");
    edge.exit(1);
  }
}

async function signIn(
  context: Context,
  edge: Edge,
  hook: "pre-commit" | "pre-merge-commit",
): Promise<EntitledReport | undefined> {
  const { repository, config } = context;
  const merging = mergeHeads(repository, edge.env);
  const base = await findBase(repository, { ...baseChoice(edge, context, {}), merging });
  if (base === undefined) return undefined;
  const key = await findKey(config, undefined, passphraseSource(edge, undefined));
  return signStaged(repository, base, {
    key,
    user: config.get("bailiwick.user"),
    now: parseDay(undefined),
    index: resolve(repository.workTree ?? ".", edge.env.GIT_INDEX_FILE ?? join(repository.gitDir, "index")),
    isMerge: hook === "pre-merge-commit" || merging.length > 0,
  });
}

/** What is being merged: git names it in a file or, before it has written that, in variables. */
function mergeHeads({ gitDir }: Repository, env: Edge["env"]): string[] {
  const file = join(gitDir, "MERGE_HEAD");
  const written = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const told = Object.keys(env).flatMap((name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? []);
  return [...new Set([...written, ...told])];
}

function print(edge: Edge, { report, left }: EntitledReport): void {
  for (const { subject, sequence, isCosigned } of report?.statements ?? [])
    edge.note(
      `bailiwick: signed ${quote(subject.name)}, statement ${sequence}${isCosigned ? ", beside others" : ""}`,
    );
  const bySubject = new Map(left.map((refusal) => [refusal.subject ?? "the registry's documents", refusal]));
  for (const [subject, refusal] of bySubject)
    edge.note(`bailiwick: not signed: ${quote(subject)}: ${explain(refusal).says}`);
  for (const says of new Set(report?.pending.map((refusal) => explain(refusal).says)))
    edge.note(`bailiwick: others must sign too: ${says}`);
}
