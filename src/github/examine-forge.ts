import * as v from "valibot";
import type { Finding } from "../advise/finding.ts";
import { quote } from "../quote.ts";
import type { Tree } from "../tree.ts";
import { entryAt } from "../verify/entry-at.ts";
import type { BranchGuard } from "./branch-guard.ts";
import type { Forge } from "./bring-branch.ts";
import type { HubRepository } from "./open-hub.ts";
import { readGuards } from "./read-guards.ts";
import { unseen } from "./unseen.ts";
import { weakActions } from "./weak-actions.ts";
import { weakGuards } from "./weak-guards.ts";
import { checksOf, readWorkflows, weakWorkflows } from "./weak-workflows.ts";

/** GitHub Actions, on github.com. */
const ACTIONS = 15_368;

const schema = v.object({ private: v.optional(v.boolean()), allow_rebase_merge: v.optional(v.boolean()) });

/**
 * What a registry's repository on GitHub leaves open: to whom its main branch, which checks it believes, what its
 * workflows may. Reads alone; what this token may not see is `unknown`, never well. `tree` is the main branch's, for
 * its workflows; `check` names the check that must be green, if it is not the Action's own. Rejects with the Failure `io`.
 */
export async function examineForge(
  { hub, place }: Forge,
  tree: Tree,
  check: string | undefined,
): Promise<Finding[]> {
  const registry = await hub.repository(place.owner, place.name);
  const { owner, name, mainBranch } = registry;
  const site = `${place.server}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
  const about = await hub.look(`/repos/${owner}/${name}`);
  const settings = v.safeParse(schema, about.isSeen ? about.data : undefined);
  const { private: isPrivate, allow_rebase_merge: mayRebase } = settings.success ? settings.output : {};
  const workflows = readWorkflows(await workflowFiles(tree));
  const own = checksOf(workflows);

  const read = await readGuards(hub, registry, site);
  const at = {
    ...{ repository: `${owner}/${name}`, site, branch: mainBranch },
    checks: check !== undefined ? [check] : own.length === 0 ? ["check"] : own,
    app: place.server === "https://github.com" ? ACTIONS : undefined,
  };
  const approvals = Math.max(0, ...read.guards.map((guard) => guard.approvals));
  return [
    ...read.unseen,
    ...weakGuards(read, at),
    ...rebasing(registry, read.guards, mayRebase),
    ...(await weakActions(hub, registry, site, { isPrivate, approvals })),
    ...weakWorkflows(workflows, {
      site,
      branch: mainBranch,
      isQueued: read.guards.some((each) => each.isQueued),
    }),
  ];
}

/**
 * A rebase lays every commit of a branch on main. One that was signed twice leaves two statements of one number, of
 * which whoever folds the history refuses the second.
 */
function rebasing(
  { owner, name }: HubRepository,
  guards: readonly BranchGuard[],
  mayRebase: boolean | undefined,
): Finding[] {
  const isForbidden = guards.some(
    ({ mergeMethods }) => mergeMethods !== undefined && !mergeMethods.includes("rebase"),
  );
  if (isForbidden || mayRebase === false) return [];
  if (mayRebase === undefined)
    return [
      unseen(
        "which ways to merge there are",
        { isSeen: false, status: 200, says: "left out" },
        "Administration: read",
      ),
    ];
  return [
    {
      code: "rebase-allowed",
      urgency: "advice",
      says: "pull requests may be merged by rebase: a branch that was signed twice then leaves two statements of one number",
      mend: `gh api -X PATCH ${quote(`repos/${owner}/${name}`)} -F allow_rebase_merge=false`,
      facts: {},
    },
  ];
}

const FOLDER = ".github/workflows";
const MOST_BYTES = 1024 * 1024;

/** The workflow files of a commit. */
async function workflowFiles(tree: Tree): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = await entryAt(tree, FOLDER);
  if (folder?.mode !== "40000") return new Map();
  const [entries = []] = await tree.list([folder.id]);
  const files = entries.filter(({ name, mode }) => mode.startsWith("100") && /\.ya?ml$/.test(name));
  const bytes = await tree.read(
    files.map(({ id }) => id),
    MOST_BYTES,
  );
  return new Map(
    files.flatMap(({ name }, i) => (bytes[i] === undefined ? [] : [[`${FOLDER}/${name}`, bytes[i]]])),
  );
}
