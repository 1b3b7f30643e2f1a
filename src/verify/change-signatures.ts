import { parseSignatures, type Signature } from "../crypto/sshsig.ts";
import type { Day } from "../format/day.ts";
import { documentPath } from "../format/place.ts";
import { roles } from "../format/root.ts";
import type { Statement } from "../format/statement.ts";
import type { Refusal } from "../reasons.ts";
import type { Paper } from "./directory.ts";
import { statementIn } from "./parsed.ts";
import { refuse } from "./refuse.ts";
import { holds, isCurrent, scopesOf } from "./rights.ts";
import { namespaces, type Signed } from "./signed.ts";
import { signaturesThatVerify } from "./signers.ts";
import type { Signer, Trust } from "./trust.ts";

/** Documents by path, their signatures beside them, and under which trust signatures verify there. */
export interface Papers {
  readonly trust: Trust;
  readonly documents: ReadonlyMap<string, Signed>;
}

/**
 * Judges changed signature files (DESIGN.md section 4, Signatures, and the table of section 5): one that
 * does not verify, or whose document is gone, may be deleted by anyone and added by nobody; one that
 * verifies goes only with its document; a user adds one to a statement only with the right to.
 * `papers` are the files that differ, `isThere` whether one is in head.
 */
export function judgeSignatures(
  papers: readonly Paper[],
  isThere: (path: string) => boolean,
  before: Papers,
  after: Papers,
  now: Day,
): Refusal[] {
  return papers.flatMap(({ path, place: { document, signer } }) => {
    if (signer === undefined) return [];
    const subject = document.kind === "statement" ? document.subject.name : undefined;
    const old = before.documents.get(documentPath(document));
    const young = after.documents.get(documentPath(document));
    const isSameDocument = old !== undefined && young?.sha256 === old.sha256;
    const refusals: Refusal[] = [];
    const blocks = blocksOf(young, signer);
    if (isThere(path) && blocks === undefined) return [refuse("signature-invalid", { path }, subject)];

    if (isSameDocument) {
      const verified = signaturesThatVerify(before.trust, only(old, signer));
      if (verified.some((each) => !blocks?.some((block) => isSame(each, block))))
        refusals.push(refuse("signature-removed", { path }, subject));
    }
    if (young !== undefined && blocks !== undefined) {
      const known = new Set(isSameDocument ? blocksOf(old, signer)?.map(spell) : undefined);
      const verified = signaturesThatVerify(after.trust, only(young, signer));
      for (const { key, namespace } of blocks.filter((block) => !known.has(spell(block)))) {
        if (!verified.some((each) => isSame(each, { key, namespace })))
          return [...refusals, refuse("signature-invalid", { path }, subject)];
        const role = roles.find((each) => namespaces[each] === namespace);
        const statement = statementIn(young.bytes);
        const why =
          role && statement && whyNotEntitled(after.trust, statement, { user: signer, key, role }, now);
        if (why !== undefined)
          refusals.push(refuse("signature-not-entitled", { path, user: signer, why }, subject));
      }
    }
    return refusals;
  });
}

/** Why a user may not add this signature to a statement now (DESIGN.md, Appendix, Idle files); undefined: they may. */
export function whyNotEntitled(
  trust: Trust,
  statement: Statement,
  signer: Signer,
  now: Day,
): string | undefined {
  if (trust.revoked.has(signer.key)) return "the key is revoked";
  if (!isCurrent(trust, signer, now)) return "the certificate or the key is not valid today";
  const scopes = scopesOf(statement);
  if (scopes.some((scope) => holds(trust, signer.user, signer.role, scope))) return undefined;
  return `no ${signer.role} right on ${statement.covers === "amendment" ? "any of its paths" : "the whole of it"}`;
}

/** The blocks of one signer's file; undefined when there is none, or it holds none. */
function blocksOf(signed: Signed | undefined, signer: string): readonly Signature[] | undefined {
  const file = signed?.signatures.get(signer);
  return file === undefined ? undefined : parseSignatures(file);
}

/** A file holds one block a key and namespace. */
function isSame(a: Pick<Signature, "key" | "namespace">, b: Pick<Signature, "key" | "namespace">): boolean {
  return a.key === b.key && a.namespace === b.namespace;
}

function only(signed: Signed, signer: string): Signed {
  const file = signed.signatures.get(signer);
  return { ...signed, signatures: new Map(file === undefined ? [] : [[signer, file]]) };
}

function spell({ key, namespace, hash, raw }: Signature): string {
  return `${key} ${namespace} ${hash} ${raw.join()}`;
}
