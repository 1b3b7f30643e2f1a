import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { securityKey } from "../crypto/security-key.ts";
import { fakeAgent, holding, signResponse } from "../keys/fake-agent.ts";
import { publicKeyIn, temporaryDirectory } from "../keys/openssh.ts";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
  for (const name of ["zoe", "yan"]) made.key(name);
});

const issuer = () => ["--issuer-key", made.key("ann"), "--yes"];
const certificate = (shop: Workshop, user: string) => shop.files()[`.bailiwick/certs/${user}.yaml`] ?? "";
const ask = (shop: Workshop, user: string, ...terms: readonly string[]) =>
  shop.must(["cert", "request", user, "--key", shop.key(user), ...terms]);
const passes = async (shop: Workshop) => {
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
};

test.concurrent("--from a folder: all at one look; each that fails is named, and none is half-written", async () => {
  const [asking, shop] = [copyOf(made), copyOf(made)];
  await ask(asking, "zoe", "--grant", "publish Foo/**");
  await ask(asking, "yan", "--grant", "publish Foo/**", "--days", "390");
  await ask(asking, "carol", "--grant", "publish Foo/**");
  const folder = join(temporaryDirectory(), "requests");
  mkdirSync(folder);
  for (const name of ["zoe.yaml", "zoe.zoe.sig", "yan.yaml", "yan.yan.sig", "carol.yaml"])
    copyFileSync(join(asking.dir, ".bailiwick/certs", name), join(folder, name));
  const long = certificate(asking, "yan").replace(/validUntil: "\d{4}/, 'validUntil: "2099');
  writeFileSync(join(folder, "yan.yaml"), long);
  writeFileSync(join(folder, "xia.yaml"), "no certificate\n");
  writeFileSync(join(folder, "\u001b[2Jnotes"), "");
  const possessed = certificate(asking, "zoe").replace('user: "zoe"', 'user: "una"');
  writeFileSync(
    join(folder, "una.yaml"),
    possessed.replace(/ssh-ed25519 [^"]+/, publicKeyIn(`${shop.key("una")}.pub`)),
  );
  symlinkSync("zoe.yaml", join(folder, "link.yaml"));
  const { code, out, err } = await shop.bw(["cert", "issue", "--from", folder, ...issuer()]);
  expect(code).toBe(1);
  expect(err).toContain("overlaps carol, who may publish 'Foo/**': 1 package, 1 file in common");
  expect(out).toContain("refused '\\u{1b}[2Jnotes'\n  usage  '\\u{1b}[2Jnotes' is no request\n");
  expect(out).toContain("refused link.yaml\n  usage  link.yaml is no request\n");
  expect(out).toContain("refused una\n  key-not-possessed");
  expect(out).toContain("refused xia.yaml\n  usage  xia.yaml is no request of this registry and user\n");
  expect(out).toContain("refused yan\n  certificate-too-long");
  expect(out).toContain("signed the certificate of carol as ann\nsigned the certificate of zoe as ann\n");
  for (const user of ["zoe", "carol"]) expect(certificate(shop, user)).toBe(certificate(asking, user));
  expect(Object.keys(shop.files()).filter((path) => /yan|xia|una|link/.test(path))).toEqual([]);
  await passes(shop);
});

test.concurrent("--all the requests that lie here, and one key in two of them", async () => {
  const shop = copyOf(made);
  await ask(shop, "zoe", "--grant", "review **");
  await ask(shop, "yan", "--key", shop.key("zoe"));
  const { code, out } = await shop.bw(["cert", "issue", "--all", ...issuer(), "--json"]);
  expect(code).toBe(1);
  const report = JSON.parse(out);
  expect(report.failed.map(({ name }: { name: string }) => name)).toEqual(["yan", "zoe"]);
  expect(report).toMatchObject({ certificates: [], written: [] });
  await shop.must(["cert", "withdraw", "yan"]);
  await shop.must(["cert", "issue", "--all", ...issuer()]);
  await passes(shop);
  const none = await shop.bw(["cert", "issue", "--all", ...issuer()]);
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining("no request lies here") });
});

test.concurrent("a request that was not accepted is taken back, whatever was asked for", async () => {
  const shop = copyOf(made);
  const before = shop.files();
  await ask(shop, "zoe", "--grant", "publish Foo/**");
  expect(await shop.must(["cert", "withdraw", "zoe"])).toContain("zoe: there is no certificate");
  expect(shop.files()).toEqual(before);
  await ask(shop, "zoe", "--grant", "publish Foo/**");
  await ask(shop, "carol", "--grant", "publish Foo/**");
  shop.commit("requests that got into main");
  await shop.must(["cert", "withdraw", "zoe"]);
  expect(await shop.must(["cert", "request", "carol", "--withdraw"])).toContain("serial 1 stands");
  expect(shop.files()).toEqual(before);
  await passes(shop);
  const again = await shop.bw(["cert", "withdraw", "carol"]);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining("it is no request any more") });
  const never = await shop.bw(["cert", "withdraw", "yan"]);
  expect(never).toMatchObject({ code: 1, err: expect.stringContaining("no request of yan lies here") });
});

