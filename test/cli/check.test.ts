import { describe, expect, test } from "vitest";
import { changeJson, plainRegistry } from "./plain-registry.ts";
import { NOW } from "./registry.ts";
import { commitFiles, git } from "./repository.ts";
import { run } from "./run.ts";

const on = ["--now", NOW];

describe("check", () => {
  test("accepts what the entitled author signed", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "carol");
    const { code, out, err } = await run(planted.dir, ["check", "main", "change", ...on]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe("granted JSON  by carol\naccepted: 1 verified, 0 refused, of 1 in the change\n");
  });

  test("refuses what somebody else signed, and says who lacks what and who holds it", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "mallory");
    const { code, out } = await run(planted.dir, ["check", "main", "change", ...on]);
    expect(code).toBe(1);
    expect(out).toContain("refused JSON\n");
    expect(out).toContain(
      "rights-missing  JSON needs 1 × publish, has none; signed by mallory; publish there is held by carol",
    );
    expect(out).toMatch(/^ {2}mend: bailiwick /m);
    expect(out).toMatch(/refused: 0 verified, 1 refused, of 1 in the change\n$/);
  });

  test("refuses what nobody signed", async () => {
    const { registry, dir } = await plainRegistry();
    registry.write("JSON/url", "https://example.org/evil\n");
    commitFiles(dir, registry.files, "change", "main");
    const { code, out } = await run(dir, ["check", "main", "change", ...on]);
    expect(code).toBe(1);
    expect(out).toContain("file-changed  JSON/url is not what its statement says");
  });

  test("judges against where the change left the branch, not against its tip", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "carol");
    planted.registry.files.delete("README.md");
    commitFiles(planted.dir, planted.registry.files, "main");
    expect((await run(planted.dir, ["check", "main", "change", ...on])).code).toBe(0);
  });

  test("says so when nothing differs", async () => {
    const { dir } = await plainRegistry();
    const { code, out } = await run(dir, ["check", "main", "main", ...on]);
    expect(code).toBe(0);
    expect(out).toBe("accepted: nothing differs from main\n");
  });

  test("takes an annotated tag as head", async () => {
    const planted = await plainRegistry();
    const id = await changeJson(planted, "carol");
    git(planted.dir, "-c", "user.name=a", "-c", "user.email=a@example.org", "tag", "-m", "x", "v1", id);
    expect((await run(planted.dir, ["check", "main", "v1", ...on])).code).toBe(0);
  });

  test("works in a bare repository, and from anywhere with -C", async () => {
    const planted = await plainRegistry({ isBare: true });
    await changeJson(planted, "carol");
    expect((await run("/", ["-C", planted.dir, "check", "main", "change", ...on])).code).toBe(0);
  });

  test("judges on the day it is told: a certificate that is over signs nothing new", async () => {
    const planted = await plainRegistry();
    await changeJson(planted, "carol");
    const { code, out } = await run(planted.dir, ["check", "main", "change", "--now", "2027-06-02"]);
    expect(code).toBe(1);
    expect(out).toContain("signer-expired");
  });
});
