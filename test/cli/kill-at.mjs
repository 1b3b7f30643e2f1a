/**
 * Preloaded into a process: kills it, as a power cut would, before the nth call of the file system that changes
 * something, KILL_AT; without it counts them, into the file that KILL_COUNT names. KILL_UNDER counts only calls whose
 * first path is below a folder.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const at = Number(process.env.KILL_AT ?? 0);
const under = process.env.KILL_UNDER ?? "";
const counted = process.env.KILL_COUNT;
const { writeFileSync } = fs;
let calls = 0;
for (const name of [
  "writeFileSync",
  "renameSync",
  "rmSync",
  "mkdirSync",
  "linkSync",
  "mkdtempSync",
  "fsyncSync",
]) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (!String(args[0]).startsWith(under)) return real(...args);
    calls++;
    if (calls === at) process.kill(process.pid, "SIGKILL");
    return real(...args);
  };
}
syncBuiltinESMExports();
if (counted) process.on("exit", () => writeFileSync(counted, String(calls)));
