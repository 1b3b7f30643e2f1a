import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../src/format/day.ts";
import { temporary } from "../cli/repository.ts";
import { run } from "../cli/run.ts";
import { registryWorkshop, type Workshop } from "../cli/workshop.ts";
import { clonedFrom, cloneOf } from "./cloned-from.ts";

let shop: Workshop;
/** A month before the certificates end, which run for a year. */
const soon = addDays(new Date().toISOString().slice(0, 10), 335);
const users = ["carol", "dave", "erin", "gus"];

beforeAll(async () => {
  shop = await registryWorkshop();
});

describe("cert renew --submit", () => {
  test("needs no key: a pull request that an issuer signs, and that check then takes", async () => {
    const { forge, work, token } = await clonedFrom(shop, "owner");
    const renew = ["cert", "renew", "--expiring", "6w", "--submit", "--now", soon];
    work.git("config", "--unset", "bailiwick.key");
    expect(await work.bw(["cert", "renew", "--expiring", "6w", "--submit"], token)).toEqual({
      ...{ code: 0, out: "no certificate is to be renewed\n", err: "" },
    });
    const { code, out, err } = await work.bw(renew, token);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^opened \S+\/pull\/1 {2}carol, dave, erin, gus\n/);
    expect(work.git("status", "--porcelain")).toBe("");
    const { title, body, head } = await forge.ask("owner", "GET", "/repos/owner/registry/pulls/1");
    expect({ title, branch: head.ref }).toEqual({
      title: "Renew 4 certificates",
      branch: "bailiwick/renewals",
    });
    expect(body).toMatch(/\n\| `carol` \| \d{4}-\d\d-\d\d \| \d{4}-\d\d-\d\d \|\n/);

    const issuer = cloneOf(forge, shop, "ann");
    issuer.git("fetch", "-q", forge.bare("owner/registry"), "refs/pull/1/head:renewals");
    const refused = await issuer.bw(["check", "main", "renewals", "--now", soon]);
    expect(refused.code).toBe(1);
    expect(refused.out.match(/certificate-unauthorised/g)).toHaveLength(users.length);
    expect(refused.out).not.toMatch(/^ {2}(?!certificate-unauthorised|mend|and )/m);
    const issue = ["cert", "issue", "--pr", "1", "--yes", "--now", soon, "--issuer-key", shop.key("ann")];
    await issuer.must([...issue, "dave"], token);
    // As the weekly job runs it: in an empty folder, by nobody in particular.
    const from = ["--repo", `${forge.url}/owner/registry`, "--root", issuer.git("config", "bailiwick.root")];
    const again = await run(temporary(), [...renew, "--json", ...from], token);
    expect(again).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(again.out)).toMatchObject({ verdict: "waiting", pull: { number: 1 } });
    await issuer.must(issue, token);
    await issuer.must(["check", "--pr", "1", "--now", soon], token);
  });

  test("one that is open is added to, and keeps what was signed there", async () => {
    const { forge, work, token } = await clonedFrom(shop, "owner");
    const renew = (...users: readonly string[]) =>
      work.must(["cert", "renew", ...users, "--submit", "--now", soon], token);
    expect(await renew("carol")).toMatch(/^opened /);
    const first = work
      .git("ls-remote", forge.bare("owner/registry"), "refs/heads/bailiwick/renewals")
      .split("\t")[0];
    expect(await renew("dave", "carol")).toMatch(/^added to \S+\/pull\/1 {2}carol, dave\n/);
    work.git("fetch", "-q", forge.bare("owner/registry"), "bailiwick/renewals");
    expect(work.git("rev-parse", "FETCH_HEAD~1")).toBe(first);
    expect(await renew("carol", "dave")).toMatch(/^waiting already \S+\/pull\/1 /);
  });

  test("one whose renewals came in another way is begun anew", async () => {
    const { forge, work, token } = await clonedFrom(shop, "owner");
    const renew = (...more: readonly string[]) => ["cert", "renew", "carol", "--now", soon, ...more];
    await work.must(renew("--submit"), token);
    await work.must(renew("--yes", "--issuer-key", shop.key("ann"), "--days", "60"));
    work.commit("renewed by hand");
    work.git("push", "-q", forge.bare("owner/registry"), "HEAD:main");
    expect(await work.must(renew("--submit"), token)).toMatch(/^added to \S+\/pull\/1 {2}carol\n/);
    work.git("fetch", "-q", forge.bare("owner/registry"), "bailiwick/renewals");
    expect(work.git("rev-parse", "FETCH_HEAD~1")).toBe(work.git("rev-parse", "HEAD"));
  });

  test("from nowhere, by nobody, it opens one too", async () => {
    const { forge, token } = await clonedFrom(shop, "owner");
    const from = ["--repo", `${forge.url}/owner/registry`, "--now", soon];
    const ran = await run(temporary(), ["cert", "renew", "erin", "--submit", ...from], token);
    expect(ran).toMatchObject({ code: 0, err: expect.stringMatching(/^note: no pin/) });
    expect(
      shop.git("-C", forge.bare("owner/registry"), "log", "-1", "--format=%an %ae", "bailiwick/renewals"),
    ).toBe("bailiwick bailiwick@users.noreply.invalid");
  });

  test("wrong usage, no such user, a token that may not: nothing is pushed", async () => {
    const { forge, work, token } = await clonedFrom(shop, "owner");
    expect((await work.bw(["cert", "renew", "carol", "--repo", "a/b"], token)).code).toBe(2);
    const nobody = await work.bw(["cert", "renew", "nobody", "--submit"], token);
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining("has no certificate that counts") });
    forge.broken.set("POST /repos/owner/registry/pulls", 403);
    expect((await work.bw(["cert", "renew", "carol", "--submit", "--now", soon], token)).code).toBe(3);
    expect(await forge.ask("owner", "GET", "/repos/owner/registry/pulls")).toEqual([]);
  });
});
