import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { publicKeyIn } from "../keys/openssh.ts";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

let made: Workshop;
let file: string;
beforeAll(async () => {
  made = await registryWorkshop();
  made.write({ "JSON/url": "2\n" });
  await made.must(["sign", "--key", made.key("carol"), "--commit"]);
  file = join(made.home, "allowed");
  writeFileSync(file, await made.must(["export", "allowed-signers"]));
});

/** What git says of a commit that somebody signs with git's own signature. */
function verifyCommit(shop: Workshop, name: string, allowed: string) {
  const config = ["-c", "gpg.format=ssh", "-c", `gpg.ssh.allowedSignersFile=${allowed}`];
  const signing = [...config, "-c", `user.signingkey=${shop.key(name)}`];
  shop.git(...signing, "commit", "-q", "-S", "--allow-empty", "-m", name);
  return spawnSync("git", [...config, "verify-commit", "HEAD"], { cwd: shop.dir, encoding: "utf8" });
}

/** What ssh-keygen says of a signature file of the registry's. */
function sshVerify(name: string, namespace: string, document: string, ...more: readonly string[]) {
  const signature = join(made.dir, document.replace(/\.\w+$/, `.${name}.sig`));
  const args = ["-Y", "verify", "-f", file, "-I", name, "-n", namespace, "-s", signature, ...more];
  return spawnSync("ssh-keygen", args, { input: readFileSync(join(made.dir, document)), encoding: "utf8" });
}

test.concurrent("git verify-commit knows the users, and nobody else", () => {
  const shop = copyOf(made);
  const good = verifyCommit(shop, "carol", file);
  expect(good).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('Good "git" signature for carol'),
  });
  expect(verifyCommit(shop, "stranger", file).status).not.toBe(0);
  // A root key is no user's.
  expect(verifyCommit(shop, "ann", file).status).not.toBe(0);
});

test("ssh-keygen -Y verify knows them in their roles, while their certificates last", () => {
  const statement = ".bailiwick/statements/JSON/2.sums";
  expect(sshVerify("carol", "bailiwick-publish-v1", statement)).toMatchObject({ status: 0 });
  expect(sshVerify("carol", "bailiwick-publish-v1", statement, "-Overify-time=20991231Z").status).not.toBe(0);
  expect(sshVerify("carol", "bailiwick-publish-v1", statement, "-Overify-time=20200101Z").status).not.toBe(0);
  expect(sshVerify("ann", "bailiwick-root-v1", ".bailiwick/root/1.yaml")).toMatchObject({ status: 0 });
  expect(sshVerify("ann", "bailiwick-certificate-v1", ".bailiwick/certs/carol.yaml").status).toBe(0);
  // Their own signature on their certificate is not an issuer's.
  expect(sshVerify("carol", "bailiwick-certificate-v1", ".bailiwick/certs/carol.yaml").status).not.toBe(0);
});

test.concurrent("the file: days with a Z or without, first days of first certificates alone", async () => {
  const shop = copyOf(made);
  const key = publicKeyIn(`${shop.key("erin")}.pub`);
  const text = readFileSync(file, "utf8");
  expect(text).toMatch(/^# test [0-9a-f]{32}, root 1, commit [0-9a-f]{40}\n/);
  const days = /valid-after="\d{8}Z",valid-before="\d{8}Z"/;
  const line = text.split("\n").find((each) => each.startsWith("erin ")) ?? "";
  expect(line.replace(days, "DAYS")).toBe(`erin namespaces="bailiwick-review-v1,git",DAYS ${key}`);
  const renew = ["--grant", "publish Foo/**", "--issuer-key", shop.key("ann"), "--yes"];
  await shop.must(["cert", "issue", "erin", ...renew]);
  shop.commit();
  const renewed = await shop.must(["export", "allowed-signers", "--no-zone"]);
  expect(renewed).toMatch(
    /^erin namespaces="bailiwick-publish-v1,bailiwick-review-v1,git",valid-before="\d{8}" /m,
  );
  const json = await shop.must(["export", "allowed-signers", "--json"]);
  expect(JSON.parse(json).signers).toHaveLength(5);
});

test.concurrent("a revoked key is left out, and named", async () => {
  const shop = copyOf(made);
  await shop.must(["cert", "revoke", "carol", "--reason", "lost", "--yes", "--issuer-key", shop.key("ann")]);
  shop.commit();
  const text = await shop.must(["export", "allowed-signers"]);
  expect(text).not.toContain(publicKeyIn(`${shop.key("carol")}.pub`));
  expect(text).toMatch(/^# revoked: SHA256:\S+$/m);
  writeFileSync(join(shop.home, "allowed-then"), text);
  expect(verifyCommit(shop, "carol", join(shop.home, "allowed-then")).status).not.toBe(0);
});
