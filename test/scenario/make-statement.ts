import { sha256 } from "../../src/crypto/sha256.ts";
import { type Subject, subjectKey, subjectOf } from "../../src/format/layout.ts";
import { chainPath, documentPath } from "../../src/format/place.ts";
import type { Coverage } from "../../src/format/statement.ts";
import { planStatement } from "../../src/sign/plan-statement.ts";
import { type Evidence, gather } from "../../src/verify/evidence.ts";
import { homeOf } from "../../src/verify/home.ts";
import { outlineOf } from "../../src/verify/outline.ts";
import { buildTree } from "./build-tree.ts";
import { type Context, policyOfStage } from "./context.ts";
import { forge } from "./forge.ts";
import { highestIn } from "./items.ts";
import { bytesAt, type Files, put } from "./stage.ts";

/** How a statement is made. */
export interface Making {
  readonly covers: Coverage;
  /** A second statement of one stage, upon the first. */
  readonly isNew: boolean;
  /** Whether what it supersedes stays where it is. */
  readonly keeps: boolean;
}

/**
 * States a subject's files as they are, by `planStatement`, upon the newest statement of the stage before (or
 * of this one); `lines` forge what they name. What is superseded goes.
 */
export async function makeStatement(
  context: Context,
  subject: Subject,
  { covers, isNew, keeps }: Making,
  lines: readonly string[],
): Promise<void> {
  const { stage } = context;
  const upon = isNew ? new Map(stage.files) : stage.before;
  const now = await evidenceOf(context, subject, stage.files);
  const plan = await planStatement({
    tree: now.tree,
    policy: policyOfStage(context),
    outline: now.evidence.outline,
    remembered: rememberedIn(upon, subject),
    covers,
    base: (await evidenceOf(context, subject, upon)).evidence,
  });
  if (plan === undefined) throw new Error(`nothing to amend in ${subject.name}`);
  const { path, bytes } = forge(context, plan.statement, lines);
  for (const [old, gone] of plan.changes) if (gone === undefined && !keeps) stage.files.delete(old);
  put(stage, path, bytes);
  stage.stated.set(subjectKey(subject), path);
}

function rememberedIn(files: Files, subject: Subject): Parameters<typeof planStatement>[0]["remembered"] {
  const sequence = highestIn(files, subject);
  const path = documentPath({ kind: "statement", subject, sequence });
  const chain = sequence === 0 ? [] : [{ sequence, sha256: sha256(bytesAt(files, path)) }];
  return {
    subject,
    chain,
    claimed: false,
    standing: "verified",
    ids: "",
    outer: [],
    users: [],
    endorsed: false,
  };
}

/** The subject alone, with what an honest signer would list: its regular files, its statements. */
async function evidenceOf(
  context: Context,
  subject: Subject,
  files: Files,
): Promise<{ evidence: Evidence; tree: ReturnType<typeof buildTree> }> {
  const policy = policyOfStage(context);
  const key = subjectKey(subject);
  const own = [...files].filter(([path, { mode }]) => {
    if (path.startsWith(`${chainPath(subject)}/`)) return true;
    if (path.startsWith(".bailiwick/")) return false;
    return /^100(644|755)$/.test(mode) && subjectKey(subjectOf(policy.layout, path.split("/"))) === key;
  });
  const tree = buildTree({ files: new Map(own), disordered: new Set(), doubled: new Map() });
  const outline = (await outlineOf(tree, await homeOf(tree), policy.layout)).subjects.get(key);
  const empty = { subject, directory: undefined, leaves: [], chain: undefined, faults: [] };
  for await (const evidence of gather(tree, policy, [outline ?? empty])) return { evidence, tree };
  throw new Error("unreachable");
}
