import { sha256 } from "../../src/crypto/sha256.ts";
import { Failure } from "../../src/failure.ts";
import { subjectOf } from "../../src/format/layout.ts";
import { opens } from "../../src/format/opens.ts";
import type { Tree } from "../../src/tree.ts";
import { accept } from "../../src/verify/accept.ts";
import { verifyChange } from "../../src/verify/change.ts";
import { explainPath } from "../../src/verify/explain.ts";
import { verifyFirstChange } from "../../src/verify/first-change.ts";
import type { Verdict } from "../../src/verify/verdict.ts";
import { damage, type Harm, isTorn } from "./damage.ts";
import type { Ground } from "./ground.ts";
import { copyOf, type Node, nodesOf, spotsOf, treeOfNodes } from "./nodes.ts";
import { faultsOf } from "./sound.ts";
import { notTaken } from "./taken.ts";

/** What is wrong with how the judge takes a scenario's head after harm; nothing when all is well. */
export async function wreckComplaints(ground: Ground, harms: readonly Harm[]): Promise<string[]> {
  const nodes = copyOf(ground.head);
  damage(nodes, harms);
  const head = treeOfNodes(nodes);
  const isLost = isTorn(nodes);
  const said: string[] = [];
  for (const [name, ask] of questions(ground, head, nodes)) {
    try {
      said.push(...(await ask()).map((words) => `${name}: ${words}`));
    } catch (error) {
      const isMissing =
        error instanceof Failure && (error.code === "object-missing" || error.code === "object-corrupt");
      if (!isMissing || !isLost) said.push(`${name} throws: ${error instanceof Error ? error.stack : error}`);
    }
  }
  return said;
}

type Question = readonly [string, () => Promise<readonly string[]>];

function questions(
  { pin, now, tip, base, ...ground }: Ground,
  head: Tree,
  nodes: Node[],
): readonly Question[] {
  const judged = (name: string, ask: () => Promise<Verdict>): Question => [
    name,
    async () => faultsOf(await ask()),
  ];
  const change = (given: Parameters<typeof verifyChange>[0]["base"], from: Tree, to: Tree) => () =>
    verifyChange({ base: given, tip: from, head: to, now });
  const paths = spotsOf(nodes).map(({ path }) => path);
  const some = [...paths.filter((_, i) => i % 7 === 0), ".bailiwick", "nowhere", ""];
  return [
    judged("accept from nothing", async () => (await accept(undefined, head, { pin })).verdict),
    judged("accept from base", async () => (await accept(base, head, { pin, seenAt: now })).verdict),
    judged("change without history", change({ pin }, tip, head)),
    judged("undoing without history", change({ pin }, head, tip)),
    judged("first change", () => verifyFirstChange(pin, tip, head, now)),
    [
      "explain",
      async () => {
        for (const path of some) await explainPath(head, path, { pin, last: base });
        return [];
      },
    ],
    ...(base === undefined
      ? []
      : [
          judged("change", change(base, tip, head)),
          judged("undoing", change(base, head, tip)),
          ["agreement", () => agreement({ ...ground, pin, now, tip, base }, base, head)] as const,
        ]),
  ];
}

async function agreement(
  ground: Ground,
  base: NonNullable<Ground["base"]>,
  head: Tree,
): Promise<readonly string[]> {
  const { tip, now, pin, folded, isClean } = ground;
  const change = await verifyChange({ base, tip, head, now });
  if (!change.accepted || folded === undefined) return [];
  const said = await notTaken({ change, base, headTree: head, pin, day: now, tip: folded, isClean });
  const [before, after] = [await filesIn(tip), await filesIn(head)];
  const stated = [...before.values(), ...after.values()].join("\n");
  const { layout, unsigned } = base.policy;
  for (const [path, line] of after) {
    if (path.startsWith(".bailiwick/") || before.get(path) === line) continue;
    const subject = subjectOf(layout, path.split("/"));
    const isUnsigned = unsigned.some((pattern) => opens(pattern, subject, path.split("/")));
    if (!isUnsigned && !stated.includes(`${line.split(" ")[0]}  ${path}`)) said.push(`nobody stated ${path}`);
  }
  return said;
}

/** Path -> SHA-256 and mode; of a statement, its text. */
async function filesIn(tree: Tree): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { inside, at, path } of spotsOf(await nodesOf(tree))) {
    const node = inside[at];
    if (!(node?.content instanceof Uint8Array)) continue;
    const isStatement = path.startsWith(".bailiwick/") && path.endsWith(".sums");
    found.set(
      path,
      isStatement ? Buffer.from(node.content).toString("latin1") : `${sha256(node.content)} ${node.mode}`,
    );
  }
  return found;
}
