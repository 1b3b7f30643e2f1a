import { processRunner, type Runner } from "./runner.ts";
import { logLine } from "./workflow-command.ts";

/** Runs an Action on this machine; answers its exit code. A bug crashes, but not with the code that says no. */
export async function orCrash(main: (runner: Runner) => Promise<0 | 1 | 2 | 3>): Promise<0 | 1 | 2 | 3> {
  const runner = processRunner();
  try {
    return await main(runner);
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    for (const line of words.split("\n")) runner.say(logLine(line));
    return 3;
  }
}
