import { parsePlace, signaturePath } from "../format/place.ts";
import type { Role } from "../format/root.ts";
import type { Signer } from "../keys/signer.ts";
import type { FileChanges } from "./file-changes.ts";
import type { OwnList } from "./own-lists.ts";
import { planLists } from "./plan-lists.ts";
import type { Planned } from "./plan-subjects.ts";
import type { Signing } from "./read-signing.ts";
import { signDocument } from "./sign-document.ts";
import type { Target } from "./targets.ts";

/** Everything that a signature needs; `signer` opens the key when it is first called. */
export interface Signatures {
  readonly planned: readonly Planned[];
  readonly targets: readonly Target[];
  readonly own: readonly OwnList[];
  readonly signing: Signing;
  readonly role: Role;
  readonly signer: () => Promise<Signer>;
}

/** Signs what was planned: the files that change. The key is not opened when there is nothing to sign. */
export async function applySignatures(work: Signatures): Promise<FileChanges> {
  const { planned, targets, own, signing, role } = work;
  const { user, trust } = signing;
  const changes = new Map<string, Uint8Array | undefined>();
  for (const { plan } of planned)
    if (plan.kind === "restore" || plan.kind === "state")
      for (const [path, bytes] of plan.changes) changes.set(path, bytes);

  const gone = [...changes]
    .filter(([path, bytes]) => bytes === undefined && parsePlace(path)?.signer === undefined)
    .map(([path]) => ({ path, sha256: undefined, list: undefined }));
  for (const { name, bytes, kept, changes: ofList } of planLists(trust.identity, own, [
    ...gone,
    ...targets,
  ])) {
    for (const [path, content] of ofList) changes.set(path, content);
    if (bytes === undefined) continue;
    const path = signaturePath({ kind: "list", name }, user);
    changes.set(path, await signDocument(await work.signer(), role, bytes, kept.get(user)));
  }
  for (const { statement, bytes, existing, list } of targets) {
    if (list !== undefined) continue;
    const { subject, sequence } = statement;
    const path = signaturePath({ kind: "statement", subject, sequence }, user);
    changes.set(path, await signDocument(await work.signer(), role, bytes, existing));
  }
  return changes;
}
