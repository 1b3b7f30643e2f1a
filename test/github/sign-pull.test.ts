import { beforeAll, describe, expect, test } from "vitest";
import { registryWorkshop, type Workshop } from "../cli/workshop.ts";
import { cloneOf } from "./cloned-from.ts";
import { openGitForge } from "./git-forge.ts";
import { gitBranches, proposeFiles, push } from "./propose-files.ts";
import { elsewhere } from "./pull-tools.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

const FILES = { "JSON/url": "https://example.org/bot\n" };
const key = (user: string) => ["--key", shop.key(user)];

describe("sign --pr", () => {
  test("signs what a bot proposed, on its branch, without a clone", async () => {
    const forge = await openGitForge(shop.dir);
    forge.editors.set("dave/registry", ["carol"]);
    const bot = await proposeFiles(forge, shop, "dave", FILES);
    const carol = elsewhere(forge, "carol");
    const strange = await carol("sign", "--pr", "1", "--root", `sha256:${"0".repeat(64)}`, ...key("carol"));
    expect(strange).toMatchObject({ code: 3, err: expect.stringContaining("do not stand under the pin") });
    const pin = ["--root", shop.git("config", "bailiwick.root")];
    const rehearsed = await carol("sign", "--pr", "1", "--dry-run", ...pin, ...key("carol"));
    expect(rehearsed.err).toMatch(/^\nJSON: since what is accepted/);
    expect(rehearsed).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^would sign JSON .*\n.*--dry-run\n$/),
    });
    expect(bot.pulled("log", "--format=%an %s", "main..pull")).toBe("Ann propose");
    const done = await carol("sign", "--pr", "1", "--yes", ...key("carol"));
    expect(done.err).toContain("-https://example.org/json\n    +https://example.org/bot\n");
    expect(done).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^signed JSON {2}statement 2 .*\npushed commit \w+ to \S+\/pull\/1\n$/),
    });
    expect(bot.pulled("log", "--format=%an %s", "main..pull")).toBe("carol Sign JSON\nAnn propose");
    await bot.must(["check", "main", "pull"]);
    const again = await carol("sign", "--pr", "1", ...key("carol"));
    const nothing = "nothing to sign for carol against origin/main\n";
    expect(again).toMatchObject({ code: 0, out: nothing });
  });

  test("a review that the branch does not take supersedes, with the author's commits as they are", async () => {
    const forge = await openGitForge(shop.dir);
    const title = "::error::\u001b[2J @everyone `x`";
    const branch = "x$(touch>ran);'\"&`";
    const author = await proposeFiles(forge, shop, "carol", { "Core/url": "2\n" }, { title, branch });
    author.git("switch", "-q", branch);
    await author.must(["sign", "--commit", ...key("carol")]);
    await push(forge, author, "carol", branch);
    const erin = cloneOf(forge, shop, "erin");
    const before = erin.git("for-each-ref");
    const words = ["sign", "--pr", "1", "--role", "review", "--json"];
    expect(await erin.bw(words, { GITHUB_TOKEN: "dave" })).toMatchObject({
      ...{
        code: 2,
        err: expect.stringContaining("nobody can be asked: Sign as reviewed by erin?\n  try: --yes"),
      },
    });
    const done = await erin.bw([...words, "--yes"], { GITHUB_TOKEN: "dave" });
    expect({
      err: done.err,
      refs: erin.git("for-each-ref"),
      status: erin.git("status", "--porcelain"),
    }).toEqual({ err: "", refs: before, status: "" });
    expect(JSON.parse(done.out)).toMatchObject({
      verdict: "signed",
      statements: [{ subject: "Core", isCosigned: true }],
      brought: { pull: { number: 2, headRepository: { owner: "dave" } }, isSuperseding: true, isSaid: true },
    });
    const pull = await forge.ask("owner", "GET", "/repos/owner/registry/pulls/2");
    expect(pull.title).toBe(title);
    expect(pull.body).toMatch(/^Supersedes #1 of `carol`, .*\n\nSigned:\n\n- `Core` by `carol`, `erin`\n/);
    const comments = await forge.ask<{ body: string }[]>(
      "owner",
      "GET",
      "/repos/owner/registry/issues/1/comments",
    );
    expect(comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^#2 has the commits of this one/),
    ]);
    author.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/2/head:new", "refs/pull/1/head:old");
    expect(author.git("rev-parse", "new^")).toBe(author.git("rev-parse", "old"));
    await author.must(["check", "main", "new"]);
  });

  test("workflows, and what they run, come onto no branch of the registry's own from a stranger", async () => {
    const forge = await openGitForge(shop.dir);
    const plain = await proposeFiles(forge, shop, "dave", FILES);
    const owner = elsewhere(forge, "owner");
    const sign = (number: number) =>
      owner(
        "sign",
        "--pr",
        `${number}`,
        "--yes",
        "--root",
        shop.git("config", "bailiwick.root"),
        ...key("carol"),
      );
    expect(await sign(plain.number)).toMatchObject({ code: 0, err: expect.any(String) });
    const branches = gitBranches(forge, "owner/registry");
    expect(branches).toEqual(["main", expect.stringMatching(/^pull-1-/)]);
    for (const [branch, path] of Object.entries({ a: ".github/workflows/check.yml", b: "Makefile" })) {
      const evil = await proposeFiles(forge, shop, "carol", { ...FILES, [path]: "evil\n" }, { branch });
      expect(await sign(evil.number)).toMatchObject({
        code: 3,
        err: expect.stringContaining("besides packages never comes onto a branch of yours"),
      });
    }
    expect(gitBranches(forge, "owner/registry")).toEqual(branches);
  });

  test("what is another's is left to them; where all is, nothing is pushed", async () => {
    const forge = await openGitForge(shop.dir);
    forge.editors.set("dave/registry", ["carol"]);
    await proposeFiles(forge, shop, "dave", { ...FILES, "Foo/url": "2\n" });
    const carol = elsewhere(forge, "carol");
    const done = await carol("sign", "--pr", "1", "--yes", ...key("carol"));
    expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/^signed JSON .*\npushed /) });
    expect(done.err).toContain("Foo: left to those who may sign it\n");
    expect(await carol("sign", "Foo", "--pr", "1", "--yes", ...key("carol"))).toMatchObject({
      ...{ code: 1, out: expect.stringContaining("rights-missing") },
    });
    const dave = await carol("sign", "--pr", "1", "--yes", ...key("dave"));
    expect(dave).toMatchObject({ code: 1, out: expect.stringContaining("nothing here is for you to sign") });
    expect(
      forge.asked.filter((each) => each.startsWith("POST") && each.includes("receive-pack")),
    ).toHaveLength(2);
  });
});
