import fc from "fast-check";
import { type Terms, terms } from "./terms.ts";

/** What is done, and numbers by which it finds whom and what in the registry as it then is. */
export interface Action {
  readonly kind: string;
  readonly picks: readonly [number, number, number, number];
}

/** One change: what is done in it, and whether it is pushed though it is refused. */
export interface CommitPlan {
  readonly actions: readonly Action[];
  /** Whether mallory alone acts: every signature is made with her key. */
  readonly isMallory: boolean;
  readonly isPushed: boolean;
  /** Days since the change before. */
  readonly days: number;
}

/** A registry and what becomes of it. */
export interface Plan {
  readonly terms: Terms;
  readonly commits: readonly CommitPlan[];
}

/** What honest people do; each mostly passes. */
export const honest = [
  "edit",
  "edit",
  "amend",
  "retire",
  "photograph",
  "list",
  "certify",
  "revoke",
  "root",
  "review",
];
/** What others do, and honest people by mistake. */
export const odd = [
  ...["write", "signAs", "delete", "copy", "move", "replay", "restore", "tear", "forge", "swapSignature"],
  ...["write", "signAs", "delete", "copy", "move", "mode", "replay", "restore", "tear", "forge", "junk"],
  ...[
    "double",
    "disorder",
    "unlist",
    "swapSignature",
    "badRoot",
    "badCertificate",
    "badList",
    "badRevocation",
  ],
  ...["revert", "kind", "spread"],
];

const number = fc.integer({ min: 0, max: 9999 });
const actions = (kinds: readonly string[], maxLength: number) =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), picks: fc.tuple(number, number, number, number) }), {
    minLength: 1,
    maxLength,
  });

const commit: fc.Arbitrary<CommitPlan> = fc.oneof(
  { weight: 4, arbitrary: sort(honest, 1, false) },
  { weight: 3, arbitrary: sort([...honest, ...honest, ...odd], 3, false) },
  { weight: 3, arbitrary: sort([...odd, ...Array(12).fill("own"), "edit", "list", "amend"], 3, true) },
);

function sort(kinds: readonly string[], most: number, isMallory: boolean): fc.Arbitrary<CommitPlan> {
  return fc.record({
    actions: actions(kinds, most),
    isMallory: fc.constant(isMallory),
    isPushed: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    days: fc.constantFrom(0, 0, 0, 0, 1, 30, 120),
  });
}

/** Registries with their histories. */
export const plan: fc.Arbitrary<Plan> = fc.record({
  terms,
  commits: fc.array(commit, { minLength: 2, maxLength: 6 }),
});
