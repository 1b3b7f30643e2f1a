import { subjectKey } from "../format/layout.ts";
import type { ClientState } from "./client-state.ts";

/** A state without the memory of subjects of these names: the next sync takes them as they are. */
export function forgetSubjects(state: ClientState, names: readonly string[]): ClientState {
  const kinds = ["package", "common"] as const;
  const gone = new Set(names.flatMap((name) => kinds.map((kind) => subjectKey({ kind, name }))));
  const without = <V>(map: ReadonlyMap<string, V>) => new Map([...map].filter(([key]) => !gone.has(key)));
  const { accepted } = state.fold;
  const refused = new Set([...accepted.refused].filter((key) => !gone.has(key)));
  const left = { ...accepted, subjects: without(accepted.subjects), refused };
  return { ...state, kept: without(state.kept), fold: { ...state.fold, accepted: left } };
}
