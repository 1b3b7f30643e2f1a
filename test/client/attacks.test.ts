import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openRegistry } from "../../src/client/open-registry.ts";
import { git, temporary } from "../cli/repository.ts";
import { attacks } from "./attacks.ts";
import { seasoned } from "./client.ts";

test("every attack is refused, by code; what was verified stays, and an honest answer is taken later", async () => {
  const world = await seasoned();
  const { registry, folder, server, commits, home } = world;
  const [, tip = ""] = commits;
  const honest = new Map(registry.files);
  for (const { tuf, does, codes, limits, act } of attacks) {
    const name = `${tuf}: ${does}`;
    git(join(folder, "r.git"), "update-ref", "refs/heads/main", tip);
    registry.take(honest);
    Object.assign(server, { manner: undefined, instead: undefined });
    const data = temporary();
    cpSync(join(home, "data"), data, { recursive: true });
    const client = await openRegistry("test", { data });
    const before = client.status();
    await act(world);
    const { bad, refusals, source } = await client.sync({
      limits: { seconds: 60, bytes: 2 ** 30, ...limits },
    });
    const found = [...bad.map(({ fault }) => fault.code), ...refusals.map(({ code }) => code)];
    expect.soft({ name, codes: found.sort() }).toEqual({ name, codes: [...codes].sort() });
    const { commit } = client.status();
    expect.soft(commit === before.commit, name).toBe(source === undefined);
    expect.soft(await client.why("A/url"), name).toMatchObject({ verdict: "verified" });
    if (server.manner !== undefined || server.instead !== undefined) {
      Object.assign(server, { manner: undefined, instead: undefined });
      const later = await client.sync();
      expect.soft({ name, later }).toMatchObject({ name, later: { bad: [], refusals: [] } });
    }
    client.close();
  }
}, 300_000);
