import { subjectKey } from "../format/layout.ts";
import type { List } from "../format/list.ts";
import { documentPath, parsePlace, signaturePath } from "../format/place.ts";
import { SUMS_BYTES } from "../format/sums.ts";
import type { Refusal } from "../reasons.ts";
import type { DocumentChange } from "./change-documents.ts";
import type { Paper } from "./directory.ts";
import { type Held, heldAt } from "./held.ts";
import { listIn, statementIn } from "./parsed.ts";
import { issuersOn } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { holds, isCurrent, scopesOf } from "./rights.ts";
import { namespaces, type Signed, type Verified } from "./signed.ts";
import { signaturesThatVerify } from "./signers.ts";
import { type Signer, signersOn } from "./trust.ts";

/**
 * Judges a list that a change adds, alters or takes down, or whose signatures it adds to (DESIGN.md section 4,
 * Lists, and Appendix, Idle files): added only with a signature that counts and if every line names what is
 * in head and each signer may sign it; taken down only when no line counts.
 */
export async function judgeListChange(
  change: DocumentChange,
  old: Signed | undefined,
  young: Signed | undefined,
): Promise<Refusal[]> {
  if (young !== undefined && isRemembered(change, young)) return [];
  const isSame = old?.sha256 === young?.sha256;
  return [
    ...(old === undefined || isSame ? [] : await judgeTakenDown(change, old)),
    ...(young === undefined ? [] : await judgeAdded(change, isSame ? old : undefined, young)),
  ];
}

async function judgeTakenDown({ base, after, trustBefore }: DocumentChange, old: Signed): Promise<Refusal[]> {
  const list = listIn(old.bytes);
  if (list?.registry !== base.policy.identity || signaturesThatVerify(trustBefore, old).length === 0)
    return [];
  const held = await heldAt(after, list.lines.keys());
  const counting = [...list.lines].find(([path, hash]) => held.get(path)?.sha256 === hash);
  return counting === undefined ? [] : [refuse("list-still-counts", { path: old.path, line: counting[0] })];
}

/** `twin` is the same list in the tip: then only what is new in its signatures is judged. */
async function judgeAdded(
  change: DocumentChange,
  twin: Signed | undefined,
  young: Signed,
): Promise<Refusal[]> {
  const { base, trustAfter, trustBefore, after } = change;
  const list = listIn(young.bytes);
  if (list?.registry !== base.policy.identity) return [];
  const spell = ({ key, namespace }: Verified) => `${key} ${namespace}`;
  const known = new Set(twin && signaturesThatVerify(trustBefore, twin).map(spell));
  const added = signaturesThatVerify(trustAfter, young).filter((each) => !known.has(spell(each)));
  if (twin !== undefined && added.length === 0) return [];

  const refusals: Refusal[] = [];
  const held = await heldAt(after, list.lines.keys());
  const absent = [...list.lines].find(([path, hash]) => held.get(path)?.sha256 !== hash);
  if (absent !== undefined) refusals.push(refuse("list-line-absent", { path: young.path, line: absent[0] }));
  const signers = signersOn(young, trustAfter.users);
  for (const signer of signers.filter(({ key, role }) =>
    added.some((each) => each.key === key && each.namespace === namespaces[role]),
  )) {
    const why = await whyNot(change, list, held, signer);
    if (why !== undefined)
      refusals.push(refuse("signature-not-entitled", { path: young.path, user: signer.user, why }));
  }
  const isEndorsed = issuersOn(young, namespaces.endorse, trustAfter.root).names.length > 0;
  if (!isEndorsed && signers.length === 0) refusals.push(refuse("list-unsigned", { path: young.path }));
  return refusals;
}

/** The very list that base knows of that name, put back with signatures that base knows: no change. */
function isRemembered({ base, after }: DocumentChange, { document, path, signatures }: Signed): boolean {
  const paths = [path, ...[...signatures.keys()].map((name) => signaturePath(document, name))];
  return paths.every((each) => base.documents.get(each) === after.home.documents.get(each)?.id);
}

/** Why a user may not sign a list: they must hold their role on every path of every statement that it names. */
async function whyNot(
  { trustAfter, now, after }: DocumentChange,
  list: List,
  held: ReadonlyMap<string, Held>,
  signer: Signer,
): Promise<string | undefined> {
  if (trustAfter.revoked.has(signer.key)) return "the key is revoked";
  if (!isCurrent(trustAfter, signer, now)) return "the certificate or the key is not valid today";
  for (const [path, hash] of list.lines) {
    const document = parsePlace(path)?.document;
    const there = held.get(path);
    // A line that names what is not in head is refused for that.
    if (there?.sha256 !== hash) continue;
    if (document?.kind !== "statement") return `it names ${path}, which issuers sign`;
    const [bytes] = await after.tree.read([there.id], SUMS_BYTES);
    const statement = bytes && statementIn(bytes);
    if (
      statement === undefined ||
      !scopesOf(statement).every((scope) => holds(trustAfter, signer.user, signer.role, scope))
    ) {
      return `no ${signer.role} right on all of ${document.subject.name}`;
    }
  }
  return undefined;
}

/**
 * Keys of the subjects that users' signatures on changed lists speak of: a signature on a list is one on each
 * of its statements, and may take the place of the signer's other role there.
 */
export function listedAnew({ trustAfter }: DocumentChange, papers: readonly Paper[]): ReadonlySet<string> {
  const changed = new Set(papers.map(({ place }) => documentPath(place.document)));
  const keys = new Set<string>();
  for (const { signed, list } of trustAfter.lists) {
    if (!changed.has(signed.path) || signersOn(signed, trustAfter.users).length === 0) continue;
    for (const path of list.lines.keys()) {
      const document = parsePlace(path)?.document;
      if (document?.kind === "statement") keys.add(subjectKey(document.subject));
    }
  }
  return keys;
}
