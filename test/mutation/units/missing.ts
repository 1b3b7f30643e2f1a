import { deepEqual } from "node:assert/strict";
import type { Refusal } from "../../../src/reasons.ts";
import { speaksOfUser } from "../../../src/verify/explain-missing.ts";
import { refuse } from "../../../src/verify/refuse.ts";
import type { Unit } from "../unit.ts";

const refusals: readonly Refusal[] = [
  refuse("certificate-missing", { user: "carol" }),
  refuse("key-shared", { user: "dave", other: "carol" }),
  refuse("certificate-malformed", { path: ".bailiwick/certs/carol.yaml" }),
  refuse("certificate-malformed", { path: ".bailiwick/certs/dave.yaml" }),
  refuse("attributes-altered", {}),
];

export const missingUnits: readonly Unit[] = [
  {
    name: "a refusal speaks of a user by name, or by the path of their certificate",
    check: () =>
      deepEqual(
        refusals.map((refusal) => speaksOfUser(refusal, "carol")),
        [true, true, true, false, false],
      ),
  },
];
