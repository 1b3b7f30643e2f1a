import type { Unit } from "./unit.ts";
import { readDocuments } from "./units/read-documents.ts";

/** What the judge must get right and no scenario can stage: budgets, tables, values that no history leads to. */
export const units: readonly Unit[] = [...readDocuments];
