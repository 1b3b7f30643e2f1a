import { beforeAll, describe, expect, test } from "vitest";
import { registryWorkshop, type Workshop } from "../cli/workshop.ts";
import { clonedFrom } from "./cloned-from.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

const cloned = (user: string) => clonedFrom(shop, user);

describe("submit", () => {
  test("from a changed work tree to an open pull request, by way of a fork", async () => {
    const { forge, work, token } = await cloned("carol");
    work.write({ "JSON/url": "https://example.org/new\n" });
    const { code, out, err } = await work.bw(["submit", "-m", "JSON: new home"], token);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^opened http:\S+\/owner\/registry\/pull\/1, from carol\/registry\n$/);
    const pull = await forge.ask("owner", "GET", "/repos/owner/registry/pulls/1");
    expect(pull).toMatchObject({ title: "JSON: new home", state: "open", base: { ref: "main" } });
    expect(pull.body).toContain("- `JSON` by `carol`");
    expect(work.git("branch", "--show-current")).toMatch(/^JSON-\w+$/);
    work.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/1/head:pull");
    await work.must(["check", "origin/main", "pull"]);

    work.write({ "JSON/url": "https://example.org/newer\n" });
    const again = await work.bw(["submit"], token);
    expect(again.err).toBe("");
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^brought up to date \S+\/pull\/1, /),
    });
  });

  test("whoever may push needs no fork; who must still sign stands in the body", async () => {
    const { forge, work } = await cloned("carol");
    work.write({ "Core/url": "https://example.org/core2\n" });
    const { code, out } = await work.bw(["submit", "--branch", "core"], { GITHUB_TOKEN: "owner" });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^opened \S+\n$/) });
    const { body, head } = await forge.ask("owner", "GET", "/repos/owner/registry/pulls/1");
    expect(head).toMatchObject({ ref: "core", repo: { full_name: "owner/registry" } });
    expect(body).toMatch(/Still to be signed by others:\n\n- `.*1 × review/);
  });

  test("a first-time author brings request and package in one pull request", async () => {
    const { forge, work, token } = await cloned("carol");
    work.git("config", "bailiwick.key", shop.key("newcomer"));
    await work.must(["cert", "request", "newcomer", "--grant", "publish New/**"]);
    work.write({ "New/url": "https://example.org/new\n" });
    expect(await work.bw(["submit"], token)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^opened /),
    });
    const { body } = await forge.ask("owner", "GET", "/repos/owner/registry/pulls/1");
    expect(body).toContain("the certificate of newcomer needs 1 issuers, has none");
    expect(body).toContain("bailiwick cert issue newcomer");
    work.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/1/head:pull");
    expect(work.git("ls-tree", "-r", "--name-only", "pull")).toContain("New/url");
  });

  test("what may not be signed is refused, and nothing leaves the house", async () => {
    const { forge, work, token } = await cloned("carol");
    work.write({ "Foo/url": "https://example.org/theirs\n" });
    const { code, out } = await work.bw(["submit"], token);
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining("rights-missing") });
    expect(await forge.ask("owner", "GET", "/repos/owner/registry/pulls")).toEqual([]);
    expect(work.git("branch", "--show-current")).toBe("main");
  });

  test("nothing changed: nothing to submit", async () => {
    const { work, token } = await cloned("carol");
    expect(await work.bw(["submit"], token)).toMatchObject({
      code: 2,
      err: expect.stringContaining("differs"),
    });
  });

  test("without a token it says how to get one; without a forge, how to name it", async () => {
    const { work } = await cloned("carol");
    expect(await work.bw(["submit"], { PATH: process.env.PATH ?? "" })).toMatchObject({
      ...{ code: 3, err: expect.stringContaining("gh auth login") },
    });
    work.git("remote", "set-url", "origin", "/somewhere");
    expect(await work.bw(["submit"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("--remote NAME"),
    });
  });
});
