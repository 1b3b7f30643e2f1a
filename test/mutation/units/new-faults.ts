import { deepEqual } from "node:assert/strict";
import type { Fault } from "../../../src/verify/directory.ts";
import { newFaults } from "../../../src/verify/new-faults.ts";
import { refuse } from "../../../src/verify/refuse.ts";
import { file, folder, type Listings, listTree } from "../list-tree.ts";
import type { Unit } from "../unit.ts";

const refusal = refuse("file-unexpected", { path: "junk" });
const junk = (id: string): Fault => ({ refusal, id, isDirectory: true });

/** What is said of a directory that is a fault, `old` before and `young` after. */
function said(old: Listings, young: Listings, most: number) {
  const before = { tree: listTree(old), faults: [junk("old")] };
  return newFaults(before, { tree: listTree(young), faults: [junk("young")] }, most);
}

export const newFaultsUnits: readonly Unit[] = [
  {
    name: "a stray directory that lost a file is compared, as far as there are not too many entries on both sides",
    async check() {
      const old = { old: [folder("in", "in1"), file("x")], in1: [file("a"), file("b")] };
      const young = { young: [folder("in", "in2")], in2: [file("b")] };
      deepEqual(await said(old, young, 6), []);
      deepEqual(await said(old, young, 5), [refusal]);
      deepEqual(await said(old, young, 2), [refusal]);
    },
  },
  {
    name: "a stray directory's directories are compared once, however often it holds them",
    async check() {
      const twice = (id: string) => [folder("a", id), folder("b", id)];
      const old = {
        old: twice("old1"),
        old1: twice("old2"),
        old2: twice("old3"),
        old3: [file("x"), file("y")],
      };
      const young = { young: twice("new1"), new1: twice("new2"), new2: twice("new3"), new3: [file("x")] };
      deepEqual(await said(old, young, 15), []);
    },
  },
];
