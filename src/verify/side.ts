import { type Layout, subjectKey } from "../format/layout.ts";
import type { Tree } from "../tree.ts";
import { type Accepted, isHeld, isStated } from "./accepted.ts";
import type { Paper } from "./directory.ts";
import { type Home, homeOf } from "./home.ts";
import { absent, type Outline, outlineOf, type SubjectOutline } from "./outline.ts";
import { readSigned, type Signed } from "./signed.ts";
import { claimStrays } from "./strays.ts";

/** One of the two trees of a change, as far as both must be read. */
export interface Side {
  readonly tree: Tree;
  readonly home: Home;
  readonly documents: ReadonlyMap<string, Signed>;
  readonly outline: Outline;
}

/** A tree whose documents are read, before there is a layout to walk by. */
export type ReadHome = Omit<Side, "outline">;

/** Reads a tree's documents; those of `twin` are taken over when they are the same. */
export async function readHome(tree: Tree, twin?: ReadHome): Promise<ReadHome> {
  const home = await homeOf(tree);
  if (twin !== undefined && changedPapers(twin.home, home).length === 0)
    return { tree, home, documents: twin.documents };
  return { tree, home, documents: await documentsIn(tree, home) };
}

/** The documents of a tree. Roots are read first, in order, so that nothing that lies beside them takes their room. */
async function documentsIn(tree: Tree, home: Home): Promise<ReadonlyMap<string, Signed>> {
  const papers = [...home.documents.values()];
  const roots = papers
    .flatMap((paper) =>
      paper.place.document.kind === "root" ? [{ paper, version: paper.place.document.version }] : [],
    )
    .sort((a, b) => a.version - b.version)
    .map(({ paper }) => paper);
  const others = papers.filter(({ place }) => place.document.kind !== "root");
  const [first, rest] = [await readSigned(tree, roots), await readSigned(tree, others)];
  return new Map([...first.documents, ...rest.documents]);
}

/** Walks a tree by a layout; `base` knows packages that this tree may have lost. */
export async function outlined(read: ReadHome, layout: Layout, base: Accepted | undefined): Promise<Side> {
  const isKnown = (key: string) => isStated(base, key);
  const outers = new Map<string, ReadonlySet<string>>();
  const outerOf = (key: string) => outers.get(key) ?? new Set(base?.subjects.get(key)?.outer);
  const isHeldHere = (key: string, path: string) => {
    const outer = outerOf(key);
    outers.set(key, outer);
    return isHeld(base, key) && outer.has(path);
  };
  return {
    ...read,
    outline: await claimStrays(await outlineOf(read.tree, read.home, layout), layout, isKnown, isHeldHere),
  };
}

/** The files of root/, certs/, revoked/ and lists/ that are not the same on both sides: those of `after`, or that it lost. */
export function changedPapers(before: Home, after: Home): Paper[] {
  const papers = new Map([...before.documents, ...after.documents]);
  return [...papers.values()].filter(
    ({ path }) => before.documents.get(path)?.id !== after.documents.get(path)?.id,
  );
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