test.concurrent("a second key, in hardware; the old one signs for some days more", async () => {
  const token = securityKey(1);
  const socket = await fakeAgent(
    temporaryDirectory(),
    holding(token.blob, (data) => signResponse(token.sign(data))),
  );
  const shop = copyOf(made);
  const old = publicKeyIn(`${shop.key("carol")}.pub`);
  const agent = { SSH_AUTH_SOCK: socket };
  const terms = ["--retire", `${shop.key("carol")}.pub`, "--retired-until", "2099-01-31"];
  await shop.must(["cert", "request", "carol", "--key", token.key, ...terms], agent);
  expect(certificate(shop, "carol")).toContain(`keys:\n  - "${token.key}"`);
  expect(certificate(shop, "carol")).toContain(`- key: "${old}"\n    until: "2099-01-31"`);
  await shop.must(["cert", "issue", "carol", ...issuer()]);
  await passes(shop);
  shop.write({ "JSON/url": "2\n" });
  await shop.must(["sign", "--key", token.key], agent);
  await passes(shop);
  shop.write({ "JSON/url": "3\n" });
  await shop.must(["sign", "--key", shop.key("carol")]);
});

test.concurrent("who has a certificate asks for more, and signs what it will allow, in one change", async () => {
  const shop = copyOf(made);
  await ask(shop, "carol", "--grant", "publish Foo/**");
  shop.write({ "Foo/url": "2\n" });
  const out = await shop.must(["sign", "--key", shop.key("carol")]);
  expect(out).toContain("the certificate of carol needs 1 issuers, has none");
  await shop.must(["cert", "issue", "carol", ...issuer()]);
  await passes(shop);
});

test.concurrent("a wide grant is narrowed: what it opens no longer is counted", async () => {
  const shop = copyOf(made);
  const terms = ["--drop-grant", "publish **", "--grant", "publish Foo/**"];
  const { out, err } = await shop.bw(["cert", "issue", "gus", ...terms, ...issuer(), "--json"]);
  expect(err).toBe("");
  expect(JSON.parse(out)).toMatchObject({
    opens: [{ role: "publish", packages: 1, less: { packages: 3, files: 4 } }],
    overlaps: [],
  });
  await passes(shop);
});

test.concurrent("words that do not go together are wrong usage", async () => {
  const shop = copyOf(made);
  for (const args of [
    ["issue"],
    ["issue", "carol", "dave", "--grant", "publish Foo/**"],
    ["issue", "carol", "--all"],
    ["issue", "--all", "--from", "."],
    ["request", "carol", "--retired-until", "2099-01-01", "--key", shop.key("carol")],
  ]) {
    const { code } = await shop.bw(["cert", ...args]);
    expect({ args, code }).toEqual({ args, code: 2 });
  }
  const nowhere = await shop.bw(["cert", "issue", "--from", "nowhere", ...issuer()]);
  expect(nowhere).toMatchObject({ code: 3, err: expect.stringContaining("is no folder that can be read") });
});
