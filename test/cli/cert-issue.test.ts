import { beforeAll, expect, test } from "vitest";
import { publicKeyIn } from "../keys/openssh.ts";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
  for (const name of ["zoe", "zoe-new"]) made.key(name);
});

const issuer = () => ["--issuer-key", made.key("ann"), "--yes"];
const certificate = (shop: Workshop, user: string) => shop.files()[`.bailiwick/certs/${user}.yaml`] ?? "";

test.concurrent("a request, then its issue: what it opens is said before", async () => {
  const shop = copyOf(made);
  const asked = ["cert", "request", "zoe", "--key", shop.key("zoe"), "--grant", "publish JSON/**"];
  const request = await shop.bw([...asked, "--grant", "publish JSN/**"]);
  expect(request.code).toBe(0);
  expect(request.err).toContain(
    "publish on 1 package, 2 files   'JSON/**' 'JSN/**'\n    'JSN/**' opens nothing",
  );
  expect(request.out).toContain(
    "the certificate of zoe needs 1 issuers, has none\n    bailiwick cert issue zoe",
  );
  const text = certificate(shop, "zoe");
  const issue = await shop.bw(["cert", "issue", "zoe", ...issuer(), "--json"]);
  expect(JSON.parse(issue.out)).toMatchObject({
    verdict: "complete",
    user: "zoe",
    opens: [{ role: "publish", packages: 1, files: 2, more: { packages: 1, files: 2 }, idle: ["JSN/**"] }],
    signed: ["ann"],
    written: [".bailiwick/certs/zoe.ann.sig"],
  });
  expect(certificate(shop, "zoe")).toBe(text);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});

test.concurrent("more is added to what is held: how much more is counted", async () => {
  const shop = copyOf(made);
  const { out } = await shop.bw([
    "cert",
    "issue",
    "carol",
    "--grant",
    "publish Foo/**",
    ...issuer(),
    "--json",
  ]);
  const report = JSON.parse(out);
  expect(report.opens).toMatchObject([{ packages: 3, files: 4, more: { packages: 1, files: 1 } }]);
  expect(report.certificate).toMatchObject({
    serial: 2,
    grants: [{ role: "publish", paths: ["JSON/**", "Core/**", "Foo/**"] }],
  });
  expect(shop.files()).not.toHaveProperty([".bailiwick/certs/carol.carol.sig"]);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});

test.concurrent("asked for twice before it is issued, it is one certificate of the next serial", async () => {
  const shop = copyOf(made);
  const carol = ["--key", shop.key("carol")];
  await shop.must(["cert", "request", "carol", "--grant", "publish Foo/**", ...carol]);
  await shop.must(["cert", "issue", "carol", ...issuer()]);
  await shop.must(["cert", "request", "carol", "--grant", "publish Bar/**", ...carol]);
  expect(certificate(shop, "carol")).toContain("serial: 2\n");
  expect(certificate(shop, "carol")).toMatch(/Foo.*\n.*Bar/);
  // The issuer's signature was on other bytes.
  expect(shop.files()).not.toHaveProperty([".bailiwick/certs/carol.ann.sig"]);
});

test.concurrent("made by the issuer for a key elsewhere, its holder signs it as it is", async () => {
  const shop = copyOf(made);
  const key = publicKeyIn(`${shop.key("zoe")}.pub`);
  const terms = ["--key", key, "--grant", "review **", "--days", "30", "--identity", "github=zoe"];
  const { out } = await shop.bw(["cert", "issue", "zoe", ...terms, ...issuer()]);
  expect(out).toContain("not signed by its new key");
  const text = certificate(shop, "zoe");
  expect(text).toContain('identities:\n  "github": "zoe"');
  shop.git("config", "bailiwick.key", shop.key("zoe"));
  expect(await shop.must(["cert", "request", "zoe"])).not.toContain("Still missing");
  expect(certificate(shop, "zoe")).toBe(text);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});

test.concurrent("a key is rotated: the new one signs, the old one is retired", async () => {
  const shop = copyOf(made);
  const keys = ["--key", shop.key("zoe-new"), "--retire", `${shop.key("carol")}.pub`];
  await shop.must(["cert", "request", "carol", ...keys]);
  await shop.must(["cert", "issue", "carol", ...issuer()]);
  expect(certificate(shop, "carol")).toContain(
    `retired:\n  - key: "${publicKeyIn(`${shop.key("carol")}.pub`)}"`,
  );
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
  shop.write({ "JSON/url": "2\n" });
  await shop.must(["sign", "--key", shop.key("zoe-new")]);
});

test.concurrent("refused, and nothing written: no issuer, too long, a shared key, nothing to issue", async () => {
  const shop = copyOf(made);
  const before = shop.files();
  const zoe = ["--key", shop.key("zoe"), "--grant", "publish JSON/**"];
  const stranger = await shop.bw([
    "cert",
    "issue",
    "zoe",
    ...zoe,
    "--issuer-key",
    shop.key("carol"),
    "--yes",
  ]);
  expect(stranger).toMatchObject({
    code: 1,
    err: expect.stringContaining("is no issuer's key; the issuers are ann"),
  });
  const long = await shop.bw(["cert", "issue", "zoe", ...zoe, "--days", "401", ...issuer()]);
  expect(long).toMatchObject({ code: 1, out: expect.stringContaining("certificate-too-long") });
  const shared = await shop.bw(["cert", "issue", "zoe", "--key", shop.key("dave"), ...issuer()]);
  expect(shared).toMatchObject({ code: 1, out: expect.stringContaining("key-shared") });
  const nothing = await shop.bw(["cert", "issue", "zoe", ...issuer()]);
  expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining("there is no request of zoe here") });
  const unasked = await shop.bw(["cert", "issue", "zoe", ...zoe, "--issuer-key", shop.key("ann")]);
  expect(unasked).toMatchObject({ code: 2, err: expect.stringContaining("publish on 1 package") });
  expect(shop.files()).toEqual(before);
});

test.concurrent("words that make no certificate are wrong usage", async () => {
  const shop = copyOf(made);
  for (const terms of [
    ["zoe", "--grant", "JSON/**"],
    ["zoe", "--grant", "own JSON/**"],
    ["zoe", "--grant", "publish [a]/**"],
    ["carol", "--drop", "publish Foo/**"],
    ["carol", "--until", "never"],
    ["carol", "--until", "2090-01-01", "--days", "3"],
    ["Zoe", "--grant", "publish JSON/**"],
  ]) {
    const { code } = await shop.bw(["cert", "request", ...terms, "--key", shop.key("carol")]);
    expect({ terms, code }).toEqual({ terms, code: 2 });
  }
});

test.concurrent("a right that is dropped says what it takes away", async () => {
  const shop = copyOf(made);
  shop.write({ "JSON/url": "2\n" });
  await shop.must(["sign", "--key", shop.key("carol"), "--commit"]);
  const { out } = await shop.bw(["cert", "issue", "carol", "--drop", "publish JSON/**", ...issuer()]);
  expect(out).toContain("What it makes refused elsewhere:\nrefused JSON\n  rights-withdrawn");
});
