import { expect, test } from "vitest";
import { publicKeyIn, sshAgent, temporaryDirectory } from "../keys/openssh.ts";
import { copyOf, emptyWorkshop, type Workshop } from "./workshop.ts";

/** A repository whose first root needs ann and bob; ann's key is here. */
function filled(): Workshop {
  const shop = emptyWorkshop();
  shop.write({ "JSON/url": "1\n", "README.md": "r\n" });
  shop.commit();
  shop.key("bob");
  return shop;
}

const init = ["init", "test", "--layout", "*/", "--threshold", "2", "--issuer-threshold", "2"];

test.concurrent("where all holders are here, all sign", async () => {
  const shop = filled();
  const keys = ["ann", "bob"].flatMap((name) => ["--root-key", `${name}=${shop.key(name)}`]);
  await shop.must([...init, ...keys]);
  shop.commit();
  expect((await shop.bw(["verify"])).code).toBe(0);
  // An issuer alone issues nothing: the other one is told to.
  const terms = ["--yes", "--key", shop.key("carol"), "--grant", "publish JSON/**"];
  const first = await shop.bw(["cert", "issue", "carol", ...terms, "--issuer-key", shop.key("ann")]);
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining("needs 2 issuers, has ann") });
  const second = await shop.bw(["cert", "issue", "carol", "--yes", "--issuer-key", shop.key("bob")]);
  expect(second).toMatchObject({ code: 0, out: expect.not.stringContaining("Still missing") });
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});

test.concurrent("a holder elsewhere runs the very command that is printed", async () => {
  const shop = filled();
  const bob = publicKeyIn(`${shop.key("bob")}.pub`);
  const keys = ["--root-key", `ann=${shop.key("ann")}`, "--root-key", `bob=${bob}`];
  const out = await shop.must([...init, ...keys]);
  const command = /bob \(SHA256:\S+\): {2}bailiwick root sign --key '(.*)'\n/.exec(out)?.[1];
  expect(command).toBe(bob);
  shop.commit();
  expect((await shop.bw(["verify"])).out).toContain("root-unsigned");
  expect((await shop.bw(["cert", "request", "carol", "--key", shop.key("carol")])).code).toBe(3);

  const theirs = copyOf(shop);
  const agent = { SSH_AUTH_SOCK: await sshAgent(temporaryDirectory(), shop.key("bob")) };
  const signed = await theirs.must(["root", "sign", "--key", bob], agent);
  expect(signed).toContain("signed root 1 as bob");
  expect(signed).toMatch(/endorsed .bailiwick\/lists\/.*-adoption.sums/);
  expect(signed).not.toContain("Others must sign too");
  theirs.commit();
  expect((await theirs.bw(["verify"])).code).toBe(0);
  expect((await theirs.bw(["check", "HEAD~2"])).code).toBe(0);
});

test.concurrent("what is wrong besides a missing signature is refused all the same", async () => {
  const shop = filled();
  const bob = publicKeyIn(`${shop.key("bob")}.pub`);
  shop.write({ "JSON/nul": "x" });
  shop.commit();
  const keys = ["--root-key", `ann=${shop.key("ann")}`, "--root-key", `bob=${bob}`];
  const { code, out } = await shop.bw([...init, ...keys]);
  expect(code).toBe(1);
  expect(out).toContain("path-invalid");
  expect(shop.git("status", "--porcelain")).toBe("");
});

test.concurrent("a stranger signs no root", async () => {
  const shop = filled();
  await shop.must(["init", "test", "--layout", "*/", "--key", shop.key("ann"), "--as", "ann"]);
  const before = shop.files();
  const { code, err } = await shop.bw(["root", "sign", "--key", shop.key("bob")]);
  expect(code).toBe(1);
  expect(err).toContain("is no key of root 1, which names ann");
  expect(shop.files()).toEqual(before);
});
