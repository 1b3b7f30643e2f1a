import type { Finding } from "../advise/finding.ts";
import { quote } from "../quote.ts";
import type { BranchGuard } from "./branch-guard.ts";
import type { Hub, HubAnswer, HubRepository } from "./open-hub.ts";
import { protectionOf } from "./read-protection.ts";
import { rulesBySet, rulesetOf } from "./read-rulesets.ts";
import { unseen } from "./unseen.ts";

/** What guards a branch, as far as this token may see. */
export interface ReadGuards {
  readonly guards: readonly BranchGuard[];
  /** What could not be seen: with any, nothing may be said to be missing. */
  readonly unseen: readonly Finding[];
}

/** Reads what guards the main branch: its protection, and the rulesets that hold for it. Rejects with the Failure `io`. */
export async function readGuards(hub: Hub, registry: HubRepository, site: string): Promise<ReadGuards> {
  const { owner, name, mainBranch } = registry;
  const top = `/repos/${owner}/${name}`;
  const branch = `${top}/branches/${encodeURIComponent(mainBranch)}`;
  const [protection, rules] = await Promise.all([
    hub.look(`${branch}/protection`),
    hub.look(`${top}/rules/branches/${encodeURIComponent(mainBranch)}?per_page=100`),
  ]);
  const guards: BranchGuard[] = [];
  const missing: Finding[] = [];

  const classic = protection.isSeen ? protectionOf(protection.data, `${site}/settings/branches`) : undefined;
  if (classic !== undefined) guards.push(classic);
  else if (!(await isUnprotected(hub, branch, protection)))
    missing.push(unseen(`the protection of ${quote(mainBranch)}`, protection, "Administration: read"));

  const sets = rules.isSeen ? rulesBySet(rules.data) : isNotSold(rules) ? new Map() : undefined;
  if (sets === undefined) missing.push(unseen(`the rules for ${quote(mainBranch)}`, rules, "Metadata: read"));
  for (const [id, own] of sets ?? []) {
    const seen = await hub.look(`${top}/rulesets/${id}`);
    const guard = rulesetOf(id, own, seen.isSeen ? seen.data : undefined, `${site}/settings/rules`);
    guards.push(guard);
    if (guard.passers === undefined)
      missing.push(unseen(`who may pass by ${guard.name}`, seen, "Administration: write"));
  }
  return { guards, unseen: missing };
}

/** Whether it is said, to this token too, that a branch has no protection of the old sort. */
async function isUnprotected(hub: Hub, path: string, protection: HubAnswer): Promise<boolean> {
  if (protection.isSeen) return false;
  if (/^Branch not protected/i.test(protection.says) || isNotSold(protection)) return true;
  const branch = await hub.look(path);
  return branch.isSeen && isFalse(branch.data, "protected");
}

/** A private repository's plan may have no such thing, so that there is none. */
function isNotSold(answer: HubAnswer): boolean {
  return !answer.isSeen && /^Upgrade to/i.test(answer.says);
}

function isFalse(data: unknown, name: string): boolean {
  return (
    typeof data === "object" &&
    data !== null &&
    name in data &&
    (data as Record<string, unknown>)[name] === false
  );
}
