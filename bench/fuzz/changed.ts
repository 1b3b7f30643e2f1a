import type { Files, Stage } from "../../test/scenario/stage.ts";

/** Every path whose mode or bytes differ. */
export function changedPaths(before: Files, after: Files): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => spell(before, path) !== spell(after, path));
}

function spell(files: Files, path: string): string | undefined {
  const file = files.get(path);
  if (file === undefined) return undefined;
  return `${file.mode} ${"bytes" in file ? Buffer.from(file.bytes).toString("latin1") : file.id}`;
}

/** The commit that a change is made upon. */
export function tipOf({ before }: { readonly before: readonly Stage[] }): Stage {
  const tip = before.at(-1);
  if (tip === undefined) throw new TypeError("a change upon nothing");
  return tip;
}
