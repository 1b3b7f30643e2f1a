import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "../cli/run.ts";
import { copyOf, type Workshop } from "../cli/workshop.ts";
import type { GitForge } from "./git-forge.ts";
import { secretOf } from "./package-repository.ts";
import { type Attempt, fooRegistry, releaseStory } from "./release-story.ts";

let shop: Workshop;
let pin: string;
beforeAll(async () => {
  shop = await fooRegistry();
  pin = shop.git("config", "bailiwick.root");
});

const branches = (forge: GitForge) =>
  shop.git("ls-remote", "--heads", forge.bare("owner/registry")).split("\n").length;

const refused: readonly (readonly [Attempt, number, string])[] = [
  [{ key: "stranger" }, 1, "bailiwick cert request NAME"],
  [{ inputs: { package: "bar" } }, 1, "bailiwick who-can packages/bar"],
  [{ secret: "ssh-ed25519 AAAA" }, 3, "gh secret set BAILIWICK_KEY < KEYFILE"],
  [{ secret: "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz" }, 3, "the whole file"],
  [{ secret: "" }, 3, "BAILIWICK_KEY is set, and empty"],
  [{ inputs: { root: `sha256:${"0".repeat(64)}` } }, 3, "do not stand under the pin"],
  [{ inputs: { version: "../1" } }, 2, "docs/format.md"],
];

describe("refused, and nothing leaves the house", () => {
  test("a rehearsal, by somebody with the key in a file; no tag, no file, a tag without words", async () => {
    const { forge, dir, released, pulls } = await releaseStory(shop);
    const words = ["release", "publish", "foo", join(released, "foo-1.0.5.tar.gz")];
    const more = ["--repo", `${forge.url}/owner/registry`, "--root", pin, "--key", shop.key("foo-bot")];
    const env = { GITHUB_TOKEN: "owner" };
    const light = await run(dir, [...words, ...more, "--tag", "v1.0.5"], env);
    expect(light).toMatchObject({
      code: 3,
      err: expect.stringContaining("git fetch --force origin tag v1.0.5"),
    });
    const said = await run(
      dir,
      [...words, ...more, "--tag", "v1.0.5", "--kind", "bugfix", "--dry-run", "--json"],
      env,
    );
    expect(JSON.parse(said.out)).toMatchObject({
      ...{ verdict: "rehearsed", user: "foo-bot", path: "packages/foo/1.0.5.yaml" },
      release: { kind: ["bugfix"], version: "1.0.5" },
    });
    expect((await run(dir, [...words, ...more], env)).code).toBe(2);
    expect((await run(dir, [...words.slice(0, 3), ...more, "--tag", "v1.0.5"], env)).code).toBe(2);
    expect(await pulls()).toEqual([]);
  });

  test("a key that nobody knows, another's package, no key, another pin, no version", async () => {
    const { forge, runs, pulls } = await releaseStory(shop);
    const count = branches(forge);
    for (const [more, code, mend] of refused) {
      const ran = await runs(more);
      const said = ran.out + ran.err;
      expect({ code: ran.code, said }).toEqual({ code, said: expect.stringContaining(mend) });
      for (const line of secretOf(shop.key(more.key ?? "foo-bot")).split("\n"))
        expect(said).not.toContain(line);
    }
    expect(await pulls()).toEqual([]);
    expect(branches(forge)).toBe(count);
  });

  test("GitHub fails in the middle: one line; the same again carries on", async () => {
    const { forge, runs } = await releaseStory(shop);
    for (const [what, status] of [
      ["GET /repos/owner/registry", 404],
      ["GET /owner/registry.git/info/refs", 403],
      ["POST /repos/owner/registry/pulls", 422],
    ] as const) {
      forge.broken.set(what, status);
      const { code, out, err } = await runs();
      expect({ what, code, out, lines: err.trim().split("\n").length }).toEqual({
        what,
        code: 3,
        out: "",
        lines: 2,
      });
      forge.broken.delete(what);
    }
    expect(await runs()).toMatchObject({ code: 0, out: expect.stringContaining("opened ") });
  });

  test("other bytes of a name that was released", async () => {
    const { forge, runs, released } = await releaseStory(shop);
    await runs();
    const clone = copyOf(shop);
    clone.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/1/head:pull");
    clone.git("push", "-q", forge.bare("owner/registry"), "pull:main");
    writeFileSync(join(released, "foo-1.0.5.tar.gz"), "other bytes");
    const { code, err } = await runs();
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining("lists other bytes as foo-1.0.5.tar.gz"),
    });
  });
});
