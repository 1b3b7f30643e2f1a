import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HookFolder } from "../git/hook-folder.ts";
import { onDisk } from "../git/on-disk.ts";
import { type HookName, hookScript, isOurHook, setAside } from "./hook-script.ts";

/** One hook as it is: ours, ours before another's, another's alone, or none. */
export interface HookState {
  readonly name: HookName;
  readonly path: string;
  readonly state: "ours" | "chained" | "others" | "absent";
}

/** Looks at hooks. A hook of another's that itself calls `bailiwick hook run NAME` does our work: it is ours. */
export function hookStates({ path: folder }: HookFolder, names: readonly HookName[]): HookState[] {
  return names.map((name) => {
    const path = join(folder, name);
    // Husky's folder `_` holds what git starts, and the folder above what people write.
    const written = [path, ...(/[\\/]\.husky[\\/]_$/.test(folder) ? [join(folder, "..", name)] : [])];
    const texts = onDisk("read hooks", () =>
      written.filter((each) => existsSync(each)).map((each) => readFileSync(each, "utf8")),
    );
    if (texts.length === 0) return { name, path, state: "absent" };
    const calls = texts.some((text) => text.includes(`bailiwick hook run ${name}`));
    if (!texts.some(isOurHook)) return { name, path, state: calls ? "ours" : "others" };
    return { name, path, state: existsSync(join(folder, setAside(name))) ? "chained" : "ours" };
  });
}

/**
 * Puts our hooks in place. Another's hook is set aside, and ours calls it first; ours are written anew. Nothing
 * is written into a folder that is not the repository's own: ask `owner` first.
 */
export function placeHooks(folder: HookFolder, names: readonly HookName[], command: readonly string[]): void {
  onDisk("write hooks", () => {
    mkdirSync(folder.path, { recursive: true });
    for (const { name, path, state } of hookStates(folder, names)) {
      const text = hookScript(name, command);
      const temporary = `${path}.${process.pid}`;
      writeFileSync(temporary, text);
      chmodSync(temporary, 0o755);
      if (state === "others") renameSync(path, join(folder.path, setAside(name)));
      renameSync(temporary, path);
    }
  });
}

/** Takes our hooks away and puts back what was there before; another's are left alone. Answers which went. */
export function removeHooks(folder: HookFolder, names: readonly HookName[]): HookName[] {
  return onDisk("remove hooks", () =>
    names.filter((name) => {
      const path = join(folder.path, name);
      if (!existsSync(path) || !isOurHook(readFileSync(path, "utf8"))) return false;
      const before = join(folder.path, setAside(name));
      if (existsSync(before)) renameSync(before, path);
      else rmSync(path);
      return true;
    }),
  );
}
