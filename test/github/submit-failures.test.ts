import { beforeAll, describe, expect, test } from "vitest";
import { registryWorkshop, type Workshop } from "../cli/workshop.ts";
import { apiFailures, expectWords } from "./api-failures.ts";
import { clonedFrom } from "./cloned-from.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await registryWorkshop();
});

const GET = "GET /repos/owner/registry";
const POST = "POST /repos/owner/registry/pulls";

describe("submit, where the API", () => {
  test("says no, whatever it says: two lines, and nothing is written", async () => {
    const { forge, work, token } = await clonedFrom(shop, "carol");
    work.write({ "JSON/url": "https://example.org/new\n" });
    for (const [answer, words] of apiFailures) {
      forge.broken.set(GET, answer);
      expectWords(await work.bw(["submit", "--patience", "1"], token), words);
    }
    expect(work.git("status", "--porcelain")).toBe("M JSON/url");
    expect(work.git("branch", "--show-current")).toBe("main");
    expect(forge.asked.filter((each) => each.includes(".git/"))).toEqual([]);
  });

  test("fails for a moment: what changes nothing is asked again", async () => {
    const { forge, work, token } = await clonedFrom(shop, "carol");
    forge.broken.set(GET, { status: 502, times: 2 });
    work.write({ "JSON/url": "https://example.org/new\n" });
    expect((await work.bw(["submit"], token)).code).toBe(0);
    expect(forge.asked.filter((each) => each === GET)).toHaveLength(3);
  });

  test("fails to open the pull request: it is asked once, and the same again goes on from there", async () => {
    const { forge, work, token } = await clonedFrom(shop, "carol");
    forge.broken.set(POST, { status: 500, times: 1 });
    work.write({ "JSON/url": "https://example.org/new\n" });
    expectWords(await work.bw(["submit"], token), /a new pull request: 500, said so/);
    expect(forge.asked.filter((each) => each === POST)).toHaveLength(1);
    const again = await work.bw(["submit"], token);
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/^opened /) });
    expect(forge.pulls.size).toBe(1);
  });

  test("answers, but git is answered by nobody: the push ends", async () => {
    const { forge, work, token } = await clonedFrom(shop, "owner");
    work.git("config", "bailiwick.key", shop.key("carol"));
    forge.broken.set("GET /owner/registry.git/info/refs", { status: undefined });
    work.write({ "JSON/url": "https://example.org/new\n" });
    expectWords(await work.bw(["submit", "--patience", "1"], token), /git push: .*too slow/);
  });

  test("refuses a fork, or the pull request: nothing is lost, and the same again goes on", async () => {
    const { forge, work, token } = await clonedFrom(shop, "carol");
    work.write({ "JSON/url": "https://example.org/new\n" });
    forge.broken.set("POST /repos/owner/registry/forks", { status: 403, times: 1 });
    expectWords(await work.bw(["submit"], token), /a fork of owner\/registry: 403, said so/);
    expect(forge.asked.filter((each) => each.includes("receive-pack"))).toEqual([]);
    expect(work.git("log", "-1", "--format=%s")).toBe("Sign JSON");
    const body = '{"message":"Validation Failed","errors":[{"message":"No commits between main and x"}]}';
    forge.broken.set(POST, { status: 422, times: 1, body });
    expectWords(await work.bw(["submit"], token), /422, Validation Failed: No commits between main and x\n/);
    expect(await work.bw(["submit"], token)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^opened /),
    });
  });
});
