import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { TestRegistry } from "../cli/registry.ts";
import { commitFiles, git, newRepository, temporary } from "../cli/repository.ts";
import { run } from "../cli/run.ts";
import { world } from "./client.ts";
import { releaseText } from "./memory-copy.ts";

/** A file that holds its own name, or what is said. */
function fileOf(name: string, text = name): string {
  const path = join(temporary(), name);
  writeFileSync(path, text);
  return path;
}

const limits = { certificateDays: 400, fileBytes: 1_000_000, staleDays: 36_500 };

describe("verify-artifact", () => {
  test("pin, sync, ask: pass, fail, warn, retry", async () => {
    const { registry, push, add, run } = await world({ limits });
    registry.write("A/1.0.0.yaml", releaseText("A", "1.0.0"));
    await registry.sign("A", ["alice"]);
    push();
    await add();
    await run("sync");
    const file = fileOf("A-1.0.0.tgz");
    const ask = (...args: readonly string[]) => run("verify-artifact", ...args);
    expect(await ask(file, "--package", "A", "--version", "1.0.0")).toEqual({
      ...{ code: 0, err: "" },
      out: "pass  listed  a signed release of A lists these bytes: 1.0.0, by sha256\nfreshness unknown: no log told what is newest\n",
    });
    expect((await ask(fileOf("A-1.0.0.tgz", "evil"), "--package", "A")).code).toBe(1);
    expect((await ask(fileOf("x.tgz"))).code).toBe(4);
    registry.write("A/1.0.0.yaml", releaseText("A", "1.0.0", { status: "yanked", note: "\u001b[31m" }));
    registry.write("A/1.0.1.yaml", releaseText("A", "1.0.1"));
    await registry.sign("A", ["alice"]);
    push();
    await run("sync");
    const { code, out } = await ask(file, "https://mirror.example/A.tgz", "--json");
    expect(code).toBe(5);
    expect(JSON.parse(out)).toMatchObject({
      ...{ verdict: "retry", reason: "yanked" },
      reasons: [
        { code: "yanked", outcome: "retry", facts: { package: "A", version: "1.0.0", instead: "1.0.1" } },
      ],
      release: { package: "A", version: "1.0.0" },
    });
    expect((await ask(file)).out).not.toContain("\u001b");
  });

  test("a package that is refused since", async () => {
    const { registry, push, add, run } = await world();
    registry.write("A/1.0.0.yaml", releaseText("A", "1.0.0"));
    await registry.sign("A", ["alice"]);
    push();
    await add();
    registry.write("A/1.0.0.yaml", releaseText("A", "1.0.0", { kind: ["feature"] }));
    push();
    await run("sync");
    const { code, out } = await run("verify-artifact", fileOf("A-1.0.0.tgz"), "--package", "A");
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining("package-refused") });
  });

  test("a plain clone, a pin, and a checkout where a registry releases commits", async () => {
    const checkout = newRepository();
    writeFileSync(join(checkout, "JSON.jl"), "module JSON end\n");
    git(checkout, "add", ".");
    git(checkout, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x");
    const registry = await TestRegistry.found();
    await registry.certify("carol", ["publish JSON/**"]);
    registry.write("JSON/versions/0.1.0/sha1", `${git(checkout, "rev-parse", "HEAD")}\n`);
    await registry.sign("JSON", ["carol"]);
    const dir = newRepository("--bare");
    commitFiles(dir, registry.files);
    const ask = (...args: readonly string[]) =>
      run(dir, ["verify-artifact", checkout, "--package", "JSON", "--version", "0.1.0", ...args]);
    const pinned = ["--root", registry.pin];
    expect(await ask(...pinned)).toMatchObject({ code: 0, out: expect.stringContaining("by git commit") });
    expect((await ask("--root", sha256("x"))).code).toBe(3);
    // A hostile checkout: its filters and monitors are not run.
    git(checkout, "config", "core.fsmonitor", `touch ${checkout}/ran`);
    writeFileSync(join(checkout, "JSON.jl"), "module Evil end\n");
    expect(await ask(...pinned)).toMatchObject({ code: 1, out: expect.stringContaining("checkout-altered") });
    expect(existsSync(join(checkout, "ran"))).toBe(false);
  });

  test("what is no answer", async () => {
    const home = temporary();
    const env = { HOME: home, BAILIWICK_DATA: join(home, "data") };
    const none = await run(home, ["verify-artifact", fileOf("x")], env);
    expect(none).toMatchObject({ code: 3, err: expect.stringContaining("bailiwick add URL") });
    expect((await run(home, ["verify-artifact"], env)).code).toBe(2);
    expect((await run(home, ["verify-artifact", join(home, "nowhere")], env)).code).toBe(3);
    expect((await run(home, ["verify-artifact", fileOf("x"), "--registry", "nope"], env)).code).toBe(3);
  });
});
