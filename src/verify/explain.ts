import type { Subject } from "../format/layout.ts";
import { type DocumentName, documentPath } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import type { Accepted } from "./accepted.ts";
import { type DocumentExplanation, explainDocument } from "./explain-document.ts";
import { explainHome } from "./explain-home.ts";
import { speaksOf } from "./explain-missing.ts";
import { type RootLink, rootLinks, type ShownThreshold, showThreshold } from "./explain-roots.ts";
import { explainSubject } from "./explain-subject.ts";
import { targetOf } from "./explain-target.ts";
import { type View, viewOf } from "./explain-view.ts";
import { outlined, type Side } from "./side.ts";

/** Whose signatures make certificates count. */
export interface IssuersLink extends ShownThreshold {
  readonly kind: "issuers";
  /** The root that names them: the newest. */
  readonly version: number;
}

/** One step from the pin to the byte; each can be checked by hand, since each names its file and hash. */
export type ProofLink = RootLink | IssuersLink | DocumentExplanation["links"][number];

/** Why something stands, or which link is missing. */
export interface Proof {
  /**
   * `unsigned`: it stands, but nobody vouches for it. `absent`: nothing is refused, but it is not there.
   * `several`: the path holds several subjects, `names`; ask for one.
   */
  readonly verdict: "verified" | "unsigned" | "refused" | "absent" | "several";
  /** The package or common name that was asked about, or that the path belongs to. */
  readonly subject?: Subject;
  /** From the roots down. */
  readonly links: readonly ProofLink[];
  /** The first link to mend, of all that `refusals` name. */
  readonly missing: Refusal | undefined;
  readonly refusals: readonly Refusal[];
  readonly names: readonly string[];
}

/** What a proof is given by. */
export interface ExplainOptions {
  /** SHA-256 of a root's bytes, hex; undefined: the tree's own roots are believed. */
  readonly pin: string | undefined;
  /** What was accepted before; undefined: the state alone (DESIGN.md section 5, `verifyState`). */
  readonly last?: Accepted | undefined;
}

/**
 * Explains a path of a tree: a file, a directory, a package, a common name, or a document below
 * `.bailiwick/`. It decides nothing: verdicts are those of `fold`, links are read from the same bytes.
 */
export async function explainPath(tree: Tree, path: string, options: ExplainOptions): Promise<Proof> {
  const { pin, last } = options;
  const view = await viewOf(tree, pin, last);
  const roots = rootLinks(view.read.documents, pin, view.stands ? view.policy.roots : []);
  const names: readonly string[] = [];
  if (!view.stands)
    return { verdict: "refused", links: roots, missing: view.refusals[0], refusals: view.refusals, names };
  const { root, layout } = view.policy;
  const links = [
    ...roots.filter(({ stands }) => stands),
    { kind: "issuers", version: root.version, ...showThreshold(root, root.issuers) },
  ] as const;
  const side = await outlined(view.read, layout, last);
  const target = targetOf(side.outline, layout, path);
  switch (target.kind) {
    case "above":
      return { verdict: "several", links: roots, missing: undefined, refusals: [], names: target.names };
    case "home":
      return { ...(await explainHome(tree, target.path)), names };
    case "subject": {
      const own = await explainSubject(side, view.trust, last, target.subject, target.path);
      return { ...own, subject: target.subject, links: [...links, ...own.links], names };
    }
    case "document": {
      if (target.document.kind === "root")
        return { ...rootProof(side, view.ofRoots, roots, target.document.version), names };
      const own = await documentProof(view, side, last, target.document);
      return { ...own, links: [...links, ...own.links], names };
    }
  }
}

type Part = Omit<Proof, "names">;

/** A root stands with all before it. */
function rootProof(
  { documents }: Side,
  refusals: readonly Refusal[],
  roots: readonly RootLink[],
  version: number,
): Part {
  const links = roots.filter((root) => root.version <= version);
  if (links.some((root) => root.version === version && root.stands))
    return { verdict: "verified", links, missing: undefined, refusals: [] };
  const isThere = documents.has(documentPath({ kind: "root", version }));
  if (!isThere) return { verdict: "absent", links, missing: undefined, refusals: [] };
  return { verdict: "refused", links, missing: refusals[0], refusals };
}

/** A statement is explained as its subject is, if it is one of those that speak for it. */
async function documentProof(
  { trust, refusals }: Extract<View, { stands: true }>,
  side: Side,
  last: Accepted | undefined,
  document: Exclude<DocumentName, { readonly kind: "root" }>,
): Promise<Part> {
  if (document.kind !== "statement") return explainDocument(trust, side.documents, document, refusals);
  const { subject } = document;
  const path = documentPath(document);
  const own = await explainSubject(side, trust, last, subject, undefined);
  const speaks = own.links.some((link) => link.kind === "statement" && link.path === path);
  const missing = own.refusals.find((refusal) => speaksOf(refusal, path)) ?? own.missing;
  return { ...own, subject, missing, verdict: speaks || own.verdict === "refused" ? own.verdict : "absent" };
}
