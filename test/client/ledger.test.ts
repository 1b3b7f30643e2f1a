import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporary } from "../cli/repository.ts";
import { run as runCommand } from "../cli/run.ts";
import { world } from "./client.ts";
import { releaseText } from "./memory-copy.ts";

const limits = { certificateDays: 400, fileBytes: 1_000_000, staleDays: 36_500 };

/** A client's home with a registry that releases A 1.0.0, by alice. */
async function ready() {
  const made = await world({ limits });
  const { registry, push, add, run } = made;
  registry.write("A/1.0.0.yaml", releaseText("A", "1.0.0"));
  await registry.sign("A", ["alice"]);
  push();
  await add("--name", "mine");
  await run("sync");
  return made;
}

test("add, list, show, verify, remove", async () => {
  const { home, run } = await ready();
  const file = join(home, "A-1.0.0.tgz");
  writeFileSync(file, "A-1.0.0.tgz");
  expect((await run("installed", "add", "A", "1.0.0", file)).out).toBe("remembered A 1.0.0, by alice\n");
  expect(JSON.parse((await run("installed", "list", "--json")).out)).toMatchObject([
    { name: "A", version: "1.0.0", authors: ["alice"], files: [{ path: file, size: 11 }] },
  ]);
  expect((await run("installed", "show", "A")).out).toContain(file);
  expect((await run("installed", "verify")).code).toBe(0);
  writeFileSync(file, "\u001b[31mevil");
  expect(await run("installed", "verify", "A")).toMatchObject({
    code: 1,
    out: expect.stringContaining(`changed ${file}`),
  });
  rmSync(file);
  expect((await run("installed", "verify")).out).toContain("unreadable");
  expect((await run("installed", "remove", "A")).code).toBe(0);
  expect((await run("installed", "remove", "A")).code).toBe(1);
  expect((await run("installed", "show", "A")).code).toBe(1);
  expect(readdirSync(join(home, "data")).sort()).toEqual(["installed.json", "registries"]);
});

test("a ledger that is none is not written over", async () => {
  const home = temporary();
  const ledger = join(home, "team.json");
  writeFileSync(ledger, "precious");
  const env = { HOME: home, BAILIWICK_DATA: join(home, "data") };
  expect((await runCommand(home, ["installed", "add", "x", "1", "--ledger", ledger], env)).code).toBe(3);
  expect(readFileSync(ledger, "utf8")).toBe("precious");
});

test("outdated: nothing, a newer one, a security fix; by the ledger and by a lock file", async () => {
  const { home, run, registry, push } = await ready();
  writeFileSync(join(home, "requirements.txt"), "A==1.0.0\nfoo>=2\n");
  await run("installed", "import", "requirements.txt");
  expect(await run("outdated")).toMatchObject({ code: 0, out: "1 package: something to say of 0\n" });
  registry.write("A/1.1.0.yaml", releaseText("A", "1.1.0", { kind: ["security"], fixes: ["CVE-2026-1234"] }));
  await registry.sign("A", ["alice"]);
  push();
  await run("sync");
  const { code, out } = await run("outdated", "--security", "--json");
  expect(code).toBe(5);
  expect(JSON.parse(out)).toMatchObject({
    ...{ verdict: "retry", total: 1 },
    outdated: [
      {
        name: "A",
        instead: "1.1.0",
        reasons: [{ code: "security-update", facts: { fixes: ["CVE-2026-1234"] } }],
      },
    ],
  });
  expect((await run("outdated", "requirements.txt")).err).toContain("not pinned: 'foo>=2'");
  const [record] = JSON.parse((await run("outdated", "--osv")).out);
  expect(record).toMatchObject({
    id: "CVE-2026-1234",
    affected: [{ package: { ecosystem: "PyPI", name: "A" } }],
  });
  mkdirSync(join(home, "odd"));
  expect((await run("outdated", "nowhere.json")).code).toBe(3);
  expect((await run("outdated", "--osv", "--json")).code).toBe(2);
});

test("authors new to me: approved once, in a file for a team", async () => {
  const { home, run, registry, push } = await ready();
  const team = join(home, "team.yaml");
  const file = join(home, "A-1.0.0.tgz");
  writeFileSync(file, "A-1.0.0.tgz");
  const ask = (...more: readonly string[]) =>
    run("verify-artifact", file, "--package", "A", "--authors", team, ...more);
  expect(await ask()).toMatchObject({
    code: 1,
    out: expect.stringContaining("bailiwick authors approve alice --registry mine"),
  });
  const named = { HOME: home, BAILIWICK_DATA: join(home, "data"), BAILIWICK_AUTHORS: team };
  expect((await runCommand(home, ["verify-artifact", file, "--package", "A"], named)).code).toBe(1);
  expect((await run("verify-artifact", file, "--package", "A")).code).toBe(0);
  expect((await run("installed", "add", "A", "1.0.0", "--authors", team)).code).toBe(1);
  expect((await run("authors", "approve", "alcie", "--authors", team)).code).toBe(2);
  expect((await run("authors", "approve", "alice", "--authors", team, "--by", "ann")).code).toBe(0);
  expect((await ask()).code).toBe(0);
  expect(readFileSync(team, "utf8")).toMatch(
    /^bailiwick: "authors-v1"\nauthors:\n {2}- registry: "test [0-9a-f]{32}"\n {4}user: "alice"\n/,
  );
  expect((await run("installed", "add", "A", "1.0.0", "--authors", team)).code).toBe(0);
  // What is installed speaks for its authors, until somebody revokes them.
  const other = ["--authors", join(home, "other.yaml")];
  expect((await run("verify-artifact", file, "--package", "A", ...other)).code).toBe(0);
  expect((await run("authors", "revoke", "alice", ...other)).code).toBe(0);
  expect((await run("verify-artifact", file, "--package", "A", ...other)).code).toBe(1);
  expect((await run("authors", "list", ...other)).out).toContain("REVOKED");
  // A second author joins, as the one of xz did.
  await registry.certify("jia", ["publish A/**"]);
  registry.write("A/1.0.1.yaml", releaseText("A", "1.0.1"));
  await registry.sign("A", ["jia"]);
  push();
  await run("sync");
  expect(await ask()).toMatchObject({ code: 1, out: expect.stringContaining("by jia, new to you") });
  expect((await ask("--approve-new")).code).toBe(0);
  expect((await ask()).code).toBe(0);
});

test("authors whom people one trusts approved", async () => {
  const { home, run } = await ready();
  const own = ["--authors", join(home, "own.yaml")];
  for (const person of ["ann", "bob"])
    await run("authors", "approve", "alice", "--authors", join(home, `${person}.yaml`), "--by", person);
  const server = createServer((_, response) => response.end(readFileSync(join(home, "bob.yaml"))));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bob.yaml`;
  expect((await run("authors", "import", "ann.yaml", "ann.yaml", ...own)).code).toBe(1);
  expect((await run("authors", "import", "ann.yaml", url, "--quorum", "2", ...own)).code).toBe(0);
  expect((await run("authors", "list", ...own)).out).toContain("by ann, bob");
  expect((await run("authors", "import", "http://example.org/x.yaml", ...own)).code).toBe(2);
  writeFileSync(join(home, "evil.yaml"), "a: &a [*a]\n");
  expect((await run("authors", "import", "evil.yaml", ...own)).code).toBe(3);
});
