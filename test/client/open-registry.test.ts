import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addRegistry, openRegistry } from "../../src/index.ts";
import { git } from "../cli/repository.ts";
import { world } from "./client.ts";
import { stalls } from "./hostile-manners.ts";

test("a program adds, syncs, asks and reads, and what is refused stays as it was", async () => {
  const { server, registry, home, push } = await world();
  const data = join(home, "data");
  const now = new Date().toISOString();
  const added = await addRegistry({ urls: [server.url("r.git")], pin: registry.pin, data, now });
  expect(added).toMatchObject({ name: "test", refusals: [], counts: { verified: 2 } });
  const client = await openRegistry("test", { data });
  const text = async (path: string) => new TextDecoder().decode(await client.read(path));
  expect(await text("A/url")).toBe("https://example.org/A\n");
  expect(client.search("a")).toMatchObject([{ package: "A", status: "verified", users: ["alice"] }]);

  registry.write("A/url", "https://example.org/evil\n");
  push();
  expect(await client.sync()).toMatchObject({ refusals: [{ code: "file-changed", subject: "A" }] });
  expect(await text("A/url")).toBe("https://example.org/A\n");
  for (const path of ["A/url", "./A/url", "A/"])
    expect(await client.why(path)).toMatchObject({ verdict: "verified" });
  expect(client.status()).toMatchObject({ counts: { verified: 1, refused: 1 } });
  writeFileSync(join(home, "file"), "bytes\n");
  expect(await client.verifyArtifact(join(home, "file"))).toMatchObject({
    outcome: "warn",
    reasons: [{ code: "unlisted" }],
  });
  expect(await client.read("A/nothing")).toBeUndefined();
  client.close();
});

test("what never was verified is not read", async () => {
  const { server, registry, home, push } = await world();
  registry.write("A/url", "https://example.org/evil\n");
  push();
  const data = join(home, "data");
  await addRegistry({ urls: [server.url("r.git")], pin: registry.pin, data, now: new Date().toISOString() });
  const client = await openRegistry("test", { data });
  expect(await client.read("A/url")).toBeUndefined();
  expect(await client.read("B/url")).toBeDefined();
  client.close();
});

test("a mirror whose whole head stands comes before one that serves a refused part", async () => {
  const { server, registry, home, folder, push } = await world();
  const data = join(home, "data");
  const urls = ["r.git", "honest.git"].map((name) => server.url(name));
  git(folder, "clone", "-q", "--bare", "r.git", "honest.git");
  await addRegistry({ urls, pin: registry.pin, data, now: new Date().toISOString() });
  registry.write("A/url", "https://example.org/evil\n");
  push();
  const client = await openRegistry("test", { data });
  expect(await client.sync()).toMatchObject({ source: urls[1], refusals: [] });
  client.close();
});

test("a pack that is too large is not taken, however fast it came", async () => {
  const { server, registry, home, push } = await world();
  const data = join(home, "data");
  await addRegistry({ urls: [server.url("r.git")], pin: registry.pin, data, now: new Date().toISOString() });
  const client = await openRegistry("test", { data });
  registry.write("A/url", "https://example.org/new\n");
  await registry.sign("A", ["alice"]);
  push();
  const report = await client.sync({ limits: { seconds: 60, bytes: 10 } });
  expect(report).toMatchObject({ source: undefined, bad: [{ fault: { code: "too-large" } }] });
  client.close();
});

test("a sync that is called off leaves what was held", async () => {
  const { server, registry, home, push } = await world();
  const data = join(home, "data");
  await addRegistry({ urls: [server.url("r.git")], pin: registry.pin, data, now: new Date().toISOString() });
  const stop = new AbortController();
  const client = await openRegistry("test", { data, signal: stop.signal });
  const before = client.status();
  server.manner = stalls;
  setTimeout(() => stop.abort(), 300);
  registry.write("A/url", "https://example.org/new\n");
  push();
  await expect(client.sync()).rejects.toMatchObject({ code: "io" });
  expect(client.status()).toEqual({ ...before, daysOld: expect.any(Number) });
  client.close();
});

test("a registry that was not added", async () => {
  await expect(openRegistry("nothing", { data: "/nonexistent" })).rejects.toMatchObject({
    code: "no-registry",
  });
});

test("a data folder inside somebody's work tree is the client's own all the same", async () => {
  const { server, registry, home } = await world();
  git(home, "init", "-q");
  const data = join(home, "data");
  await addRegistry({ urls: [server.url("r.git")], pin: registry.pin, data, now: new Date().toISOString() });
  const client = await openRegistry("test", { data });
  expect(await client.sync()).toMatchObject({ refusals: [] });
  client.close();
});

test("packs of many syncs are joined, and nothing of them is lost", async () => {
  const { server, registry, home, push } = await world();
  const data = join(home, "data");
  await addRegistry({ urls: [server.url("r.git")], pin: registry.pin, data, now: new Date().toISOString() });
  const store = join(data, "registries", "test", "objects.git");
  const packs = () => readdirSync(join(store, "objects", "pack")).filter((name) => name.endsWith(".pack"));
  for (let i = 0; i < 51; i++) {
    const id = git(store, "hash-object", "-w", "-t", "blob", join(import.meta.dirname, "client.ts"));
    execFileSync("git", ["-C", store, "pack-objects", "-q", join(store, "objects", "pack", `extra-${i}`)], {
      input: id,
    });
  }
  registry.write("A/url", "https://example.org/evil\n");
  push();
  const client = await openRegistry("test", { data });
  expect(await client.sync()).toMatchObject({ refusals: [{ code: "file-changed" }] });
  expect(packs().length).toBeLessThan(10);
  expect(await client.read("A/url")).toEqual(new TextEncoder().encode("https://example.org/A\n"));
  client.close();
});
