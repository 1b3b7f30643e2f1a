import { beforeAll, describe, expect, test } from "vitest";
import { emptyWorkshop, registryWorkshop, type Workshop } from "../cli/workshop.ts";
import { type GitForge, openGitForge } from "./git-forge.ts";
import { proposeFiles } from "./propose-files.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

/** Somebody's machine without a clone, and how they sign there. */
function elsewhere(forge: GitForge, user: string) {
  const home = emptyWorkshop();
  const repo = ["--repo", `${forge.url}/owner/registry`, "--key", shop.key(user)];
  return (words: readonly string[], login = user) =>
    home.bw([...words, ...repo], {
      ...{ GITHUB_TOKEN: login, GIT_AUTHOR_NAME: user, GIT_COMMITTER_NAME: user },
      GIT_COMMITTER_EMAIL: `${user}@example.org`,
    });
}

describe("sign --pr", () => {
  test("signs what a bot proposed, on its branch, without a clone", async () => {
    const forge = await openGitForge(shop.dir);
    forge.editors.set("dave/registry", ["carol"]);
    const bot = await proposeFiles(forge, shop, "dave", { "JSON/url": "https://example.org/bot\n" });
    const sign = elsewhere(forge, "carol");
    const done = await sign(["sign", "--pr", "1", "--yes"]);
    expect(done.err).toContain("-https://example.org/json\n    +https://example.org/bot\n");
    expect(done).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^signed JSON {2}statement 2 .*\npushed commit \w+ to \S+\/pull\/1\n$/),
    });
    const log = bot.pulled("log", "--format=%an %s", "main..pull");
    expect(log).toBe("carol Sign JSON\nAnn propose");
    await bot.must(["check", "main", "pull"]);
    expect(await sign(["sign", "--pr", "1", "--yes"])).toMatchObject({
      ...{ code: 0, out: expect.stringContaining("nothing to sign for carol against origin/main") },
    });
  });
});
