import {
  isDirectoryPackage,
  isFilePackage,
  type Layout,
  type Subject,
  subjectKey,
} from "../format/layout.ts";
import type { Leaf } from "./directory.ts";
import { absent, type Outline } from "./outline.ts";

/**
 * Moves a file that lies at the path of a directory package with statements to that package, as its stray
 * (DESIGN.md, Appendix, Layout). `isKnown` says which packages were
 * accepted with statements, `isHeldHere` which files were accepted as a common name's.
 */
export function claimStrays(
  outline: Outline,
  layout: Layout,
  isKnown: (key: string) => boolean,
  isHeldHere: (key: string, path: string) => boolean,
): Outline {
  const subjects = new Map(outline.subjects);
  for (const [key, common] of outline.subjects) {
    const isStray = ({ path }: Leaf) => {
      const segments = path.split("/");
      const owner = subjectKey({ kind: "package", name: path });
      const claimed = isKnown(owner) || (subjects.get(owner)?.chain !== undefined && !isHeldHere(key, path));
      return claimed && isDirectoryPackage(layout, segments) && !isFilePackage(layout, segments);
    };
    const strays = new Set(common.leaves.filter(isStray));
    if (strays.size === 0) continue;
    subjects.set(key, { ...common, leaves: common.leaves.filter((leaf) => !strays.has(leaf)) });
    for (const stray of strays) {
      const subject: Subject = { kind: "package", name: stray.path };
      const owner = subjects.get(subjectKey(subject)) ?? absent(subject);
      subjects.set(subjectKey(subject), { ...owner, leaves: [...owner.leaves, stray] });
    }
  }
  return { ...outline, subjects };
}
