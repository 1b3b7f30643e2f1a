import { deepEqual } from "node:assert/strict";
import type { Tree } from "../../../src/tree.ts";
import { heldAt } from "../../../src/verify/held.ts";
import type { Side } from "../../../src/verify/side.ts";
import { file, listTree } from "../list-tree.ts";
import type { Unit } from "../unit.ts";

const chainOfA = ".bailiwick/statements/A";
const certificate = ".bailiwick/certs/alice.yaml";

/** A side with a certificate and two statements, one of them too large for any, and every blob that is hashed. */
function side(): { readonly side: Side; readonly hashed: string[] } {
  const hashed: string[] = [];
  const tree: Tree = {
    ...listTree({ chain: [file("1.sums", "one"), file("2.sums", "huge"), file("1.alice.sig", "sig")] }),
    async digest(ids) {
      hashed.push(...ids);
      return ids.map((id) => (id === "huge" ? undefined : `sha256 of ${id}`));
    },
  };
  const subject = { kind: "package", name: "A" } as const;
  const place = { document: { kind: "certificate", user: "alice" } } as const;
  const home: Side["home"] = {
    exists: true,
    documents: new Map([[certificate, { path: certificate, mode: "100644", id: "cert", place }]]),
    attributes: undefined,
    statements: undefined,
    common: undefined,
    faults: [],
  };
  const subjects = new Map([
    ["package A", { subject, directory: undefined, leaves: [], chain: "chain", faults: [] }],
  ]);
  const outline = { tree, home, subjects, collisions: [], faults: [] };
  return { side: { tree, home, documents: new Map(), outline }, hashed };
}

export const heldUnits: readonly Unit[] = [
  {
    name: "what is held at a path is told, and nothing else; what is larger than a document is not",
    async check() {
      const paths = [certificate, `${chainOfA}/1.sums`, `${chainOfA}/2.sums`, `${chainOfA}/3.sums`];
      deepEqual(
        await heldAt(side().side, [...paths, ".bailiwick/statements/B/1.sums", "README.md"]),
        new Map([
          [certificate, { id: "cert", sha256: "sha256 of cert" }],
          [`${chainOfA}/1.sums`, { id: "one", sha256: "sha256 of one" }],
        ]),
      );
      deepEqual([...(await heldAt(side().side, [certificate])).keys()], [certificate]);
    },
  },
  {
    name: "what many lists name is hashed once, however large it is",
    async check() {
      const { side: one, hashed } = side();
      const paths = [certificate, `${chainOfA}/1.sums`, `${chainOfA}/2.sums`];
      const first = await heldAt(one, paths);
      deepEqual(hashed, ["cert", "one", "huge"]);
      deepEqual(await heldAt(one, paths), first);
      deepEqual(hashed, ["cert", "one", "huge"]);
    },
  },
];
