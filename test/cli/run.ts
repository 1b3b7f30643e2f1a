import { spawn } from "node:child_process";
import { join } from "node:path";
import { temporary } from "./repository.ts";

/** What a run of the command came to. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const MAIN = join(import.meta.dirname, "..", "..", "dist", "cli", "main.js");

/** Runs the built command in a folder, with a home, a cache and a git configuration of its own. */
export async function run(
  dir: string,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<Ran> {
  const home = more.HOME ?? temporary();
  const env = {
    ...withoutOurs(),
    HOME: home,
    XDG_CACHE_HOME: join(home, "cache"),
    LOCALAPPDATA: join(home, "cache"),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: join(home, "gitconfig"),
    ...more,
  };
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: dir,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") };
}

/** The environment less what would change answers. */
function withoutOurs(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(GIT_|BAILIWICK_|NO_COLOR|FORCE_COLOR)/.test(name),
  );
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
