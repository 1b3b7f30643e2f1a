import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { type BranchVerdict, judgeBranch } from "../src/advise/judge-branch.ts";
import { count } from "../src/count.ts";
import { Failure } from "../src/failure.ts";
import { openCache } from "../src/history/fold-cache.ts";
import type { Refusal } from "../src/reasons.ts";
import { findKey } from "../src/sign/find-key.ts";
import { passphraseSource } from "./ask.ts";
import { type Context, inRepository, parseDay } from "./context.ts";
import { defaultBase } from "./default-base.ts";
import type { Edge } from "./edge.ts";
import { printRefusals } from "./print-verdict.ts";

const MEND = "bailiwick sign --commit";

/** Refuses to push what `check` would refuse, as far as the author can mend it. */
export async function checkPushed(command: Command, edge: Edge): Promise<void> {
  await orNote(edge, async () =>
    inRepository(command, async (context) => {
      for (const head of pushedHeads(edge.env)) {
        const { own, others } = await judge(context, head);
        if (own.length === 0) {
          if (others.length > 0)
            edge.note(`bailiwick: ${count(others.length, "signature")} of others still missing`);
          continue;
        }
        printRefusals(toNotes(edge), own);
        // Who has no key to sign with sends it for others to sign.
        if (!(await mayMend(context, edge))) continue;
        edge.note(`bailiwick: not pushed; mend: ${MEND}   # or, as it is: git push --no-verify`);
        edge.exit(1);
      }
    }),
  );
}

/** Says what git's own commits left unsigned: merge, rebase and their kind run no hook that could sign. */
export async function noteUnsigned(command: Command, edge: Edge): Promise<void> {
  await orNote(edge, async () =>
    inRepository(command, async (context) => {
      const { own } = await judge(context, "HEAD");
      if (own.length > 0) edge.note(`bailiwick: ${wordsOf(own)} must be signed again: ${MEND}`);
    }),
  );
}

async function judge(context: Context, head: string): Promise<BranchVerdict> {
  const { repository, config, pin } = context;
  const base = await defaultBase(context);
  const accepted = config.get("bailiwick.accepted");
  const cache = openCache(pin ?? "unpinned");
  return judgeBranch(repository, { base, head, pin, now: parseDay(undefined), accepted, cache });
}

/** Commits that branches are set to, as git writes them to the hook, or pre-commit, the framework, tells. */
function pushedHeads(env: Edge["env"]): string[] {
  const told = env.PRE_COMMIT_TO_REF;
  if (told !== undefined) return /^0+$/.test(told) ? [] : [told];
  return readFileSync(0, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, head, ref] = line.split(" ");
      return head && ref?.startsWith("refs/heads/") && !/^0+$/.test(head) ? [head] : [];
    });
}

async function mayMend({ config }: Context, edge: Edge): Promise<boolean> {
  return findKey(config, undefined, passphraseSource(edge, undefined)).then(
    () => true,
    () => false,
  );
}

function wordsOf(refusals: readonly Refusal[]): string {
  return count(new Set(refusals.map(({ subject }) => subject ?? "")).size, "subject");
}

/** A hook's words are no results. */
function toNotes(edge: Edge): Edge {
  return { ...edge, say: edge.note };
}

/** A repository that cannot be judged, as one without a registry, is pushed as ever. */
async function orNote(edge: Edge, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code !== "no-pin") edge.note(`bailiwick: not checked: ${error.message}`);
  }
}
