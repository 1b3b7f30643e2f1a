import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { publicKeyIn, run as ssh } from "../keys/openssh.ts";
import { emptyWorkshop, registryWorkshop } from "./workshop.ts";

test.concurrent("a new key is one that ssh-keygen reads, and is used at once", async () => {
  const shop = emptyWorkshop();
  const file = join(shop.home, "mine");
  const { code, out, err } = await shop.bw(["key", "new", file, "--use"], {
    BAILIWICK_PASSPHRASE: "velvet otter quarry",
  });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const key = publicKeyIn(`${file}.pub`);
  expect(out).toContain(key);
  const opened = ssh("ssh-keygen", ["-y", "-P", "velvet otter quarry", "-f", file]);
  expect(opened.startsWith(key)).toBe(true);
  expect(() => ssh("ssh-keygen", ["-y", "-P", "", "-f", file])).toThrow();
  expect(shop.git("config", "--local", "bailiwick.key")).toBe(file);
  const shown = await shop.bw(["key", "show", "--json"]);
  expect(JSON.parse(shown.out)).toMatchObject({ key, found: { from: "bailiwick.key", spec: file } });
});

test.concurrent("a key is never written over, and never unencrypted unless that is said", async () => {
  const shop = emptyWorkshop();
  const file = join(shop.home, "mine");
  const bare = await shop.bw(["key", "new", file]);
  expect(bare).toMatchObject({ code: 3, err: expect.stringContaining("--no-passphrase") });
  writeFileSync(`${file}.pub`, "something");
  const taken = await shop.bw(["key", "new", file, "--no-passphrase"]);
  expect(taken).toMatchObject({ code: 2, err: expect.stringContaining("is not written over") });
  expect(readFileSync(`${file}.pub`, "utf8")).toBe("something");
  expect(() => statSync(file)).toThrow();
  const words = join(shop.home, "words");
  writeFileSync(words, "\n");
  expect((await shop.bw(["key", "new", `${file}-2`, "--passphrase-file", words])).code).toBe(2);
  writeFileSync(words, "Password123!\n");
  const weak = await shop.bw(["key", "new", `${file}-2`, "--passphrase-file", words]);
  expect(weak).toMatchObject({ code: 2, err: expect.stringContaining("--weak, if you know better") });
  await shop.must(["key", "new", `${file}-3`, "--passphrase-file", words, "--weak"]);
  await shop.must(["key", "new", `${file}-2`, "--no-passphrase", "--comment", "a b"]);
  expect(readFileSync(`${file}-2.pub`, "utf8")).toMatch(/ a b\n$/);
});

test.concurrent("which key would sign, and as whom", async () => {
  const shop = await registryWorkshop();
  const carol = await shop.bw(["key", "show", "--key", shop.key("carol"), "--json"]);
  expect(JSON.parse(carol.out)).toMatchObject({
    key: publicKeyIn(`${shop.key("carol")}.pub`),
    fingerprint: ssh("ssh-keygen", ["-l", "-f", shop.key("carol")]).split(" ")[1],
    users: [{ user: "carol", serial: 1, status: "current" }],
    roots: [],
  });
  const ann = await shop.bw(["key", "show", "--key", shop.key("ann")]);
  expect(ann.out).toMatch(/user +no certificate lists it\nroot key +ann, an issuer\n/);
  expect((await shop.bw(["key", "show"])).code).toBe(3);
});
