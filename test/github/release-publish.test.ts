import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { copyOf, emptyWorkshop, type Workshop } from "../cli/workshop.ts";
import { textOf } from "../guards/source-files.ts";
import { type GitForge, openGitForge } from "./git-forge.ts";
import { packageRepository, secretOf } from "./package-repository.ts";

let shop: Workshop;
let pin: string;

/** A registry in which foo-bot publishes packages/foo, and nothing else. */
async function registryOf(layout: string, files: Readonly<Record<string, string>>): Promise<Workshop> {
  const made = emptyWorkshop();
  made.write(files);
  made.commit();
  await made.must(["init", "test", "--layout", layout, "--key", made.key("ann"), "--as", "ann"]);
  const keys = ["--key", made.key("foo-bot"), "--issuer-key", made.key("ann")];
  await made.must(["cert", "issue", "foo-bot", "--yes", ...keys, "--grant", "publish packages/foo/**"]);
  made.commit("registry");
  return made;
}

beforeAll(async () => {
  const files = { "packages/foo/README.md": "foo\n", "packages/bar/README.md": "bar\n" };
  shop = await registryOf("packages/*/", files);
  pin = shop.git("config", "bailiwick.root");
});

const words = "foo 1.0.5\n\n[security fix] CVE-2026-1234";

/** A forge with the registry, the package's repository, and a run of its workflow for the tag. */
async function story(registry = shop) {
  const forge = await openGitForge(registry.dir);
  const repository = packageRepository(words);
  const run = (more: { who?: string; key?: string; secret?: string; inputs?: Record<string, string> } = {}) =>
    repository.runWorkflow({
      inputs: {
        ...{ registry: `${forge.url}/owner/registry`, root: registry.git("config", "bailiwick.root") },
        ...{ package: "foo", ...more.inputs },
      },
      secrets: {
        BAILIWICK_KEY: more.secret ?? secretOf(registry.key(more.key ?? "foo-bot")),
        BAILIWICK_TOKEN: more.who ?? "owner",
      },
      server: forge.url,
      tag: "v1.0.5",
    });
  return { forge, run, ...repository };
}

const pulls = (forge: GitForge) =>
  forge.ask<{ number: number }[]>("owner", "GET", "/repos/owner/registry/pulls");
const branches = (forge: GitForge) =>
  shop.git("ls-remote", "--heads", forge.bare("owner/registry")).split("\n").length;

