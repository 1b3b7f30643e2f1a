import type { PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { type Subject, subjectKey } from "../format/layout.ts";
import { isName } from "../format/names.ts";
import type { Role } from "../format/root.ts";
import type { Coverage } from "../format/statement.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Signer } from "../keys/signer.ts";
import { quote } from "../quote.ts";
import type { Refusal } from "../reasons.ts";
import { applySignatures } from "./apply-signatures.ts";
import type { FileChanges } from "./file-changes.ts";
import type { SigningBase } from "./find-base.ts";
import type { FoundKey } from "./find-key.ts";
import { judgeSigned } from "./judge-signed.ts";
import { freeListName, type OwnList, ownLists } from "./own-lists.ts";
import { type Planned, planSubjects } from "./plan-subjects.ts";
import { readSigning, type Signing, type SigningQuestion } from "./read-signing.ts";
import { refuseBeforehand } from "./refuse-beforehand.ts";
import { type Target, targetsOf } from "./targets.ts";
import { type VoidList, voidLists } from "./void-lists.ts";
import { writeChanges } from "./write-changes.ts";

/** What to sign, how, and with what. */
export interface SignRequest extends Omit<SigningQuestion, "key"> {
  readonly key: FoundKey;
  readonly covers: "complete" | "amendment" | undefined;
  /** Several statements go on one list, with one signature: of this name, or of one that is made up. */
  readonly list: string | true | undefined;
  readonly now: string;
  /** Whether to stop before the work tree is written. */
  readonly isRehearsal: boolean;
  /** Shown which subjects are about to be signed; whether to go on. */
  readonly confirm?: (signing: Signing, subjects: readonly Subject[]) => Promise<boolean>;
}

/** A statement that was signed. */
export interface SignedStatement {
  readonly subject: Subject;
  readonly path: string;
  readonly sequence: number;
  readonly covers: Coverage;
  readonly files: number;
  /** Whether the statement was there and got one more signature. */
  readonly isCosigned: boolean;
  /** The list that carries the signature; undefined: a file beside the statement does. */
  readonly list: string | undefined;
}

/** What came of it. With refusals, nothing was written. */
export interface SignReport {
  readonly base: Pick<SigningBase, "branch" | "commit">;
  readonly user: string;
  readonly key: PublicKey;
  readonly role: Role;
  readonly statements: readonly SignedStatement[];
  /** Subjects that were looked at and need no signature of this user now. */
  readonly others: readonly {
    readonly subject: Subject;
    readonly why: "signed" | "unsigned" | "unstated" | "as-before";
  }[];
  readonly refusals: readonly Refusal[];
  /** What only others can still mend: signatures of other people. */
  readonly pending: readonly Refusal[];
  /** Lists of others on this branch that named what changes: they go, and their signers must sign again. */
  readonly voided: readonly VoidList[];
  readonly changes: FileChanges;
}

/**
 * Signs the subjects that changed in the work tree, one statement each against the accepted base (DESIGN.md
 * section 9). First everything is planned, signed in memory and judged; only what `check` would take, but for
 * other people's signatures, is written. Undefined: not confirmed, so nothing was signed. Rejects with a
 * `Failure` where there is nobody to sign, or nothing to sign with.
 */
export async function signSubjects(
  repository: Repository,
  base: SigningBase,
  request: SignRequest,
): Promise<SignReport | undefined> {
  const { key, role, now, confirm } = request;
  const signing = await readSigning(repository, base, { ...request, key: key.key });
  const { user, trust } = signing;
  const planned = await planSubjects(signing, { user, role, covers: request.covers, day: now });
  const targets = targetsOf(planned, signing);
  const own = ownLists(trust, signing.before.documents, signing.after.documents, user, role);
  const placed = placeTargets(targets, own, signing, request);
  const report = {
    base: { branch: base.branch, commit: base.commit },
    user,
    key: key.key,
    role,
    statements: placed.map(shown),
    others: planned.flatMap(otherwise),
    refusals: [],
    pending: [],
    voided: [],
    changes: new Map(),
  };
  const refused = targets.flatMap(({ statement }) =>
    refuseBeforehand(trust, statement, { user, key: key.key, role }, now),
  );
  if (refused.length > 0) return { ...report, refusals: refused };
  const subjects = new Map(targets.map(({ statement: { subject } }) => [subjectKey(subject), subject]));
  if (subjects.size > 0 && confirm && !(await confirm(signing, [...subjects.values()]))) return undefined;
  const made = await withSigner(key, (signer) =>
    applySignatures({ planned, targets: placed, own, signing, role, signer }),
  );
  if (made.size === 0) return report;
  const voided = voidLists(signing.before.documents, signing.after.documents, made);
  const changes = new Map([...made, ...voided.changes]);
  const touched = new Set(
    planned.flatMap(({ chosen, plan }) => (plan.kind === "stands" ? [] : [chosen.subject.name])),
  );
  const verdict = await judgeSigned(signing, touched, role, changes, repository.format, now);
  if (verdict.refusals.length === 0 && !request.isRehearsal) await writeChanges(repository, changes);
  return { ...report, ...verdict, voided: voided.lists, changes };
}

/** Which list, if any, carries the signature on each statement. */
function placeTargets(
  targets: readonly Target[],
  own: readonly OwnList[],
  { before, after, user }: Signing,
  { list, now, role }: SignRequest,
): Target[] {
  const isOn = (path: string) => own.find(({ lines }) => lines.has(path))?.name;
  const isKnown = (name: string) =>
    [before, after].some(({ documents }) => documents.has(`.bailiwick/lists/${name}.sums`));
  const isOwn = (name: string) => own.some((each) => each.name === name);
  if (typeof list === "string" && (!isName(list) || (isKnown(list) && !isOwn(list))))
    throw new Failure("usage", `${quote(list)} is no name for a new list, or there is one of that name`);
  const isWanted = typeof list === "string" || (list === true && targets.length > 1);
  const words = [now, ...(role === "publish" ? [] : [role]), user];
  const name = !isWanted
    ? undefined
    : typeof list === "string"
      ? list
      : (own[0]?.name ?? freeListName(words, (each) => isKnown(each)));
  return targets.map((target) => ({ ...target, list: isOn(target.path) ?? name }));
}

async function withSigner<T>(key: FoundKey, work: (signer: () => Promise<Signer>) => Promise<T>): Promise<T> {
  let opened: Promise<Signer> | undefined;
  try {
    return await work(() => {
      opened ??= key.open();
      return opened;
    });
  } finally {
    (await opened?.catch(() => undefined))?.close();
  }
}

function shown({ statement, path, isCosigned, list }: Target): SignedStatement {
  const { subject, sequence, covers, files, removed } = statement;
  return { subject, path, sequence, covers, files: files.size + removed.length, isCosigned, list };
}

function otherwise({ chosen: { subject }, plan }: Planned): SignReport["others"] {
  if (plan.kind === "stands") return [{ subject, why: plan.why }];
  if (plan.kind === "cosign" && plan.links.length === 0) return [{ subject, why: "signed" }];
  return plan.kind === "restore" ? [{ subject, why: "as-before" }] : [];
}
