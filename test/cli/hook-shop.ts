import { spawnSync } from "node:child_process";
import { copyOf, type Workshop } from "./workshop.ts";

/** What git and its hooks said. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
}

/** Somebody's copy of a registry, with their key set and the hooks in place. */
export interface HookShop extends Workshop {
  /** git as a person runs it: hooks run, and what they say is heard. */
  readonly run: (...args: readonly string[]) => Said;
}

/** A workshop's copy where `user` works. */
export async function hookShop(shop: Workshop, user: string): Promise<HookShop> {
  const copy = copyOf(shop);
  copy.git("config", "bailiwick.key", shop.key(user));
  copy.git("checkout", "-q", "-b", "work");
  await copy.must(["hook", "install"]);
  return { ...copy, run: (...args) => gitIn(copy.dir, ...args) };
}

/** Runs git in a folder; both of its streams. */
export function gitIn(dir: string, ...args: readonly string[]): Said {
  const { status, stdout, stderr } = spawnSync("git", args, {
    cwd: dir,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: "/nonexistent",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_EDITOR: "true",
    },
    encoding: "utf8",
  });
  return { code: status, out: `${stdout}${stderr}` };
}
