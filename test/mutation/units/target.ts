import { deepEqual } from "node:assert/strict";
import { parseLayout } from "../../../src/format/layout.ts";
import { targetOf } from "../../../src/verify/explain-target.ts";
import { absent, type SubjectOutline } from "../../../src/verify/outline.ts";
import type { Unit } from "../unit.ts";

const layout = parseLayout(["packages/*/"]) ?? { directories: [], files: [] };
const subjects = new Map<string, SubjectOutline>([
  ["package packages/A", absent({ kind: "package", name: "packages/A" })],
  ["common README.md", absent({ kind: "common", name: "README.md" })],
]);
const target = (written: string) => targetOf({ subjects }, layout, written);

export const targetUnits: readonly Unit[] = [
  {
    name: "a path means the same with dots and slashes about it",
    check() {
      const url = {
        kind: "subject",
        subject: { kind: "package", name: "packages/A" },
        path: "packages/A/url",
      };
      for (const written of ["packages/A/url", "./packages/A/url", "././/packages/A/url", "packages/A/url//"])
        deepEqual(target(written), url);
    },
  },
  {
    name: "the top holds all subjects, however it is written",
    check() {
      const all = { kind: "above", names: ["packages/A", "README.md"] };
      for (const written of ["", ".", "./", "././"]) deepEqual(target(written), all);
      deepEqual(target("packages/"), { kind: "above", names: ["packages/A"] });
    },
  },
  {
    name: "a name that is nowhere is a subject of its own",
    check() {
      const subject = { kind: "common", name: "docs" };
      deepEqual(target("docs"), { kind: "subject", subject, path: undefined });
      deepEqual(target("docs/intro"), { kind: "subject", subject, path: "docs/intro" });
    },
  },
];