describe("release publish, as the reusable workflow runs it", () => {
  test("a tag becomes a pull request that check takes; once merged, it is published already", async () => {
    const { forge, run, temporary, seenByGit } = await story();
    const { code, out, err } = await run({ inputs: { url: "https://example.org/dist/" } });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /^signed packages\/foo\/1\.0\.5\.yaml {2}active, 1 file, by foo-bot\nopened \S+\/pull\/1\n$/,
    );
    const { title, body, head } = await forge.ask("owner", "GET", "/repos/owner/registry/pulls/1");
    expect({ title, ref: head.ref }).toEqual({
      title: "packages/foo 1.0.5",
      ref: "bailiwick/packages/foo/1.0.5",
    });
    for (const said of [
      "`security`",
      "`CVE-2026-1234`",
      "`the tag v1.0.5`",
      "by `foo-bot`",
      sha256("the bytes of foo"),
    ])
      expect(body).toContain(said);

    const clone = copyOf(shop);
    clone.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/1/head:pull");
    await clone.must(["check", "main", "pull", "--root", pin]);
    expect(clone.git("show", "pull:packages/foo/1.0.5.yaml")).toContain(
      `url: "https://example.org/dist/foo-1.0.5.tar.gz"\n    size: 16\n    sha256: "${sha256("the bytes of foo")}"`,
    );

    clone.git("merge", "-q", "--squash", "pull");
    clone.commit("squashed");
    clone.git("push", "-q", forge.bare("owner/registry"), "main");
    expect(await run({ inputs: { url: "https://example.org/dist/" } })).toEqual({
      code: 0,
      out: "published already packages/foo/1.0.5.yaml  active, 1 file\n",
      err: "",
    });
    expect(readdirSync(temporary)).toEqual([]);
    expect(seenByGit()).toMatch(/^GIT_DIR=/m);
    expect(seenByGit()).not.toMatch(/BAILIWICK_KEY|PRIVATE KEY/);
  });

  test("again for the same tag: it waits; with another file: the same pull request", async () => {
    const { forge, run, released } = await story();
    expect(await run()).toMatchObject({ code: 0 });
    const tip = () => shop.git("ls-remote", forge.bare("owner/registry"), "refs/heads/bailiwick/*");
    const first = tip();
    expect(await run()).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^waiting already \S+\/pull\/1 {2}packages\/foo\/1\.0\.5\.yaml/),
    });
    expect(tip()).toBe(first);
    writeFileSync(join(released, "foo-1.0.5.whl"), "a wheel");
    expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining("brought up to date") });
    expect(tip()).not.toBe(first);
    expect(await pulls(forge)).toHaveLength(1);
    const { body } = await forge.ask("owner", "GET", "/repos/owner/registry/pulls/1");
    expect(body).toContain("foo-1.0.5.whl");
  });

  test("the first version of all, where each is a package of its own", async () => {
    const registry = await registryOf("packages/*/*/", {
      "registry.yaml": textOf("metadata-template/registry.yaml"),
    });
    const { forge, run } = await story(registry);
    expect(await run()).toMatchObject({ code: 0, err: "" });
    registry.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/1/head:pull");
    expect(registry.git("diff", "--name-only", "main", "pull").split("\n")).toContain(
      "packages/foo/1.0.5/1.0.5.yaml",
    );
    await registry.must(["check", "main", "pull"]);
  });

  test("who may not push brings it by a fork, also by one that has fallen behind", async () => {
    const { forge, run } = await story();
    await forge.ask("carol", "POST", "/repos/owner/registry/forks", {});
    shop.git("clone", "-q", "--bare", forge.bare("owner/registry"), forge.bare("carol/registry"));
    shop.git("-C", forge.bare("carol/registry"), "config", "http.receivepack", "true");
    const clone = copyOf(shop);
    clone.write({ "packages/foo/1.0.4.yaml": 'version: "1.0.4"\nstatus: "active"\n' });
    await clone.must(["sign", "--key", shop.key("foo-bot")]);
    clone.commit("another");
    clone.git("push", "-q", forge.bare("owner/registry"), "main");
    const { code, out, err } = await run({ who: "carol" });
    expect({ code, err, out }).toEqual({
      ...{ code: 0, err: "", out: expect.stringMatching(/opened \S+\/pull\/1, from carol\/registry\n$/) },
    });
    expect(await run({ who: "carol" })).toMatchObject({ code: 0, out: expect.stringMatching(/^waiting/) });
    clone.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/1/head:pull");
    await clone.must(["check", "main", "pull", "--root", pin]);
  });
});

interface Attempt {
  readonly key?: string;
  readonly secret?: string;
  readonly inputs?: Record<string, string>;
}

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
  test("a key that nobody knows, another's package, no key, another pin, no version", async () => {
    const { forge, run } = await story();
    const count = branches(forge);
    for (const [more, code, mend] of refused) {
      const ran = await run(more);
      const said = ran.out + ran.err;
      expect({ code: ran.code, said }).toEqual({ code, said: expect.stringContaining(mend) });
      for (const line of secretOf(shop.key(more.key ?? "foo-bot")).split("\n"))
        expect(said).not.toContain(line);
    }
    expect(await pulls(forge)).toEqual([]);
    expect(branches(forge)).toBe(count);
  });

  test("GitHub fails in the middle: one line; the same again carries on", async () => {
    const { forge, run } = await story();
    for (const [what, status] of [
      ["GET /repos/owner/registry", 404],
      ["GET /owner/registry.git/info/refs", 403],
      ["POST /repos/owner/registry/pulls", 422],
    ] as const) {
      forge.broken.set(what, status);
      const { code, out, err } = await run();
      expect({ what, code, out, lines: err.trim().split("\n").length }).toEqual({
        what,
        code: 3,
        out: "",
        lines: 2,
      });
      forge.broken.delete(what);
    }
    expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining("opened ") });
  });

  test("other bytes of a name that was released", async () => {
    const { forge, run, released } = await story();
    await run();
    const clone = copyOf(shop);
    clone.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/1/head:pull");
    clone.git("push", "-q", forge.bare("owner/registry"), "pull:main");
    writeFileSync(join(released, "foo-1.0.5.tar.gz"), "other bytes");
    const { code, err } = await run();
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining("lists other bytes as foo-1.0.5.tar.gz"),
    });
  });
});
