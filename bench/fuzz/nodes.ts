import { MemoryObjects } from "../../src/git/memory-objects.ts";
import { ObjectTree } from "../../src/git/object-tree.ts";
import type { Tree } from "../../src/tree.ts";

/** One entry of a tree object, with all that lies below; a tree may be damaged in any way before it is built. */
export interface Node {
  name: string;
  mode: string;
  content: Node[] | Uint8Array | string;
}

/** Reads a whole tree; a submodule's content is its id. */
export async function nodesOf(tree: Tree, id = tree.id): Promise<Node[]> {
  const [entries = []] = await tree.list([id]);
  return Promise.all(
    entries.map(async ({ name, mode, id }) => {
      if (mode === "40000") return { name, mode, content: await nodesOf(tree, id) };
      if (mode === "160000") return { name, mode, content: id };
      const [bytes] = await tree.read([id], Number.MAX_SAFE_INTEGER);
      return { name, mode, content: bytes ?? new Uint8Array() };
    }),
  );
}

/** A copy whose directories may be changed. */
export function copyOf(nodes: readonly Node[]): Node[] {
  return nodes.map((node) => ({
    ...node,
    content: Array.isArray(node.content) ? copyOf(node.content) : node.content,
  }));
}

/** Builds the tree, entry by entry as they stand. What an id in a node's content names is not there. */
export function treeOfNodes(nodes: readonly Node[]): Tree {
  const objects = new MemoryObjects();
  const add = (inside: readonly Node[]): string =>
    objects.addTree(
      inside.map(({ name, mode, content }) => {
        if (typeof content === "string") return { name, mode, id: content };
        return { name, mode, id: Array.isArray(content) ? add(content) : objects.add("blob", content) };
      }),
    );
  return new ObjectTree(objects, add(nodes));
}

/** A place in a tree: the directory, and where in it the entry stands. */
export interface Spot {
  readonly inside: Node[];
  readonly at: number;
  readonly path: string;
}

/** Every entry, directories before what is in them. */
export function spotsOf(nodes: Node[], above = ""): Spot[] {
  return nodes.flatMap((node, at) => {
    const path = `${above}${node.name}`;
    return [
      { inside: nodes, at, path },
      ...(Array.isArray(node.content) ? spotsOf(node.content, `${path}/`) : []),
    ];
  });
}
