import { deepEqual } from "node:assert/strict";
import type { Tree } from "../../../src/tree.ts";
import { readHome } from "../../../src/verify/side.ts";
import { file, folder, listTree } from "../list-tree.ts";
import type { Unit } from "../unit.ts";

const names = ["1.ann.sig", "1.yaml", "10.yaml", "2.yaml"];

export const readHomeUnits: readonly Unit[] = [
  {
    name: "roots are read first, in order, so that nothing takes their room",
    async check() {
      const read: string[] = [];
      const listed = listTree({
        top: [folder(".bailiwick")],
        ".bailiwick": [folder("certs"), folder("root")],
        certs: [file("alice.yaml")],
        root: names.map((name) => file(name)),
      });
      const tree: Tree = {
        ...listed,
        async read(ids) {
          read.push(...ids);
          return ids.map(() => new Uint8Array(1));
        },
      };
      const { documents } = await readHome(tree);
      deepEqual(read, ["1.ann.sig", "1.yaml", "2.yaml", "10.yaml", "alice.yaml"]);
      deepEqual(
        [...documents.keys()].map((path) => path.split("/").at(-1)),
        ["1.yaml", "2.yaml", "10.yaml", "alice.yaml"],
      );
    },
  },
];
