import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The built command in somebody's home. */
export interface OpenCommand {
  /** Runs it, prints it as typed, its words and its time; `expected` is its exit code. How many seconds it took. */
  run(expected: number, ...args: readonly string[]): Promise<number>;
  /** Whether any came out otherwise than expected. */
  isWrong(): boolean;
}

const MAIN = fileURLToPath(new URL("../cli/main.js", import.meta.url));

/** Commands that are run in a folder, one after the other, while this process goes on. */
export function openCommand(cwd: string, env: Readonly<Record<string, string | undefined>>): OpenCommand {
  let isWrong = false;
  return {
    async run(expected, ...args) {
      const start = performance.now();
      const child = spawn(process.execPath, [MAIN, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
      const words: Buffer[] = [];
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk: Buffer) => words.push(chunk));
      const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
      const seconds = (performance.now() - start) / 1000;
      console.log(
        `$ bailiwick ${args.join(" ")}\n${Buffer.concat(words).toString("utf8")}(${seconds.toFixed(2)} s)`,
      );
      if (code !== expected) {
        isWrong = true;
        console.log(`!! exit ${code}, not ${expected}`);
      }
      return seconds;
    },
    isWrong: () => isWrong,
  };
}
