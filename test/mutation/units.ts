import type { Unit } from "./unit.ts";
import { collisionUnits } from "./units/collisions.ts";
import { entryAtUnits } from "./units/entry-at.ts";
import { firstChangeUnits } from "./units/first-change.ts";
import { gatherUnits } from "./units/gather.ts";
import { heldUnits } from "./units/held.ts";
import { missingUnits } from "./units/missing.ts";
import { newFaultsUnits } from "./units/new-faults.ts";
import { readDocuments } from "./units/read-documents.ts";
import { readHomeUnits } from "./units/read-home.ts";
import { rootUnits } from "./units/roots.ts";
import { takersUnits } from "./units/takers.ts";
import { targetUnits } from "./units/target.ts";
import { walkUnits } from "./units/walk.ts";

/** What the judge must get right and no scenario can stage: budgets, tables, values that no history leads to. */
export const units: readonly Unit[] = [
  ...rootUnits,
  ...takersUnits,
  ...gatherUnits,
  ...firstChangeUnits,
  ...collisionUnits,
  ...entryAtUnits,
  ...heldUnits,
  ...missingUnits,
  ...newFaultsUnits,
  ...readDocuments,
  ...readHomeUnits,
  ...targetUnits,
  ...walkUnits,
];
