import { equal } from "node:assert/strict";
import { verifyFirstChange } from "../../../src/verify/first-change.ts";
import type { Unit } from "../unit.ts";
import { treeOf } from "./stage.ts";

export const firstChangeUnits: readonly Unit[] = [
  {
    name: "first change: of a registry without a commit, nothing is outside",
    async check() {
      const { tree, pin } = await treeOf(
        "expect: accepted\nfirst: yes\n\n-- head: delete .bailiwick/.gitattributes --\n",
      );
      equal((await verifyFirstChange(pin, undefined, tree, "2026-11-21")).accepted, true);
    },
  },
];
