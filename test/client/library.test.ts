import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type * as Library from "../../src/index.ts";
import { temporary } from "../cli/repository.ts";
import { world } from "./client.ts";
import { releaseText } from "./memory-copy.ts";

const ROOT = join(import.meta.dirname, "..", "..");
/** What `import "bailiwick"` answers: the built one. */
const library = async (): Promise<typeof Library> => import(join(ROOT, "dist", "src", "index.js"));
const limits = { certificateDays: 400, fileBytes: 1_000_000, staleDays: 36_500 };

/** A registry that releases A 1.0.0, by alice, added by a program; and the file that it released. */
async function ready(signal?: AbortSignal) {
  const made = await world({ limits });
  const { registry, push, server, home } = made;
  registry.write("A/1.0.0.yaml", releaseText("A", "1.0.0"));
  await registry.sign("A", ["alice"]);
  push();
  const { addRegistry, openRegistry } = await library();
  const data = join(home, "data");
  const now = new Date().toISOString();
  await addRegistry({ urls: [server.url("r.git")], pin: registry.pin, data, now });
  const file = join(home, "A-1.0.0.tgz");
  writeFileSync(file, "A-1.0.0.tgz");
  const authors = join(home, "team.yaml");
  return {
    ...made,
    data,
    file,
    authors,
    client: await openRegistry("test", { data, authors, by: "ann", signal }),
  };
}

test("a program keeps the ledger, approves authors, and asks what is outdated", async () => {
  const { client, file, registry, push, home } = await ready();
  const { installed, authors } = client;
  expect(await installed.add("A", "1.0.0", [file])).toEqual({
    entries: [],
    fresh: [{ package: "A", registry: "test", users: ["alice"] }],
  });
  expect(await client.verifyArtifact(file, { package: "A" })).toMatchObject({
    outcome: "fail",
    reasons: [{ code: "author-new" }],
  });
  await expect(authors.approve(["alcie"])).rejects.toMatchObject({ code: "usage" });
  await authors.approve(["alice"]);
  expect(authors.list()).toMatchObject({ approved: [{ user: "alice", by: ["ann"] }], installed: [] });
  expect(await client.verifyArtifact(file, { package: "A" })).toMatchObject({ outcome: "pass" });
  expect(await installed.add("A", "1.0.0", [file])).toMatchObject({ entries: [{ authors: ["alice"] }] });
  expect(installed.list()).toEqual(installed.show("A"));
  expect(await installed.verify()).toEqual({ packages: 1, files: 1, changed: [] });
  writeFileSync(file, "evil");
  expect(await installed.verify(["A"])).toMatchObject({ changed: [{ path: file, found: "changed" }] });

  registry.write("A/1.1.0.yaml", releaseText("A", "1.1.0", { kind: ["security"], fixes: ["CVE-2026-1"] }));
  await registry.sign("A", ["alice"]);
  push();
  await client.sync();
  expect(await client.outdated({ security: true })).toMatchObject({
    outcome: "retry",
    total: 1,
    rows: [{ name: "A", instead: "1.1.0" }],
  });
  const lock = join(home, "requirements.txt");
  writeFileSync(lock, "A==1.1.0\nfoo>=2\n");
  expect(await client.outdated({ files: [lock] })).toMatchObject({ outcome: "pass", unread: ["foo>=2"] });
  expect(await installed.import(lock)).toMatchObject({ entries: [{ version: "1.1.0" }], unread: ["foo>=2"] });
  expect(await installed.remove("A", "1.0.0")).toHaveLength(1);
  expect(installed.list()).toMatchObject([{ version: "1.1.0" }]);
  client.close();
});

test("authors whom others approved; one who is revoked stays so", async () => {
  const { client, home, file } = await ready();
  const others = ["bob", "erin"].map((person) => join(home, `${person}.yaml`));
  const { openRegistry } = await library();
  for (const [i, authors] of others.entries()) {
    const other = await openRegistry("test", { data: join(home, "data"), authors, by: ["bob", "erin"][i] });
    await other.authors.approve(["alice"]);
    other.close();
  }
  expect(await client.authors.import(others.slice(0, 1))).toEqual([]);
  expect(await client.authors.import(others)).toMatchObject([{ user: "alice", by: ["bob", "erin"] }]);
  await client.authors.revoke("alice");
  expect(await client.authors.import(others)).toEqual([]);
  expect(await client.verifyArtifact(file, { package: "A" })).toMatchObject({ outcome: "fail" });
  expect(await client.verifyArtifact(file, { package: "A", approveNew: true })).toMatchObject({
    outcome: "pass",
  });
  client.close();
});

test("what was called off does nothing, and says so", async () => {
  const stop = new AbortController();
  const { client, file, data } = await ready(stop.signal);
  stop.abort();
  const off = { code: "io", message: expect.stringContaining("called off") };
  await expect(client.sync()).rejects.toMatchObject(off);
  await expect(client.why("A")).rejects.toMatchObject(off);
  await expect(client.verifyArtifact(file)).rejects.toMatchObject(off);
  await expect(client.outdated()).rejects.toMatchObject(off);
  await expect(client.installed.add("A", "1.0.0", [file])).rejects.toMatchObject(off);
  expect(client.installed.list()).toEqual([]);
  expect(() => readFileSync(join(data, "installed.json"))).toThrow("ENOENT");
  client.close();
});

test("docs/library.md is what the package's types say", () => {
  const dir = temporary();
  mkdirSync(join(dir, "node_modules"));
  symlinkSync(ROOT, join(dir, "node_modules", "bailiwick"));
  symlinkSync(join(ROOT, "node_modules", "@types"), join(dir, "node_modules", "@types"));
  const page = readFileSync(join(ROOT, "docs", "library.md"), "utf8");
  const blocks = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, block]) => block);
  expect(blocks.length).toBeGreaterThan(2);
  writeFileSync(join(dir, "package.json"), '{ "type": "module" }');
  writeFileSync(join(dir, "use.ts"), blocks.join("\n"));
  const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--skipLibCheck"];
  const said = (() => {
    try {
      return execFileSync(process.execPath, [tsc, ...options, "--types", "node", "use.ts"], {
        cwd: dir,
        encoding: "utf8",
      });
    } catch (error) {
      return String((error as { stdout?: string }).stdout);
    }
  })();
  rmSync(join(dir, "node_modules"), { recursive: true });
  expect(said).toBe("");
});

test("docs/library.md names every fault of a mirror", () => {
  const source = readFileSync(join(ROOT, "src", "client", "mirror-fault.ts"), "utf8");
  const codes = [...source.matchAll(/readonly code: "([a-z-]+)"/g)].map(([, code]) => `\`${code}\``);
  const page = readFileSync(join(ROOT, "docs", "library.md"), "utf8");
  expect(codes).toHaveLength(11);
  expect(codes.filter((code) => !page.includes(code))).toEqual([]);
});
