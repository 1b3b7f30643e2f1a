import {
  isDirectoryPackage,
  isFilePackage,
  type Layout,
  type Subject,
  subjectKey,
} from "../format/layout.ts";
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
  const subjects = new Map(outline.subjects);
  const disputed = new Map<string, Leaf[]>();
  for (const [key, { leaves }] of outline.subjects) {
    const isDisputed = ({ path }: Leaf) => {
      const segments = path.split("/");
      const owner = ownerOf(path);
      const claimed = isKnown(owner) || (subjects.get(owner)?.chain !== undefined && !isHeldHere(key, path));
      return claimed && isDirectoryPackage(layout, segments) && !isFilePackage(layout, segments);
    };
    const found = leaves.filter(isDisputed);
    if (found.length > 0) disputed.set(key, found);
  }
  const asked = [...disputed.values()].flat().map(({ path }) => ownerOf(path));
  const stated = await statedAmong(
    outline,
    asked.filter((owner) => !isKnown(owner)),
  );
  for (const [key, leaves] of disputed) {
    const strays = new Set(leaves.filter(({ path }) => isKnown(ownerOf(path)) || stated.has(ownerOf(path))));
    const common = subjects.get(key);
    if (common === undefined || strays.size === 0) continue;
    subjects.set(key, { ...common, leaves: common.leaves.filter((leaf) => !strays.has(leaf)) });
    for (const stray of strays) {
      const subject: Subject = { kind: "package", name: stray.path };
      const owner = subjects.get(subjectKey(subject)) ?? absent(subject);
      subjects.set(subjectKey(subject), { ...owner, leaves: [...owner.leaves, stray] });
    }
  }
  return { ...outline, subjects };
}

function ownerOf(path: string): string {
  return subjectKey({ kind: "package", name: path });
}

/** Which of these subjects have a statement: signatures alone, whose documents are gone, spoil nothing. */
async function statedAmong(
  { tree, subjects }: Outline,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const folders = keys.flatMap((key) => {
    const { subject, chain } = subjects.get(key) ?? {};
    return subject === undefined || chain === undefined ? [] : [{ key, subject, id: chain }];
  });
  const stated = new Set<string>();
  await walk(tree, folders, MOST_ENTRIES, ({ key, subject }, entries) => {
    const places = entries.map(({ name }) => parsePlace(`${chainPath(subject)}/${name}`));
    if (places.some((place) => place !== undefined && place.signer === undefined)) stated.add(key);
    return [];
  });
  return stated;
}
