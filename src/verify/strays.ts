import { isDirectoryPackage, isFilePackage, type Layout, subjectKey } from "../format/layout.ts";
import { chainPath, parsePlace } from "../format/place.ts";
import type { Leaf } from "./directory.ts";
import { absent, type Outline } from "./outline.ts";
import { MOST_ENTRIES, walk } from "./walk.ts";

/**
 * Moves a file that lies at the path of a directory package with statements to that package, as its stray
 * (DESIGN.md, Appendix, Layout). `isKnown` says which packages were
 * accepted with statements, `isHeldHere` which files were accepted as a common name's.
 */
export async function claimStrays(
  outline: Outline,
  layout: Layout,
  isKnown: (key: string) => boolean,
  isHeldHere: (key: string, path: string) => boolean,
): Promise<Outline> {
  const isDisputed = (key: string, { path }: Leaf) => {
    const segments = path.split("/");
    const owner = ownerOf(path);
    const claimed = isKnown(owner) || !isHeldHere(key, path);
    return claimed && isDirectoryPackage(layout, segments) && !isFilePackage(layout, segments);
  };
  const disputed = [...outline.subjects].flatMap(([key, { leaves }]) =>
    leaves.filter((leaf) => isDisputed(key, leaf)),
  );
  const stated = await statedAmong(outline, disputed);
  const strays = new Set(disputed.filter(({ path }) => isKnown(ownerOf(path)) || stated.has(path)));
  const subjects = new Map(outline.subjects);
  for (const [key, common] of outline.subjects) {
    const own = common.leaves.filter((leaf) => strays.has(leaf));
    if (own.length === 0) continue;
    subjects.set(key, { ...common, leaves: common.leaves.filter((leaf) => !strays.has(leaf)) });
    for (const stray of own) {
      const owner = subjects.get(ownerOf(stray.path)) ?? absent({ kind: "package", name: stray.path });
      subjects.set(ownerOf(stray.path), { ...owner, leaves: [...owner.leaves, stray] });
    }
  }
  return { ...outline, subjects };
}

function ownerOf(path: string): string {
  return subjectKey({ kind: "package", name: path });
}

/** Which packages at these paths have a statement: signatures alone, whose documents are gone, spoil nothing. */
async function statedAmong(
  { tree, subjects }: Outline,
  leaves: readonly Leaf[],
): Promise<ReadonlySet<string>> {
  const folders = leaves.flatMap(({ path }) => {
    const chain = subjects.get(ownerOf(path))?.chain;
    return chain === undefined ? [] : [{ path, id: chain }];
  });
  const stated = new Set<string>();
  await walk(tree, folders, MOST_ENTRIES, ({ path }, entries) => {
    const places = entries.map(({ name }) =>
      parsePlace(`${chainPath({ kind: "package", name: path })}/${name}`),
    );
    if (places.some((place) => place && place.signer === undefined)) stated.add(path);
    return [];
  });
  return stated;
}
