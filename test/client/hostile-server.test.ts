import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addRegistry } from "../../src/client/add-registry.ts";
import type { FetchLimits } from "../../src/client/fetch-limits.ts";
import { git } from "../cli/repository.ts";
import { type World, world } from "./client.ts";
import {
  floods,
  floodsWithBranches,
  floodsWithCapabilities,
  type Manner,
  redirectsTo,
  sendsManyObjects,
  stalls,
} from "./hostile-manners.ts";
import { truncates } from "./http-git.ts";

/** A client that is up to date, and something new to fetch. */
async function behind(): Promise<World & { before: string }> {
  const made = await world();
  await made.add();
  const before = (await made.run("status", "--json")).out;
  made.registry.write("A/url", "https://example.org/new\n");
  await made.registry.sign("A", ["alice"]);
  made.push();
  return { ...made, before };
}

test.each<[string, Manner | typeof truncates, readonly string[], number, string]>([
  ["truncates", truncates, [], 3, "could not be fetched from"],
  ["stalls", stalls, ["--timeout", "2"], 3, "did not answer in full within 2 s"],
  ["floods", floods, ["--max-bytes", "2000000"], 3, "sent more than 2000000 bytes"],
  ["sends many objects", sendsManyObjects, ["--max-objects", "1000"], 3, "sent more than 1000 objects"],
])(
  "a server that %s moves nothing, and an honest answer later does",
  async (_, manner, options, code, words) => {
    const { server, run, before } = await behind();
    server.manner = manner;
    const refused = await run("sync", ...options);
    expect(refused).toMatchObject({ code, err: expect.stringContaining(words) });
    expect((await run("status", "--json")).out).toBe(before);
    server.manner = undefined;
    expect(await run("sync")).toMatchObject({ code: 0 });
  },
);

test("objects that are missing on the server", async () => {
  const { folder, run, registry, push, before } = await behind();
  registry.write("B/url", "https://example.org/gone\n");
  await registry.sign("B", ["alice"]);
  push();
  const objects = join(folder, "r.git", "objects");
  for (const name of readdirSync(objects))
    if (name.length === 2) rmSync(join(objects, name), { recursive: true });
  expect(await run("sync")).toMatchObject({ code: 3, err: expect.stringContaining("could not be fetched") });
  expect((await run("status", "--json")).out).toBe(before);
});

test("a server that redirects is followed on its own host alone", async () => {
  const { server, folder, run } = await behind();
  server.manner = redirectsTo("http://example.invalid/r.git");
  expect(await run("sync")).toMatchObject({
    code: 3,
    err: expect.stringContaining("bailiwick sync test --mirror http://example.invalid/r.git"),
  });
  git(folder, "clone", "-q", "--bare", "r.git", "new.git");
  const moved = redirectsTo(server.url("new.git"));
  server.manner = (asked, response) => asked.path.startsWith("/r.git/") && moved(asked, response);
  expect(await run("sync")).toMatchObject({ code: 0 });
});

test.each<[string, Manner, Partial<FetchLimits>, string]>([
  ["sends branches without end", floodsWithBranches, { memory: 2 ** 27 }, "too-large"],
  ["names capabilities without end", floodsWithCapabilities, { memory: 2 ** 27 }, "too-large"],
  ["sends a pack without end", floods, { bytes: 2_000_000 }, "too-large"],
  ["stalls", stalls, { seconds: 1 }, "too-slow"],
])("a server that %s is not added, and nothing of it stays", async (_, manner, limits, code) => {
  const { server, registry, home } = await world();
  server.manner = manner;
  const data = join(home, "data");
  const now = new Date().toISOString();
  const request = { urls: [server.url("r.git")], pin: registry.pin, data, limits, now };
  expect(await addRegistry(request)).toMatchObject({ source: undefined, bad: [{ fault: { code } }] });
  expect(readdirSync(join(data, "registries"))).toEqual([]);
});

test.skipIf(process.platform !== "linux")("a sync that is interrupted leaves no git behind", async () => {
  const { server, run } = await behind();
  const url = server.url("r.git");
  const gits = () =>
    readdirSync("/proc").filter((pid) => {
      try {
        return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(url);
      } catch {
        return false; // it has ended
      }
    });
  let interrupted: string | undefined;
  server.manner = (asked) => {
    if (!asked.body.includes("command=fetch")) return false;
    // The parent of the parent of git's transport is the command.
    const parentOf = (pid = "0") =>
      /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0";
    const [fetching] = gits();
    interrupted = gits().reduce((top, pid) => (Number(pid) < Number(top) ? pid : top), fetching ?? "0");
    process.kill(Number(parentOf(interrupted)), "SIGINT");
    return true;
  };
  expect(await run("sync")).toMatchObject({ code: 130 });
  expect(interrupted).toBeDefined();
  await expect.poll(gits).toEqual([]);
});
