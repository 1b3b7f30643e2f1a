import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { copyOf, type Workshop } from "../cli/workshop.ts";
import { textOf } from "../guards/source-files.ts";
import { fooRegistry, registryOf, releaseStory } from "./release-story.ts";

let shop: Workshop;
let pin: string;
beforeAll(async () => {
  shop = await fooRegistry();
  pin = shop.git("config", "bailiwick.root");
});

describe("release publish, as the reusable workflow runs it", () => {
  test("a tag becomes a pull request that check takes; once merged, it is published already", async () => {
    const { forge, runs, temporary, seenByGit } = await releaseStory(shop);
    const { code, out, err } = await runs({ inputs: { url: "https://example.org/dist/" } });
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
    expect(await runs({ inputs: { url: "https://example.org/dist/" } })).toEqual({
      code: 0,
      out: "published already packages/foo/1.0.5.yaml  active, 1 file\n",
      err: "",
    });
    expect(readdirSync(temporary)).toEqual([]);
    expect(seenByGit()).toMatch(/^GIT_DIR=/m);
    expect(seenByGit()).not.toMatch(/BAILIWICK_KEY|PRIVATE KEY/);
  });

  test("again for the same tag: it waits; with another file: the same pull request", async () => {
    const { forge, runs, released, pulls } = await releaseStory(shop);
    expect(await runs()).toMatchObject({ code: 0 });
    const tip = () => shop.git("ls-remote", forge.bare("owner/registry"), "refs/heads/bailiwick/*");
    const first = tip();
    expect(await runs()).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^waiting already \S+\/pull\/1 {2}packages\/foo\/1\.0\.5\.yaml/),
    });
    expect(tip()).toBe(first);
    writeFileSync(join(released, "foo-1.0.5.whl"), "a wheel");
    expect(await runs()).toMatchObject({ code: 0, out: expect.stringContaining("brought up to date") });
    expect(tip()).not.toBe(first);
    expect(await pulls()).toHaveLength(1);
    const { body } = await forge.ask("owner", "GET", "/repos/owner/registry/pulls/1");
    expect(body).toContain("foo-1.0.5.whl");
  });

  test("the first version of all, where each is a package of its own", async () => {
    const registry = await registryOf("packages/*/*/", {
      "registry.yaml": textOf("metadata-template/registry.yaml"),
    });
    const { forge, runs } = await releaseStory(registry);
    expect(await runs()).toMatchObject({ code: 0, err: "" });
    registry.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/1/head:pull");
    expect(registry.git("diff", "--name-only", "main", "pull").split("\n")).toContain(
      "packages/foo/1.0.5/1.0.5.yaml",
    );
    await registry.must(["check", "main", "pull"]);
  });

  test("who may not push brings it by a fork, also by one that has fallen behind", async () => {
    const { forge, runs } = await releaseStory(shop);
    await forge.ask("carol", "POST", "/repos/owner/registry/forks", {});
    shop.git("clone", "-q", "--bare", forge.bare("owner/registry"), forge.bare("carol/registry"));
    shop.git("-C", forge.bare("carol/registry"), "config", "http.receivepack", "true");
    const clone = copyOf(shop);
    clone.write({ "packages/foo/1.0.4.yaml": 'version: "1.0.4"\nstatus: "active"\n' });
    await clone.must(["sign", "--key", shop.key("foo-bot")]);
    clone.commit("another");
    clone.git("push", "-q", forge.bare("owner/registry"), "main");
    const { code, out, err } = await runs({ who: "carol" });
    expect({ code, err, out }).toEqual({
      ...{ code: 0, err: "", out: expect.stringMatching(/opened \S+\/pull\/1, from carol\/registry\n$/) },
    });
    expect(await runs({ who: "carol" })).toMatchObject({ code: 0, out: expect.stringMatching(/^waiting/) });
    clone.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/1/head:pull");
    await clone.must(["check", "main", "pull", "--root", pin]);
  });
});
