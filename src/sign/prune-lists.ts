import { documentPath, signaturePath } from "../format/place.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Refusal } from "../reasons.ts";
import { heldAt } from "../verify/held.ts";
import type { ReadList } from "../verify/lists.ts";
import type { FileChanges } from "./file-changes.ts";
import { judgeEndorsement } from "./judge-endorsement.ts";
import type { Endorsing } from "./read-endorsing.ts";
import { writeChanges } from "./write-changes.ts";

/** What became of lists. With refusals, nothing was written. */
export interface PruneReport {
  /** Names of lists that went, since no line of them counts. */
  readonly gone: readonly string[];
  /** Lists that stay, although some of their lines are past: one that counts is never changed. */
  readonly kept: readonly { readonly name: string; readonly counting: number; readonly lines: number }[];
  readonly refusals: readonly Refusal[];
  readonly changes: FileChanges;
}

/**
 * Takes down the lists of which no line counts (DESIGN.md section 4, Lists), whoever signed them: anyone may.
 * `only` are the names of those to look at; undefined: all.
 */
export async function pruneLists(
  repository: Repository,
  endorsing: Endorsing,
  only: readonly string[] | undefined,
  now: string,
): Promise<PruneReport> {
  const asked = endorsing.trust.lists.filter((list) => only?.includes(nameOf(list)) ?? true);
  const held = await heldAt(
    endorsing.after,
    asked.flatMap(({ list }) => [...list.lines.keys()]),
  );
  const counted = asked.map((each) => ({
    ...each,
    name: nameOf(each),
    lines: each.list.lines.size,
    counting: [...each.list.lines].filter(([path, hash]) => held.get(path)?.sha256 === hash).length,
  }));
  const past = counted.filter(({ counting }) => counting === 0);
  const changes = new Map(
    past.flatMap(({ name, signed }) => {
      const document = { kind: "list", name } as const;
      const signatures = [...signed.signatures.keys()].map((signer) => signaturePath(document, signer));
      return [documentPath(document), ...signatures].map((path) => [path, undefined] as const);
    }),
  );
  const refusals = changes.size === 0 ? [] : await judgeEndorsement(repository, endorsing, changes, now);
  if (changes.size > 0 && refusals.length === 0) await writeChanges(repository, changes);
  const kept = counted
    .filter(({ counting, lines }) => counting > 0 && counting < lines)
    .map(({ name, counting, lines }) => ({ name, counting, lines }));
  return { gone: past.map(({ name }) => name), kept, refusals, changes };
}

function nameOf({ signed }: ReadList): string {
  const { document } = signed;
  return document.kind === "list" ? document.name : "";
}
