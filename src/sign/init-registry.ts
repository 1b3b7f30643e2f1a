import { Failure } from "../failure.ts";
import { formatList } from "../format/list.ts";
import { documentPath, GITATTRIBUTES, HOME, signaturePath } from "../format/place.ts";
import { encodeText } from "../format/text.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Signer } from "../keys/signer.ts";
import { signerFromSeed } from "../keys/signer-from-seed.ts";
import type { Refusal } from "../reasons.ts";
import type { Tree } from "../tree.ts";
import { verifyFirstChange } from "../verify/first-change.ts";
import { homeOf } from "../verify/home.ts";
import { type DraftRoot, draftRoot, type RootTerms } from "./draft-root.ts";
import type { FileChanges } from "./file-changes.ts";
import { headTree } from "./head-tree.ts";
import { overlayTree } from "./overlay-tree.ts";
import { type Photographs, photographSubjects } from "./photograph-subjects.ts";
import type { Holder } from "./root-holders.ts";
import { setConfig } from "./set-config.ts";
import { signDocument } from "./sign-document.ts";
import { writeChanges } from "./write-changes.ts";

/** A registry to be made. */
export interface InitRequest {
  readonly terms: RootTerms;
  readonly holders: readonly Holder[];
  readonly now: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What came of it. With refusals, nothing was written. */
export interface InitReport {
  /** SHA-256 of root 1, hex. */
  readonly pin: string;
  readonly photographs: Photographs;
  /** Holders who must still sign, elsewhere. */
  readonly missing: readonly Holder[];
  readonly refusals: readonly Refusal[];
  readonly changes: FileChanges;
}

/**
 * Makes a repository a registry: root 1, its signatures, and a photograph of everything in one endorsed list
 * (DESIGN.md section 5, First change). Judged before anything is written; where a holder is elsewhere, with a
 * key of its own in their place. Sets git config `bailiwick.root`. Rejects with `signing-refused` where there
 * is a registry already.
 */
export async function initRegistry(repository: Repository, request: InitRequest): Promise<InitReport> {
  const { holders, now } = request;
  const tip = await headTree(repository);
  const staged = await repository.staged("work-tree");
  for (const tree of [staged, ...(tip === undefined ? [] : [tip])])
    if ((await homeOf(tree)).exists)
      throw new Failure("signing-refused", `there is a ${HOME} already`, { mend: "bailiwick root show" });

  const missing = holders.filter(({ signer }) => signer === undefined);
  const { draft, photographs, changes } = await firstChange(staged, holders, request);
  const judged =
    missing.length === 0 ? { draft, changes } : await firstChange(staged, holders.map(rehearsing), request);
  const head = await overlayTree(staged, judged.changes, repository.format);
  const verdict = await verifyFirstChange(judged.draft.pin, tip, head, now);
  const refusals = verdict.accepted ? [] : verdict.refusals;
  if (refusals.length === 0) {
    await writeChanges(repository, changes);
    await setConfig(repository, "bailiwick.root", `sha256:${draft.pin}`);
  }
  return { pin: draft.pin, photographs, missing, refusals, changes };
}

interface FirstChange {
  readonly draft: DraftRoot;
  readonly photographs: Photographs;
  readonly changes: FileChanges;
}

async function firstChange(
  tree: Tree,
  holders: readonly Holder[],
  { terms, now, onProgress }: InitRequest,
): Promise<FirstChange> {
  const draft = draftRoot(terms, new Map(holders.map(({ name, key }) => [name, key])));
  const photographs = await photographSubjects(tree, draft.policy, onProgress);
  const root = { kind: "root", version: 1 } as const;
  const list = { kind: "list", name: `${now}-adoption` } as const;
  const listed = formatList({ registry: draft.policy.identity, lines: photographs.lines });
  const changes = new Map<string, Uint8Array>([
    [`${HOME}/.gitattributes`, encodeText(GITATTRIBUTES)],
    [documentPath(root), draft.bytes],
    ...photographs.statements,
  ]);
  if (photographs.lines.size > 0) changes.set(documentPath(list), listed);
  for (const { name, signer } of holders) {
    if (signer === undefined) continue;
    changes.set(signaturePath(root, name), await signDocument(signer, "root", draft.bytes));
    if (terms.issuers.includes(name) && photographs.lines.size > 0)
      changes.set(signaturePath(list, name), await signDocument(signer, "endorse", listed));
  }
  return { draft, photographs, changes };
}

/** A stand-in for a holder who is elsewhere, so that all but their signature can be judged. */
function rehearsing({ name, key, signer }: Holder): Holder {
  const stand: Signer = signer ?? signerFromSeed(crypto.getRandomValues(new Uint8Array(32)));
  return signer === undefined ? { name, key: stand.key, signer: stand } : { name, key, signer };
}
