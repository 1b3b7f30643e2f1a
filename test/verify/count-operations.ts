import { Session } from "node:inspector/promises";

/**
 * Runs something and answers how many blocks of `src/` were entered meanwhile, loops each time round: V8 counts them
 * for coverage, so the number is about the same on every machine; never more, but less where V8 throws code away that it
 * has counted already. Loops within the engine's own functions
 * (`includes`, a spread) do not count.
 */
export async function countOperations(work: () => Promise<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post("Profiler.enable");
    await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    await work();
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const ours = result.filter(({ url }) => /\/src\/(?!git\/)/.test(url) && !url.includes("node_modules"));
    return ours
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  } finally {
    await session.post("Profiler.stopPreciseCoverage");
    session.disconnect();
  }
}
