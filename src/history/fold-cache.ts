import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { formatFold, type HistoryFold, parseFold } from "./fold-json.ts";

/** Folds by commit, for one pin. Losing it costs time and nothing else. */
export interface FoldCache {
  has(commit: string): boolean;
  get(commit: string): HistoryFold | undefined;
  set(commit: string, fold: HistoryFold): void;
}

/**
 * The user's cache, outside every judged repository (DESIGN.md section 5, Where base comes from): one file a
 * pin and commit, written whole or not at all. A cache that cannot be written is no failure.
 */
export function openCache(pin: string, folder: string = cacheFolder()): FoldCache {
  const path = (commit: string) => join(folder, pin, `${commit}.json`);
  return {
    has: (commit) => existsSync(path(commit)),
    get: (commit) => attempt(() => parseFold(readFileSync(path(commit), "utf8"))),
    set: (commit, fold) =>
      attempt(() => {
        mkdirSync(dirname(path(commit)), { recursive: true, mode: 0o700 });
        const temporary = `${path(commit)}.${process.pid}`;
        writeFileSync(temporary, formatFold(fold), { mode: 0o600 });
        renameSync(temporary, path(commit));
        return undefined;
      }),
  };
}

function attempt<T>(act: () => T | undefined): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Where the platform keeps what can be made again. */
function cacheFolder(): string {
  const { env, platform } = process;
  if (platform === "win32")
    return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "bailiwick", "cache");
  if (platform === "darwin") return join(homedir(), "Library", "Caches", "bailiwick");
  return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "bailiwick");
}
