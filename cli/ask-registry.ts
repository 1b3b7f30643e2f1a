import type { Command } from "commander";
import { commitOf, openCopy } from "../src/client/open-copy.ts";
import { count } from "../src/count.ts";
import { Failure } from "../src/failure.ts";
import { quote } from "../src/quote.ts";
import type { Refusal } from "../src/reasons.ts";
import type { Tree } from "../src/tree.ts";
import type { Accepted } from "../src/verify/accepted.ts";
import { type View, viewOf } from "../src/verify/explain-view.ts";
import { type Context, inRepository } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** A tree that is asked about. */
export interface Asked extends Context {
  /** As it was named. */
  readonly ref: string;
  readonly commit: string;
  readonly tree: Tree;
  /** What a client that asks its own copy remembers. */
  readonly last?: Accepted;
}

/** Adds the options of every question: which commit, by which pin, for whom. */
export function questionOptions(command: Command): Command {
  return command
    .option("--ref <ref>", "the commit to look at", "HEAD")
    .option("--registry <name>", "ask the verified copy of a registry that was added, not a repository")
    .option("--root <pin>", "the pinned root, sha256:... (default: git config bailiwick.root)")
    .option("--json", "for machines");
}

/** Opens the commit that `--ref` names and asks; says so when nothing is pinned. */
export async function askTree<T>(
  command: Command,
  edge: Edge,
  ask: (asked: Asked) => Promise<T>,
): Promise<T> {
  const { ref, registry } = command.opts<{ ref: string; registry?: string }>();
  if (registry !== undefined) return askCopy(registry, command.args[0], edge, ask);
  return inRepository(command, async (context) => {
    const commit = await context.repository.resolve(ref);
    const tree = await context.repository.tree(commit);
    const answer = await ask({ ...context, ref, commit, tree });
    if (context.pin === undefined) edge.note(UNPINNED);
    return answer;
  });
}

/** Asks the verified copy: what is refused in its newest commit is read where it last stood. */
async function askCopy<T>(
  name: string,
  path: string | undefined,
  edge: Edge,
  ask: (asked: Asked) => Promise<T>,
): Promise<T> {
  const copy = await openCopy(name, new Date().toISOString());
  try {
    const commit = commitOf(copy, path);
    const { repository, state } = copy;
    const tree = await repository.tree(commit);
    if (commit !== copy.commit)
      edge.note(`note: refused in the newest commit; so it last stood, in ${commit.slice(0, 12)}`);
    return await ask({
      repository,
      config: new Map(),
      pin: state.pin,
      ref: commit,
      commit,
      tree,
      last: copy.accepted,
    });
  } finally {
    copy.close();
  }
}

/** Said where nothing is pinned. */
export const UNPINNED =
  "note: no pin, so the registry's own roots are believed (git config bailiwick.root sha256:...)";

/** A registry whose roots stand; where they do not, says why and answers undefined. */
export async function askRegistry<T>(
  command: Command,
  edge: Edge,
  ask: (view: Extract<View, { stands: true }>, asked: Asked) => Promise<T>,
): Promise<T | undefined> {
  return askTree(command, edge, async (asked) => {
    const view = await viewOf(asked.tree, asked.pin);
    if (view.stands) return ask(view, asked);
    sayRefused(edge, command, asked, view.refusals);
    return undefined;
  });
}

/**
 * Says that roots do not stand; exit code 1. Throws the Failure `no-pin` where there is no registry at all and
 * none was pinned: then there is nothing to refuse.
 */
export function sayRefused(
  edge: Edge,
  command: Command,
  { commit, pin, ref }: Asked,
  refusals: readonly Refusal[],
): void {
  if (pin === undefined && refusals.some(({ code }) => code === "registry-missing"))
    throw new Failure("no-pin", `there is no registry at ${quote(ref)}: it has no .bailiwick/root/1.yaml`, {
      mend: "bailiwick init NAME   # or --ref REF, where there is one",
    });
  edge.exit(1);
  if (command.opts<{ json?: boolean }>().json)
    edge.say(toJson({ commit, pin, verdict: "refused", refusals: refusals.map(withWords) }));
  else printRefusals(edge, refusals);
}

/** A directory of several subjects is no question. */
export function askForOne(command: string, path: string, names: readonly string[]): Failure {
  return new Failure("usage", `${quote(path)} holds ${count(names.length, "subject")}: ask for one`, {
    mend: `bailiwick ${command} ${quote(names[0] ?? "PATH")}`,
  });
}
