import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../cli/run.ts";
import { world } from "./client.ts";

const PRELOAD = join(import.meta.dirname, "..", "cli", "kill-at.mjs");

test("a sync that is killed before any write leaves the state before or the state after", async () => {
  const { home, add, registry, push, run: ask } = await world();
  await add();
  registry.write("A/url", "https://example.org/new\n");
  await registry.sign("A", ["alice"]);
  const after = push();
  const data = join(home, "data");
  const saved = join(home, "saved");
  cpSync(data, saved, { recursive: true });
  const before = commitIn(data);
  const sync = (more: Record<string, string>) =>
    run(home, ["sync"], { HOME: home, BAILIWICK_DATA: data, NODE_OPTIONS: `--import ${PRELOAD}`, ...more });

  const count = join(home, "count");
  await sync({ KILL_COUNT: count });
  const calls = Number(readFileSync(count, "utf8"));
  expect(calls).toBeGreaterThan(5);
  const seen = new Set<string>();
  for (let n = 1; n <= calls; n++) {
    rmSync(data, { recursive: true });
    cpSync(saved, data, { recursive: true });
    expect((await sync({ KILL_AT: String(n) })).code).toBeNull();
    const commit = commitIn(data);
    expect([before, after]).toContain(commit);
    seen.add(commit);
  }
  // The last one was killed with the lock in its hands: the next takes it over, and goes on from there.
  expect(seen).toEqual(new Set([before, after]));
  expect(await ask("sync")).toMatchObject({ code: 0 });
  expect(commitIn(data)).toBe(after);
});

function commitIn(data: string): string {
  const state: { commit: string } = JSON.parse(
    readFileSync(join(data, "registries", "test", "state.json"), "utf8"),
  );
  return state.commit;
}
