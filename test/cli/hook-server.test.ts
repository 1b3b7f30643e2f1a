import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { temporaryDirectory } from "../keys/openssh.ts";
import { gitIn } from "./hook-shop.ts";
import { git } from "./repository.ts";
import { run } from "./run.ts";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

/** Carol's copy and a bare repository on a server that guards itself. */
async function served(): Promise<{
  work: Workshop;
  server: string;
  push: (...words: string[]) => ReturnType<typeof gitIn>;
}> {
  const server = join(temporaryDirectory(), "registry.git");
  git(shop.dir, "clone", "-q", "--bare", shop.dir, server);
  git(server, "config", "bailiwick.root", git(shop.dir, "config", "bailiwick.root"));
  expect(await run(server, ["hook", "install", "--server"])).toMatchObject({ code: 0 });
  const work = copyOf(shop);
  work.git("remote", "add", "origin", server);
  work.git("config", "bailiwick.key", shop.key("carol"));
  return { work, server, push: (...words) => gitIn(work.dir, "push", "-q", "origin", ...words) };
}

describe("a git server of one's own", () => {
  test("takes what the entitled author signed, and refuses what nobody did, before the ref moves", async () => {
    const { work, server, push } = await served();
    const before = git(server, "rev-parse", "main");
    work.write({ "JSON/url": "https://example.org/x\n" });
    work.commit();
    const refused = push("main");
    expect(refused.code).toBe(1);
    expect(refused.out).toContain("remote: refused JSON");
    expect(refused.out).toContain("file-changed");
    expect(git(server, "rev-parse", "main")).toBe(before);
    await work.must(["sign", "--base", "HEAD~1", "--commit"]);
    expect(push("main").code).toBe(0);
    expect(git(server, "rev-parse", "main")).toBe(work.git("rev-parse", "main"));
  });

  test("refuses a forced push that takes back what was accepted, and the deletion of the branch", async () => {
    const { work, server, push } = await served();
    work.write({ "JSON/url": "https://example.org/x\n" });
    await work.must(["sign", "--commit"]);
    expect(push("main").code).toBe(0);
    work.git("reset", "-q", "--hard", "HEAD~1");
    expect(push("--force", "main")).toMatchObject({ code: 1, out: expect.stringContaining("rolled-back") });
    git(server, "config", "receive.denyDeleteCurrent", "ignore");
    expect(push(":main")).toMatchObject({ code: 1, out: expect.stringContaining("is not deleted") });
  });

  test("lets anybody push other branches", async () => {
    const { work, push } = await served();
    work.write({ "JSON/url": "https://example.org/x\n" });
    work.commit();
    expect(push("main:proposal")).toEqual({ code: 0, out: "" });
  });

  test("refuses all when it cannot judge", async () => {
    const { work, server, push } = await served();
    git(server, "config", "bailiwick.root", "sha256:none");
    work.write({ "README.md": "x\n" });
    work.commit();
    expect(push("main")).toMatchObject({ code: 1, out: expect.stringContaining("a pin is sha256:") });
  });

  test("is not installed without a pin", async () => {
    const server = join(temporaryDirectory(), "registry.git");
    git(shop.dir, "clone", "-q", "--bare", shop.dir, server);
    expect((await run(server, ["hook", "install", "--server"])).code).toBe(3);
    expect((await run(server, ["hook", "install"])).code).toBe(2);
  });
});
