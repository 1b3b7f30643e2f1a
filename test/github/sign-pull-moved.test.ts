import { beforeAll, describe, expect, test } from "vitest";
import { registryWorkshop, type Workshop } from "../cli/workshop.ts";
import { cloneOf } from "./cloned-from.ts";
import { openGitForge } from "./git-forge.ts";
import { proposeFiles, push } from "./propose-files.ts";
import { elsewhere } from "./pull-tools.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

const FILES = { "JSON/url": "https://example.org/bot\n" };
const key = (user: string) => ["--key", shop.key(user)];

describe("sign --pr, when the branch moves", () => {
  test("what the branch has moved to meanwhile is merged where it matters, and only there", async () => {
    const forge = await openGitForge(shop.dir);
    forge.editors.set("dave/registry", ["carol"]);
    const bot = await proposeFiles(forge, shop, "dave", FILES);
    const main = cloneOf(forge, shop, "owner");
    main.write({ "Core/url": "2\n" });
    await main.must(["sign", "--commit", ...key("gus")]);
    await push(forge, main, "owner", "main");
    const carol = elsewhere(forge, "carol");
    const sign = () => carol("sign", "--pr", "1", "--yes", ...key("carol"));
    expect(await sign()).toMatchObject({ code: 0, out: expect.stringContaining("statement 2 ") });
    expect(bot.pulled("log", "-1", "--format=%p", "pull").split(" ")).toHaveLength(1);

    main.write({ "JSON/versions/0.2.0/requires": "julia 1\n" });
    await main.must(["sign", "--commit", ...key("gus")]);
    await push(forge, main, "owner", "main");
    expect((await bot.bw(["check", "--pr", "1"])).code).toBe(1);
    expect(await sign()).toMatchObject({ code: 0, out: expect.stringContaining("statement 3 ") });
    expect(bot.pulled("log", "-1", "--format=%p", "pull").split(" ")).toHaveLength(2);
    bot.git("fetch", "-q", forge.bare("owner/registry"), "main:moved");
    await bot.must(["check", "moved", "pull"]);

    main.write({ "JSON/url": "https://example.org/other\n" });
    await main.must(["sign", "--commit", ...key("gus")]);
    await push(forge, main, "owner", "main");
    const said = expect.stringContaining("pull request 1 conflicts with main in JSON/url\n");
    expect(await sign()).toMatchObject({ code: 1, err: said });
  });

  test("what is signed upon a newer statement merges it", async () => {
    const forge = await openGitForge(shop.dir);
    forge.editors.set("dave/registry", ["carol"]);
    const bot = await proposeFiles(forge, shop, "dave", FILES);
    const main = cloneOf(forge, shop, "owner");
    main.write({ "JSON/versions/0.2.0/requires": "julia 1\n" });
    await main.must(["sign", "--commit", ...key("gus")]);
    await push(forge, main, "owner", "main");
    const done = await elsewhere(forge, "carol")("sign", "--pr", "1", "--yes", ...key("carol"));
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining("statement 3 ") });
    bot.git("fetch", "-q", forge.bare("owner/registry"), "main:moved");
    expect(bot.pulled("log", "-1", "--format=%p", "pull").split(" ")).toHaveLength(2);
    expect(bot.git("diff", "--name-only", "moved", "pull", "--", "JSON", "Core")).toBe("JSON/url");
    await bot.must(["check", "moved", "pull"]);
  });

  test("a signature that a merge would drop is made again, or nothing is pushed", async () => {
    const forge = await openGitForge(shop.dir);
    const author = await proposeFiles(forge, shop, "carol", { ...FILES, "Foo/url": "2\n" });
    author.git("switch", "-q", "topic");
    await author.must(["sign", "--commit", ...key("gus")]);
    await push(forge, author, "carol", "topic");
    const main = cloneOf(forge, shop, "owner");
    main.write({ "JSON/more": "1\n", "Foo/more": "1\n" });
    await main.must(["sign", "--commit", ...key("gus")]);
    await push(forge, main, "owner", "main");
    const asked = forge.asked.length;
    const carol = elsewhere(forge, "carol");
    expect(await carol("sign", "--pr", "1", "--yes", ...key("carol"))).toMatchObject({
      ...{ code: 1, err: expect.stringContaining("conflicts with main in .bailiwick/statements/Foo\n") },
    });
    expect(
      forge.asked.slice(asked).filter((each) => each.startsWith("POST") && !each.includes("upload")),
    ).toEqual([]);
    expect((await carol("sign", "--pr", "1", "--yes", ...key("gus"))).code).toBe(0);
    expect((await main.bw(["check", "main", "--pr", "1"])).code).toBe(0);
  });

  test("who was given the right after the pull request was opened may sign it", async () => {
    const forge = await openGitForge(shop.dir);
    await proposeFiles(forge, shop, "carol", FILES);
    const main = cloneOf(forge, shop, "owner");
    const terms = ["--key", shop.key("zed"), "--grant", "publish JSON/**", "--issuer-key", shop.key("ann")];
    await main.must(["cert", "issue", "zed", "--yes", ...terms]);
    main.commit("zed may publish JSON");
    await push(forge, main, "owner", "main");
    const done = await elsewhere(forge, "carol")("sign", "--pr", "1", "--yes", ...key("zed"));
    expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/^signed JSON .*\npushed /) });
    expect((await main.bw(["check", "main", "--pr", "1"])).code).toBe(0);
  });
});
