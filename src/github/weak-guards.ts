import type { Finding } from "../advise/finding.ts";
import { quote } from "../quote.ts";
import type { BranchGuard } from "./branch-guard.ts";
import type { ReadGuards } from "./read-guards.ts";

/** Where a branch lies, and what must be green there. */
export interface GuardedBranch {
  /** `owner/name`. */
  readonly repository: string;
  /** The repository's address in a browser. */
  readonly site: string;
  readonly branch: string;
  /** What the checks of ours are called. */
  readonly checks: readonly string[];
  /** The number of the app that they are of; undefined: not known of this forge. */
  readonly app: number | undefined;
}

/**
 * What the guards of a branch leave open. What nobody requires is `wrong`; where not all guards could be seen it is
 * `unknown`, for one of those may require it.
 */
export function weakGuards({ guards, unseen }: ReadGuards, at: GuardedBranch): Finding[] {
  const { site, branch, checks, app } = at;
  const rules = `${site}/settings/rules`;
  const name = quote(branch);
  const lacks = (code: string, says: string, mend: string, facts: Finding["facts"] = {}): Finding =>
    unseen.length === 0
      ? { code, urgency: "wrong", says, mend, facts: { branch, ...facts } }
      : {
          ...{ code, urgency: "unknown", mend, facts: { branch, ...facts } },
          says: `as far as can be seen, ${says}`,
        };
  if (guards.length === 0)
    return [
      lacks(
        "branch-unguarded",
        `${name} has neither protection nor rules: whoever may write may push`,
        rules,
      ),
    ];

  const found: Finding[] = [];
  const has = (is: (guard: BranchGuard) => boolean) => guards.some(is);
  if (!has(({ isPullRequired }) => isPullRequired))
    found.push(lacks("pull-not-required", `a push to ${name} needs no pull request`, rules));
  for (const check of checks) {
    const bound = guards.flatMap((guard) =>
      guard.checks.filter(({ context }) => context === check).map((each) => ({ guard, app: each.app })),
    );
    const [first] = bound;
    if (first === undefined)
      found.push(
        lacks("check-not-required", `the check ${quote(check)} need not be green`, rules, { check }),
      );
    else if (bound.every((each) => each.app === undefined || (app !== undefined && each.app !== app)))
      found.push(anySource(first.guard, check, first.app, at));
  }
  if (!has(({ isStrict, isQueued }) => isStrict || isQueued))
    found.push(
      lacks(
        "branch-may-be-behind",
        "a branch need not be up to date, and there is no merge queue: what was green is not what is merged",
        guards.some(isClassic)
          ? `gh api -X PATCH ${protectionPath(at, "required_status_checks")} -F strict=true`
          : rules,
      ),
    );
  if (!has(({ isForceRefused }) => isForceRefused))
    found.push(lacks("force-push-allowed", `${name} may be rewritten by a forced push`, rules));
  if (!has(({ isDeletionRefused }) => isDeletionRefused))
    found.push(lacks("deletion-allowed", `${name} may be deleted, and made anew`, rules));
  const isWhole = ({ isPullRequired, checks: own, passers }: BranchGuard) =>
    isPullRequired &&
    passers?.length === 0 &&
    checks.every((check) => own.some(({ context }) => context === check));
  // Where one holds everybody to everything, nobody gains by passing another.
  if (!has(isWhole)) for (const guard of guards) found.push(...passing(guard, at));
  if (!has(({ hasWorkflow }) => hasWorkflow))
    found.push({
      code: "judge-editable",
      urgency: "advice",
      says: "a pull request may edit the workflow that judges it: no ruleset requires one from elsewhere",
      mend: 'docs/github.md, "Who judges the judge?"',
      facts: { branch },
    });
  return found;
}

const isClassic = ({ name }: BranchGuard): boolean => name === "branch protection";

function anySource(guard: BranchGuard, check: string, bound: number | undefined, at: GuardedBranch): Finding {
  const { branch, app } = at;
  const whose = bound === undefined ? "from any source" : `from the app ${bound}`;
  const wanted = app ?? "APP";
  return {
    code: bound === undefined ? "check-any-source" : "check-other-app",
    urgency: "wrong",
    says: `${guard.name} takes the check ${quote(check)} ${whose}: ${bound === undefined ? "whoever may write statuses can forge it" : "not from GitHub Actions"}`,
    mend: isClassic(guard)
      ? `gh api -X PATCH ${protectionPath(at, "required_status_checks")} -f ${quote(`checks[][context]=${check}`)} -F 'checks[][app_id]=${wanted}'`
      : guard.page,
    facts: { branch, check, app: bound },
  };
}

/** Guards that hold the rules we need, and whom they do not hold. */
function passing(guard: BranchGuard, at: GuardedBranch): Finding[] {
  const { name, page, passers = [], isPullRequired, checks } = guard;
  if (passers.length === 0 || !(isPullRequired || checks.length > 0)) return [];
  const isAdmins = isClassic(guard) && passers.length === 1 && passers[0] === "administrators";
  return [
    {
      code: "guard-passed-by",
      urgency: "wrong",
      says: `${name} does not hold ${some(passers)}`,
      mend: isAdmins ? `gh api -X POST ${protectionPath(at, "enforce_admins")}` : page,
      facts: { branch: at.branch, passers },
    },
  ];
}

/** At most eight of them, and how many more. */
function some(words: readonly string[]): string {
  const more = words.length - 8;
  return `${words.slice(0, 8).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The API's path of a branch's protection, as a word of a shell. */
function protectionPath({ repository, branch }: GuardedBranch, part: string): string {
  return quote(`repos/${repository}/branches/${encodeURIComponent(branch)}/protection/${part}`);
}
