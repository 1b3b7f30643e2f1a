import { deepEqual } from "node:assert/strict";
import { type Collision, distinct } from "../../../src/verify/collisions.ts";
import type { Unit } from "../unit.ts";

const collision = (
  paths: readonly string[],
  subjects: Readonly<Record<string, readonly string[]>>,
): Collision => ({
  paths,
  isDouble: false,
  subjects: new Map(Object.entries(subjects).map(([key, spellings]) => [key, new Set(spellings)])),
});
const plain = (collisions: readonly Collision[]) =>
  collisions.map(({ paths, subjects }) => [
    paths,
    Object.fromEntries([...subjects].map(([key, spellings]) => [key, [...spellings]])),
  ]);

export const collisionUnits: readonly Unit[] = [
  {
    name: "collisions: the same names in another order are one collision, of the subjects of both",
    check: () =>
      deepEqual(
        plain(
          distinct([
            collision(["JSON", "json"], { one: ["JSON"], two: ["json"] }),
            collision(["json", "JSON"], { one: ["json"], three: ["JSON"] }),
          ]),
        ),
        [[["JSON", "json"], { one: ["JSON", "json"], two: ["json"], three: ["JSON"] }]],
      ),
  },
  {
    name: "collisions: other names are another collision",
    check: () =>
      deepEqual(plain(distinct([collision(["A", "a"], {}), collision(["B", "b"], {})])), [
        [["A", "a"], {}],
        [["B", "b"], {}],
      ]),
  },
];
