import { deepEqual } from "node:assert/strict";
import { judgeRoots } from "../../../src/verify/roots.ts";
import { readHome } from "../../../src/verify/side.ts";
import type { Unit } from "../unit.ts";
import { treeOf } from "./stage.ts";

export const rootUnits: readonly Unit[] = [
  {
    name: "roots: without pin and memory, whatever roots are there say that they are of a later version",
    async check() {
      const later =
        '-- base/.bailiwick/root/2.yaml --\nbailiwick: "root-v2"\n-- base: cosign ann root:2 --\n';
      const { tree } = await treeOf(`expect: accepted\n\n${later}`);
      const { documents } = await readHome(tree);
      const { roots, refusals } = judgeRoots(documents, undefined, []);
      deepEqual([roots.length, refusals.map(({ code }) => code)], [0, ["unsupported"]]);
    },
  },
];
