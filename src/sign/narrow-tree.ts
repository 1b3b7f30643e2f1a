import type { Entry, Tree } from "../tree.ts";

/**
 * A tree seen through a slit: directories above the given paths list nothing but what leads to them. So a few
 * subjects of a large registry are found without looking at the others. Whatever is in the slit is as it is.
 */
export async function narrowTree(tree: Tree, paths: readonly string[]): Promise<Tree> {
  const narrowed = new Map<string, readonly Entry[]>();
  const narrow = async (id: string, below: readonly (readonly string[])[]): Promise<void> => {
    const [entries = []] = await tree.list([id]);
    const names = new Set(below.map(([name]) => name));
    const kept = entries.filter(({ name }) => names.has(name));
    narrowed.set(id, kept);
    for (const { name, mode, id: inner } of kept) {
      const rest = below.filter(([first]) => first === name).map(([, ...more]) => more);
      if (mode === "40000" && rest.every(({ length }) => length > 0)) await narrow(inner, rest);
    }
  };
  await narrow(
    tree.id,
    paths.map((path) => path.split("/")),
  );
  return {
    id: tree.id,
    list: async (ids) => {
      const far = ids.filter((id) => !narrowed.has(id));
      const listed = (far.length === 0 ? [] : await tree.list(far)).values();
      return ids.map((id) => narrowed.get(id) ?? listed.next().value ?? []);
    },
    read: (ids, limit) => tree.read(ids, limit),
    digest: (ids, limit) => tree.digest(ids, limit),
  };
}
