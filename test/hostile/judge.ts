import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { type CommandServer, serveCommand } from "../cli/serve-command.ts";
import { watchMemory } from "./watch-memory.ts";
import { temporary, type World } from "./world.ts";

const MAIN = join(import.meta.dirname, "..", "..", "dist", "cli", "main.js");
const MEGABYTES = 300;
const SECONDS = 30;

/** What a run of the built command came to. */
export interface Ran {
  /** Null if it had to be killed, after SECONDS. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The largest resident memory of the command or of a process it started. */
  readonly megabytes: number;
  readonly seconds: number;
}

/** Runs the built command in a repository, in a process of its own and with a home of its own. */
export async function run(
  dir: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const home = temporary();
  const env = { PATH: process.env.PATH ?? "", HOME: home, XDG_CACHE_HOME: join(home, "cache"), ...more };
  const start = performance.now();
  // A process group of its own, so that git ends with it when it is killed.
  const child = spawn(process.execPath, [MAIN, "-C", dir, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const memory = watchMemory(child.pid ?? 0);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), SECONDS * 1000);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearTimeout(timer);
  return {
    code,
    out: Buffer.concat(out).toString("utf8"),
    err: Buffer.concat(err).toString("utf8"),
    megabytes: memory.stop(),
    seconds: (performance.now() - start) / 1000,
  };
}

let server: CommandServer | undefined;
afterAll(() => server?.close());

/** The same, in the process that serves all calls of a test file; its memory is what it ever took. */
async function serve(dir: string, args: readonly string[]): Promise<Ran> {
  server ??= serveCommand();
  const home = temporary();
  const memory = watchMemory(server.pid);
  const start = performance.now();
  const ran = await server.run(["-C", dir, ...args], { HOME: home, XDG_CACHE_HOME: join(home, "cache") });
  return { ...ran, megabytes: memory.stop(), seconds: (performance.now() - start) / 1000 };
}

/** Both questions: is this head a lawful change of base, and does it stand by itself? */
export async function judge(
  { gitDir, pin, now }: World,
  head = "head",
  base = "base",
  ask = serve,
): Promise<readonly [Ran, Ran]> {
  const root = ["--root", `sha256:${pin}`, "--json"];
  return Promise.all([
    ask(gitDir, ["check", base, head, ...root, "--now", now]),
    ask(gitDir, ["verify", head, ...root]),
  ]);
}

/** An answer as it should be, whatever was asked: quick, small, and in words. */
export function expectDecent({ code, out, err, megabytes }: Ran, most = MEGABYTES): void {
  expect(code, `killed after ${SECONDS} s, or by a signal: ${err}`).not.toBeNull();
  expect(megabytes).toBeGreaterThan(0);
  expect(megabytes, "memory").toBeLessThan(most);
  expect(`${out}${err}`).not.toMatch(/^\s+at |node:internal|FATAL ERROR/m);
  if (code === 3) {
    expect(out).toBe("");
    expect(err).toMatch(/^bailiwick: [^\n]+\n( {2}try: [^\n]+\n)?$/);
  } else {
    expect(err).toBe("");
    expect(JSON.parse(out)).toMatchObject({ verdict: code === 0 ? "accepted" : "refused" });
  }
}

/** The codes of its refusals, each once, sorted. */
export function codesOf({ out }: Ran): readonly string[] {
  const { refusals } = JSON.parse(out) as { readonly refusals: readonly { readonly code: string }[] };
  return [...new Set(refusals.map(({ code }) => code))].sort();
}
