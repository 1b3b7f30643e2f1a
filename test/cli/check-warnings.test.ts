import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { changeJson, plainRegistry } from "./plain-registry.ts";
import { NOW } from "./registry.ts";
import { commitFiles, git, temporary } from "./repository.ts";
import { run } from "./run.ts";

const args = ["check", "main", "change", "--now", NOW];

describe("check: yes, but", () => {
  test("without a pin it judges by the base's own root, and says so", async () => {
    const planted = await plainRegistry({ isPinned: false });
    await changeJson(planted, "carol");
    const { code, err } = await run(planted.dir, args);
    expect(code).toBe(0);
    expect(err).toContain("warning: no-pin: judged by the base's own root");
    expect((await run(planted.dir, [...args, "--strict"])).code).toBe(4);
    const { warnings, base } = JSON.parse((await run(planted.dir, [...args, "--json"])).out);
    expect(warnings).toMatchObject([{ code: "no-pin" }]);
    expect(base).toMatchObject({ pinned: false });
  });

  test("another pin: refused, with and without --strict", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "carol");
    const { code, out } = await run(planted.dir, [...args, "--strict", "--root", `sha256:${"0".repeat(64)}`]);
    expect(code).toBe(1);
    expect(out).toContain("pin-mismatch");
  });

  test("a shallow clone has no history, and says so; a commit that is vouched for stands in", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "carol", "main");
    planted.registry.seal();
    await changeJson(planted, "carol");
    const dir = join(temporary(), "clone");
    const url = pathToFileURL(planted.dir).href;
    git(planted.dir, "clone", "-q", "--no-checkout", "--depth=2", "--branch=change", url, dir);
    git(dir, "config", "bailiwick.root", planted.registry.pin);
    const shallow = ["check", "HEAD~1", "HEAD", "--now", NOW];
    const told = await run(dir, shallow);
    expect(told).toMatchObject({ code: 0, err: expect.stringContaining("warning: no-history: no history") });
    expect((await run(dir, [...shallow, "--strict"])).code).toBe(4);
    expect(await run(dir, [...shallow, "--accepted", "HEAD~1", "--strict"])).toMatchObject({
      code: 0,
      err: "",
    });
  });

  test("what is refused in the base already is no fault of the change, but a warning", async () => {
    const planted = await plainRegistry();
    planted.registry.write("Core/url", "https://example.org/evil\n");
    commitFiles(planted.dir, planted.registry.seal(), "main");
    await changeJson(planted, "carol");
    const { code, err } = await run(planted.dir, args);
    expect(code).toBe(0);
    expect(err).toContain("warning: already-refused");
    expect((await run(planted.dir, [...args, "--strict"])).code).toBe(4);
  });

  test("what it makes refused elsewhere is listed", async () => {
    const planted = await plainRegistry();
    await planted.registry.certify("carol", ["publish Other/**"], { serial: 2 });
    commitFiles(planted.dir, planted.registry.files, "change", "main");
    const { code, out } = await run(planted.dir, [...args, "--strict"]);
    expect(code).toBe(4);
    expect(out).toMatch(/^What this change makes refused elsewhere:\nrefused Core\n {2}rights-withdrawn/m);
    expect(out).toMatch(/accepted: 1 document in the change\n$/);
  });
});
