import { copyFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { run as ssh, sshAgent, sshKeygen, temporaryDirectory } from "../keys/openssh.ts";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

let made: Workshop;
let sealed: string;
beforeAll(async () => {
  made = await registryWorkshop();
  sealed = join(made.home, "sealed");
  copyFileSync(made.key("carol"), sealed);
  ssh("ssh-keygen", ["-q", "-p", "-P", "", "-N", "open sesame", "-a", "2", "-f", sealed]);
});

function changed(): Workshop {
  const shop = copyOf(made);
  shop.write({ "JSON/url": "2\n" });
  return shop;
}

const signed = (shop: Workshop) => shop.files()[".bailiwick/statements/JSON/2.carol.sig"];

test.concurrent("a key in the agent, named by its public half or by itself", async () => {
  const socket = await sshAgent(temporaryDirectory(), made.key("carol"));
  const agent = { SSH_AUTH_SOCK: socket };
  const shop = changed();
  const text = ssh("ssh-keygen", ["-y", "-f", made.key("carol")]).trim();
  await shop.must(["sign", "--key", `key::${text}`], agent);
  const first = signed(shop);
  const other = changed();
  const alone = join(temporaryDirectory(), "carol.pub");
  writeFileSync(alone, `${text}\n`);
  other.git("config", "user.signingkey", alone);
  other.git("config", "gpg.format", "ssh");
  await other.must(["sign"], agent);
  expect(signed(other)).toBe(first);
});

test.concurrent("an agent that is not there, or lacks the key", async () => {
  const text = ssh("ssh-keygen", ["-y", "-f", made.key("carol")]).trim();
  const shop = changed();
  const before = shop.files();
  const none = await shop.bw(["sign", "--key", text], { SSH_AUTH_SOCK: "" });
  expect(none).toMatchObject({ code: 3, err: expect.stringContaining("no ssh-agent is running") });
  const folder = temporaryDirectory();
  const socket = await sshAgent(folder, sshKeygen(folder, "other"));
  const lacking = await shop.bw(["sign", "--key", text], { SSH_AUTH_SOCK: socket });
  expect(lacking).toMatchObject({ code: 3, err: expect.stringContaining("try: ssh-add") });
  expect(shop.files()).toEqual(before);
});

test.concurrent("an encrypted key, opened by the environment or a file", async () => {
  const shop = changed();
  await shop.must(["sign", "--key", sealed], { BAILIWICK_PASSPHRASE: "open sesame" });
  const other = changed();
  const file = join(temporaryDirectory(), "words");
  writeFileSync(file, "open sesame\n");
  other.git("config", "bailiwick.key", sealed);
  await other.must(["sign", "--passphrase-file", file]);
  expect(signed(other)).toBe(signed(shop));
});

test.concurrent("a wrong passphrase, and none", async () => {
  const shop = changed();
  const before = shop.files();
  const wrong = await shop.bw(["sign", "--key", sealed], { BAILIWICK_PASSPHRASE: "open" });
  expect(wrong).toMatchObject({ code: 3, err: expect.stringContaining("this is not the passphrase") });
  const none = await shop.bw(["sign", "--key", sealed]);
  expect(none).toMatchObject({ code: 3, err: expect.stringContaining("nobody gave its passphrase") });
  expect(shop.files()).toEqual(before);
});

test.concurrent("who may not sign is told so before anybody asks for a passphrase", async () => {
  const shop = copyOf(made);
  shop.write({ "Foo/url": "2\n" });
  const { code, out } = await shop.bw(["sign", "--key", sealed]);
  expect(code).toBe(1);
  expect(out).toContain("rights-missing");
});

test.concurrent("a relative path starts from the folder of -C, as git has it", async () => {
  const shop = changed();
  copyFileSync(made.key("carol"), join(shop.dir, "JSON", "key"));
  await shop.must(["-C", join(shop.dir, "JSON"), "sign", "--dry-run", "--key", "key"]);
});

test.concurrent("a commit that is vouched for may be named as git names it", async () => {
  const shop = changed();
  const sign = ["sign", "JSON", "--key", shop.key("carol"), "--accepted"];
  const unknown = await shop.bw([...sign, "no-such-tag"]);
  expect(unknown).toMatchObject({ code: 3, err: expect.stringContaining("no-such-tag") });
  await shop.must([...sign, "HEAD"], { XDG_CACHE_HOME: join(shop.dir, ".git", "cache") });
  const folds = readdirSync(join(shop.dir, ".git", "cache"), { recursive: true }).map(String);
  expect(folds.filter((name) => name.includes(`-upon-${shop.git("rev-parse", "HEAD")}`))).toHaveLength(1);
});

test.concurrent("what a requested certificate will allow is signed in the same change, by its new key", async () => {
  const shop = copyOf(made);
  shop.key("carol-new");
  await shop.must(["cert", "request", "carol", "--key", shop.key("carol-new"), "--key", shop.key("carol")]);
  shop.write({ "JSON/url": "2\n" });
  const out = await shop.must(["sign", "JSON", "--key", shop.key("carol-new")]);
  expect(out).toContain("the certificate of carol needs 1 issuers, has none");
  await shop.must(["cert", "issue", "carol", "--yes", "--issuer-key", shop.key("ann")]);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});
