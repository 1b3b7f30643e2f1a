import { homedir } from "node:os";
import { join } from "node:path";

/** Where the platform keeps what a user would miss: what was seen, pinned and approved. */
export function dataFolder(): string {
  const { env, platform } = process;
  if (env.BAILIWICK_DATA) return env.BAILIWICK_DATA;
  if (platform === "win32") return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "bailiwick");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "bailiwick");
  return join(env.XDG_DATA_HOME || join(homedir(), ".local", "share"), "bailiwick");
}
