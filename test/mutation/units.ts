import type { Unit } from "./unit.ts";
import { entryAtUnits } from "./units/entry-at.ts";
import { heldUnits } from "./units/held.ts";
import { newFaultsUnits } from "./units/new-faults.ts";
import { readDocuments } from "./units/read-documents.ts";
import { readHomeUnits } from "./units/read-home.ts";
import { walkUnits } from "./units/walk.ts";

/** What the judge must get right and no scenario can stage: budgets, tables, values that no history leads to. */
export const units: readonly Unit[] = [
  ...entryAtUnits,
  ...heldUnits,
  ...newFaultsUnits,
  ...readDocuments,
  ...readHomeUnits,
  ...walkUnits,
];
