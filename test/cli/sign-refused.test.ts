import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { run as ssh } from "../keys/openssh.ts";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
  made.key("stranger");
});

/** Signs JSON, changed, in a copy; answers the run, having seen that nothing was written. */
async function refused(args: readonly string[], files: Record<string, string> = { "JSON/url": "2\n" }) {
  const shop = copyOf(made);
  shop.write(files);
  const before = shop.files();
  const ran = await shop.bw(["sign", ...args]);
  expect(shop.files()).toEqual(before);
  expect(shop.git("status", "--porcelain", ".bailiwick")).toBe("");
  return ran;
}

test.concurrent("who has no right is told who has it", async () => {
  const { code, out } = await refused(["--key", made.key("dave")]);
  expect(code).toBe(1);
  expect(out).toContain("rights-missing  JSON/url needs 1 × publish, has none; signed by dave;");
  expect(out).toContain("publish there is held by carol, gus");
  expect(out).toContain("refused: nothing was written");
});

test.concurrent("for machines: the verdict and the codes", async () => {
  const { code, out } = await refused(["--key", made.key("dave"), "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    verdict: "refused",
    refusals: [
      { code: "rights-missing", subject: "JSON", facts: { role: "publish", holders: ["carol", "gus"] } },
    ],
    written: [],
  });
});

test.concurrent("a certificate that is over signs nothing new", async () => {
  const { code, out } = await refused(["--key", made.key("carol"), "--now", "2100-01-01"]);
  expect(code).toBe(1);
  expect(out).toContain("signer-expired");
});

test.concurrent("a key that no certificate lists", async () => {
  const { code, err } = await refused(["--key", made.key("stranger")]);
  expect(code).toBe(1);
  expect(err).toMatch(/no certificate lists the key SHA256:.*\n {2}try: bailiwick cert request NAME/);
});

test.concurrent("somebody else's name", async () => {
  const { code, err } = await refused(["--key", made.key("dave"), "--as", "carol"]);
  expect(code).toBe(1);
  expect(err).toContain("the certificate of carol does not list the key");
  expect(err).toContain("it is dave's");
});

test.concurrent("no key at all; one that is not there; one of another algorithm", async () => {
  expect(await refused([])).toMatchObject({ code: 3, err: expect.stringContaining("no signing key is set") });
  expect((await refused(["--key", "/nowhere"])).err).toContain("there is no file /nowhere");
  const rsa = join(made.home, "rsa");
  ssh("ssh-keygen", ["-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", rsa]);
  const { code, err } = await refused(["--key", rsa]);
  expect(code).toBe(3);
  expect(err).toContain("is an ssh-rsa key, and only Ed25519 keys sign here");
  expect(err).toContain("try: ssh-keygen -t ed25519");
});

test.concurrent("what no registry may hold: a link, a name", async () => {
  const shop = copyOf(made);
  symlinkSync("/etc/passwd", join(shop.dir, "JSON", "link"));
  const before = shop.files();
  const { code, out } = await shop.bw(["sign", "--key", shop.key("carol")]);
  expect(code).toBe(1);
  expect(out).toContain("file-not-regular");
  expect(shop.files()).toEqual(before);
  const named = await refused(["--key", made.key("carol")], { "JSON/nul": "x" });
  expect(named.out).toContain("path-invalid");
});

test.concurrent("a file that git ignores would be left out of the commit", async () => {
  const { code, err } = await refused(["JSON", "--key", made.key("carol")], {
    "JSON/url": "2\n",
    ".gitignore": "*.sig\n",
  });
  expect(code).toBe(3);
  expect(err).toContain("2.carol.sig out of the commit: it is ignored");
});

test.concurrent("a branch with another root than the pinned one", async () => {
  const { code, err } = await refused(["--key", made.key("carol"), "--root", `sha256:${"0".repeat(64)}`]);
  expect(code).toBe(3);
  expect(err).toContain("the roots of main do not stand under the pin");
});

test.concurrent("options that contradict, and unknown ones, are wrong usage", async () => {
  for (const args of [["--amend", "--complete"], ["--role", "root"], ["--force"]])
    expect((await refused(args)).code).toBe(2);
  expect((await refused(["Legacy", "--amend", "--key", made.key("gus")])).code).toBe(2);
});
