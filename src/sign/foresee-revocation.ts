import { fingerprint, keyFileName } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { subjectKey } from "../format/layout.ts";
import { parseList } from "../format/list.ts";
import { documentPath } from "../format/place.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import type { Refusal } from "../reasons.ts";
import { fold } from "../verify/fold.ts";
import { heldAt } from "../verify/held.ts";
import { outlined, readHome } from "../verify/side.ts";
import type { Signed } from "../verify/signed.ts";
import { type Endorsement, endorseLines } from "./endorse-lines.ts";
import { foreseenGround } from "./foreseen-ground.ts";
import { judgeGround } from "./judge-certificate.ts";
import { overlayTree } from "./overlay-tree.ts";
import type { RevokeLook, Revoking, RevokingGround } from "./revoke-keys.ts";
import { signRevocations } from "./sign-revocations.ts";
import { type KeyStatement, statementsSignedBy } from "./signed-by.ts";

/** What the judge says of it, as if enough issuers had signed: with nothing kept, then with what is. */
export async function foreseeRevocation(
  repository: Repository,
  ground: RevokingGround,
  revoking: Revoking,
  documents: readonly Signed[],
): Promise<{ look: RevokeLook; list: Endorsement | undefined }> {
  const { keys, since, isSelf } = revoking;
  const { trust, accepted, after, policy } = ground;
  const statements = await statementsSignedBy(after, trust, new Set(keys));
  const judge = judgeOf(repository, ground, revoking.now, documents, statements);
  const lost = await judge(undefined);
  const isNew = documents.length > 0;
  const subjects = new Set(lost.map(({ subject }) => subject));
  // What a revocation voided before stands again if it was accepted then, to the byte.
  const stood = ({ subject, sha256 }: KeyStatement) =>
    accepted.subjects.get(subjectKey(subject))?.chain.some((each) => each.sha256 === sha256) ?? false;
  const name = `revoked-${keyFileName(keys[0] ?? "").slice(0, 16)}`;
  const present = after.documents.get(documentPath({ kind: "list", name }));
  const lines =
    since === undefined
      ? ((present && parseList(present.bytes)?.lines) ?? new Map<string, string>())
      : await predating(
          repository,
          ground,
          since,
          statements.filter((each) => subjects.has(each.subject.name) && (isNew || stood(each))),
        );
  if (!isNew && lines.size === 0)
    throw new Failure("signing-refused", "nothing that the key signed stood before and is refused now", {
      mend: "bailiwick endorse NAME PACKAGE",
    });
  const list = lines.size === 0 || isSelf ? undefined : { registry: policy.identity, name, lines, present };
  return {
    look: {
      keys: keys.map((key) => ({
        key,
        fingerprint: fingerprint(key),
        user: trust.users.get(key),
        roots: [...policy.root.keys].flatMap(([each, of]) => (of === key ? [each] : [])),
      })),
      statements,
      kept: list && { list: name, lines },
      refused: list === undefined ? lost : await judge(list),
    },
    list,
  };
}

/** Says what is refused once the revocations and a list are signed by enough issuers, and was not before. */
function judgeOf(
  repository: Repository,
  ground: RevokingGround,
  now: string,
  documents: readonly Signed[],
  statements: readonly KeyStatement[],
): (list: Endorsement | undefined) => Promise<readonly Refusal[]> {
  const { after } = ground;
  const foreseen = foreseenGround(ground);
  const { policy } = foreseen.ground;
  return async (list) => {
    const changes = new Map<string, Uint8Array | undefined>();
    for (const issuer of foreseen.issuers) {
      const listed = list === undefined ? [] : await endorseLines(list, issuer);
      for (const [path, bytes] of [...(await signRevocations(documents, issuer)), ...listed])
        changes.set(path, bytes);
    }
    if (documents.length > 0)
      return (await judgeGround(repository, foreseen.ground, changes, now)).consequences;
    // They were revoked before, so nothing changes but what the list keeps: what is refused as it is?
    const read = await readHome(await overlayTree(after.tree, changes, repository.format));
    const only = new Set(statements.map(({ subject }) => subjectKey(subject)));
    const { verdict } = await fold(undefined, await outlined(read, policy.layout, undefined), policy, {
      faults: [],
      only,
    });
    return verdict.accepted ? [] : verdict.refusals.filter(({ subject }) => subject !== undefined);
  };
}

/** Those statements that the first parent of a commit holds, to the byte: path -> SHA-256. */
async function predating(
  repository: Repository,
  { base, policy }: RevokingGround,
  since: string,
  statements: readonly KeyStatement[],
): Promise<ReadonlyMap<string, string>> {
  const id = await repository.resolve(since);
  if ((await repository.mergeBase(id, base.commit)) !== id)
    throw new Failure("usage", `${quote(since)} is no commit in the history of ${base.branch}`, {
      mend: `git log --first-parent ${base.branch}`,
    });
  const [parent] = (await repository.commit(id)).parents;
  if (parent === undefined) return new Map();
  const read = await readHome(await repository.tree(parent));
  const side = await outlined(read, policy.layout, undefined);
  const held = await heldAt(
    side,
    statements.map(({ path }) => path),
  );
  return new Map(
    statements.flatMap(({ path, sha256 }) =>
      held.get(path)?.sha256 === sha256 ? [[path, sha256] as const] : [],
    ),
  );
}
