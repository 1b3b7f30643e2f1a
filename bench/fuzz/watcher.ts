import { Worker } from "node:worker_threads";
import type { Answer, Kind } from "./judge-seed.ts";

/** Something wrong, and the seed that shows it. */
export interface Found {
  readonly seed: number;
  readonly words: string;
}

/**
 * Has seeds judged in a thread of its own, which is ended when one input takes too long or too much memory: what
 * hangs cannot report that it hangs.
 */
export class Watcher {
  readonly #bounds: { readonly limit: number; readonly memory: number };
  #worker: Worker | undefined;
  /** Milliseconds of the slowest input so far. */
  slowest = 0;
  /** MiB of the whole process at its largest. */
  memory = 0;

  constructor(bounds: { readonly limit: number; readonly memory: number }) {
    this.#bounds = bounds;
  }

  /** Judges everything that one seed makes; adds to `counts` what was judged. */
  async judge(seed: number, counts: Record<Kind, number>): Promise<readonly Found[]> {
    const worker = this.#worker ?? this.#start();
    this.#worker = worker;
    const { limit, memory } = this.#bounds;
    return new Promise((resolve) => {
      const found: Found[] = [];
      let began = performance.now();
      const end = () => {
        clearInterval(clock);
        worker.removeAllListeners("message").removeAllListeners("error");
        resolve(found);
      };
      const kill = (words: string) => {
        found.push({ seed, words });
        this.#worker = undefined;
        void worker.terminate();
        end();
      };
      const clock = setInterval(() => {
        this.memory = Math.max(this.memory, Math.round(process.memoryUsage.rss() / 2 ** 20));
        if (this.memory > memory) kill(`more than ${memory} MiB of memory`);
        else if (performance.now() - began > limit * 1000) kill(`one input takes more than ${limit} seconds`);
      }, 100);
      worker.on("error", (error) => kill(`the judge ends: ${error.stack ?? error}`));
      worker.on("message", ({ kind, words, milliseconds }: Answer) => {
        began = performance.now();
        this.slowest = Math.max(this.slowest, milliseconds);
        if (words !== undefined) found.push({ seed, words });
        if (kind === undefined) end();
        else counts[kind]++;
      });
      worker.postMessage(seed);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    return new Worker(new URL("./judge-seed.js", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#bounds.memory },
    });
  }
}
