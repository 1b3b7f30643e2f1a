import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Ran } from "./run.ts";

const SERVER = join(import.meta.dirname, "command-server.mjs");
const MAIN = join(import.meta.dirname, "..", "..", "dist", "cli", "main.js");

/** The built command, held ready in a process of its own: what a call costs is the command, not Node's start. */
export interface CommandServer {
  /** Runs the command with these words and no more environment than this; one call after the other. */
  run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran>;
  readonly pid: number;
  close(): void;
}

/** Starts one. A command that ends its process ends the server, and every call after it fails. */
export function serveCommand(): CommandServer {
  const env = { PATH: process.env.PATH ?? "" };
  const child = fork(SERVER, [MAIN], { env, execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    run(args, env) {
      const answer = turn.then(() => answerOf(child, { args, env }));
      turn = answer.catch(() => undefined);
      return answer;
    },
    pid: child.pid ?? 0,
    close: () => void child.kill(),
  };
}

function answerOf(child: ChildProcess, question: object): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the command ended its process: ${code}`));
    if (!child.connected) ended(child.exitCode);
    child.once("exit", ended);
    child.once("message", (ran: Ran) => {
      child.off("exit", ended);
      resolve(ran);
    });
    child.send(question);
  });
}
