import { describe, expect, test } from "vitest";
import { fingerprint } from "../../src/crypto/ssh-key.ts";
import { plainRegistry } from "./plain-registry.ts";
import { keyNamed, NOW } from "./registry.ts";
import { commitFiles } from "./repository.ts";
import { run } from "./run.ts";

/** A registry with certificates of every status. */
async function manyCertificates(): Promise<string> {
  const { registry, dir } = await plainRegistry();
  await registry.certify("gone", ["publish A/**"], { until: "2026-07-01" });
  await registry.certify("soon", ["publish A/** B/**", "review B/**"], { until: "2026-12-01" });
  await registry.certify("later", ["publish A/**"], { from: "2027-01-01" });
  await registry.certify("asking", ["publish A/**"], { by: [] });
  await registry.certify("lost", ["publish A/**"]);
  await registry.revoke("lost");
  registry.write(".bailiwick/certs/broken.yaml", "no certificate\n");
  commitFiles(dir, registry.files);
  return dir;
}

describe("cert list", () => {
  test("a line each: user, serial, validity, status, grants, keys", async () => {
    const dir = await manyCertificates();
    const { code, out } = await run(dir, ["cert", "list", "--now", NOW]);
    expect(code).toBe(0);
    const line = (user: string) => out.split("\n").find((each) => each.startsWith(`${user} `)) ?? "";
    expect(line("carol")).toContain("serial 1  2026-06-01 to 2027-06-01  valid");
    expect(line("carol")).toContain(`publish 'JSON/**','Core/**'`);
    expect(line("carol")).toContain(fingerprint(keyNamed("carol")));
    expect(line("gone")).toContain("  expired  ");
    expect(line("soon")).toContain("  expiring in 10 days  publish 'A/**','B/**'; review 'B/**'");
    expect(line("later")).toContain("  early  ");
    expect(line("asking")).toContain("  request  ");
    expect(line("lost")).toContain("  no-key  ");
    expect(line("lost")).toContain(" (revoked)");
    expect(line("broken")).toContain("  refused");
    expect(out).toContain("10 certificates\n");
    expect(out).toContain("certificate-malformed");
  });

  test("--json", async () => {
    const { out } = await run(await manyCertificates(), ["cert", "list", "--now", NOW, "--json"]);
    const { certificates }: { certificates: { user: string; status: string; daysLeft?: number }[] } =
      JSON.parse(out);
    expect(certificates.map(({ user, status }) => `${user} ${status}`)).toEqual([
      "asking request",
      "broken refused",
      "carol valid",
      "dave valid",
      "erin valid",
      "gone expired",
      "later early",
      "lost no-key",
      "mallory valid",
      "soon expiring",
    ]);
    expect(certificates.find(({ user }) => user === "soon")?.daysLeft).toBe(10);
  });
});

describe("cert show", () => {
  test("one user's: keys, grants, who signed it", async () => {
    const dir = await manyCertificates();
    const { code, out } = await run(dir, ["cert", "show", "soon", "--now", NOW]);
    expect(code).toBe(0);
    expect(out).toMatch(/^soon: expiring, 10 days left\n/);
    expect(out).toContain(`key ${fingerprint(keyNamed("soon"))}\n`);
    expect(out).toContain(`signed by ann ${fingerprint(keyNamed("ann"))}  bailiwick-certificate-v1\n`);
    expect(out).toContain("publish 'A/**', 'B/**'\n");
  });

  test("one that does not count says why, and exits with 1", async () => {
    const dir = await manyCertificates();
    const { code, out } = await run(dir, ["cert", "show", "asking", "--now", NOW]);
    expect(code).toBe(1);
    expect(out).toContain("does not count");
    expect(out).toContain("certificate-unauthorised");
    expect((await run(dir, ["cert", "show", "broken", "--now", NOW])).code).toBe(1);
  });

  test.each(["nobody", "../../x", "Carol"])("nobody of that name: %s", async (user) => {
    const { dir } = await plainRegistry();
    expect(await run(dir, ["cert", "show", user])).toMatchObject({ code: 2, out: "" });
  });

  test("--json", async () => {
    const { out } = await run(await manyCertificates(), ["cert", "show", "carol", "--now", NOW, "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      user: "carol",
      status: "valid",
      daysLeft: 192,
      certificate: {
        by: "issuers",
        document: { serial: 1, grants: [{ role: "publish", paths: ["JSON/**", "Core/**"] }] },
      },
      faults: [],
    });
  });
});
