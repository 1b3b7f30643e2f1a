import type { Subject } from "../format/layout.ts";
import { documentPath } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import type { Accepted } from "./accepted.ts";
import { type DocumentExplanation, explainDocument } from "./explain-document.ts";
import { explainHome } from "./explain-home.ts";
import { speaksOf } from "./explain-missing.ts";
import { type RootLink, rootLinks, type ShownThreshold, showThreshold } from "./explain-roots.ts";
import { explainSubject } from "./explain-subject.ts";
import { targetOf } from "./explain-target.ts";
import { viewOf } from "./explain-view.ts";
import { outlined } from "./side.ts";

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
  readonly subject: Subject | undefined;
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
  const roots = rootLinks(view.read.documents, pin);
  const nothing = { subject: undefined, links: roots, missing: undefined, refusals: [], names: [] } as const;
  if (!view.stands)
    return { ...nothing, verdict: "refused", missing: view.refusals[0], refusals: view.refusals };
  const { policy, trust } = view;
  const links: ProofLink[] = [
    ...roots,
    { kind: "issuers", version: policy.root.version, ...showThreshold(policy.root, policy.root.issuers) },
  ];
  const side = await outlined(view.read, policy.layout, last);
  const target = targetOf(side.outline, policy.layout, path);
  switch (target.kind) {
    case "above":
      return { ...nothing, verdict: "several", names: target.names };
    case "home": {
      const own = await explainHome(tree, target.path);
      return { ...nothing, ...own, links: own.links };
    }
    case "subject": {
      const own = await explainSubject(side, trust, last, target.subject, target.path);
      return { ...nothing, ...own, subject: target.subject, links: [...links, ...own.links] };
    }
    case "document": {
      const { document } = target;
      if (document.kind === "root") {
        const upTo = roots.filter(({ version }) => version <= document.version);
        const isThere = side.documents.has(documentPath(document));
        return { ...nothing, verdict: isThere ? "verified" : "absent", links: upTo };
      }
      if (document.kind === "statement") {
        const own = await explainSubject(side, trust, last, document.subject, undefined);
        const path = documentPath(document);
        const counts = own.links.some((link) => link.kind === "statement" && link.path === path);
        const missing = own.refusals.find((refusal) => speaksOf(refusal, path)) ?? own.missing;
        const verdict = counts || own.verdict === "refused" ? own.verdict : "absent";
        return {
          ...nothing,
          ...own,
          verdict,
          missing,
          subject: document.subject,
          links: [...links, ...own.links],
        };
      }
      const own = explainDocument(trust, side.documents, document, view.refusals);
      return { ...nothing, ...own, links: [...links, ...own.links] };
    }
  }
}
