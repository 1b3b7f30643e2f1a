import { readFileSync } from "node:fs";

/**
 * Watches how much resident memory a process and each of those below it ever took; `stop` answers the largest, in
 * megabytes. By /proc, so on Linux: what ends a process unseen for 10 ms is not missed, but its last growth may be.
 */
export function watchMemory(pid: number): { stop(): number } {
  let peak = 0;
  const look = (process: number): void => {
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${process}/status`))?.[1] ?? 0));
    for (const child of read(`/proc/${process}/task/${process}/children`).split(" ")) {
      if (child !== "") look(Number(child));
    }
  };
  look(pid);
  const timer = setInterval(() => look(pid), 10);
  return {
    stop() {
      clearInterval(timer);
      return peak / 1024;
    },
  };
}

/** Processes come and go: one that is gone reads as nothing. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
