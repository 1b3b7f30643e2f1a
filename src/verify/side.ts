import { subjectKey } from "../format/layout.ts";
import type { Tree } from "../tree.ts";
import type { Accepted } from "./accepted.ts";
import { type Home, homeOf } from "./home.ts";
import { absent, type Outline, outlineOf, type SubjectOutline } from "./outline.ts";
import type { Policy } from "./policy.ts";
import { readSigned, type Signed } from "./signed.ts";
import { claimStrays } from "./strays.ts";

/** One of the two trees of a change, as far as both must be read. */
export interface Side {
  readonly tree: Tree;
  readonly home: Home;
  readonly documents: ReadonlyMap<string, Signed>;
  readonly outline: Outline;
}

/** Reads both sides of a change; what they share is read once. */
export async function sidesOf(
  tip: Tree,
  head: Tree,
  policy: Policy,
  base: Accepted,
): Promise<{ readonly before: Side; readonly after: Side }> {
  const isKnown = (key: string) => (base.subjects.get(key)?.chain.length ?? 0) > 0;
  const side = async (tree: Tree, home: Home, documents: ReadonlyMap<string, Signed>): Promise<Side> => {
    const outline = claimStrays(await outlineOf(tree, home, policy.layout), policy.layout, isKnown);
    return { tree, home, documents, outline };
  };
  const [homeBefore, homeAfter] = [await homeOf(tip), await homeOf(head)];
  const documentsBefore = await readSigned(tip, [...homeBefore.documents.values()]);
  const isSame = changedPaths(homeBefore, homeAfter).length === 0;
  const documentsAfter = isSame ? documentsBefore : await readSigned(head, [...homeAfter.documents.values()]);
  return {
    before: await side(tip, homeBefore, documentsBefore),
    after: await side(head, homeAfter, documentsAfter),
  };
}

/** Paths of root/, certs/, revoked/ and lists/ that are not the same file on both sides. */
export function changedPaths(before: Home, after: Home): string[] {
  const paths = new Set([...before.documents.keys(), ...after.documents.keys()]);
  return [...paths].filter((path) => before.documents.get(path)?.id !== after.documents.get(path)?.id);
}

/** A subject's outline on one side, also when it has none there. */
export function outlineIn(
  { outline }: Side,
  key: string,
  subject: SubjectOutline["subject"],
): SubjectOutline {
  return outline.subjects.get(key) ?? absent(subject);
}

/** Every subject of either side. */
export function subjectsOf(...sides: readonly Side[]): ReadonlyMap<string, SubjectOutline["subject"]> {
  return new Map(
    sides.flatMap(({ outline }) =>
      [...outline.subjects.values()].map(({ subject }) => [subjectKey(subject), subject] as const),
    ),
  );
}
