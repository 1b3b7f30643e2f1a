import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publicKeyIn, sshAgent, temporaryDirectory } from "../keys/openssh.ts";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

let made: Workshop;
let github: { BAILIWICK_GITHUB_URL: string };
const server = createServer((request, response) => {
  const keys = ["zoe", "zoe-laptop"].map((name) => publicKeyIn(`${made.key(name)}.pub`).trim());
  response.end(request.url === "/zoe.keys" ? `ssh-rsa AAAA\n${keys.join("\n")}\n` : "");
});
beforeAll(async () => {
  made = await registryWorkshop();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  github = { BAILIWICK_GITHUB_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
afterAll(() => void server.close());

const zoe = ["zoe", "--key", "github:zoe", "--grant", "publish JSON/**"];

test.concurrent("an issuer takes the keys that GitHub shows, and sees which", async () => {
  const shop = copyOf(made);
  const issue = ["cert", "issue", ...zoe, "--issuer-key", shop.key("ann")];
  const unasked = await shop.bw(issue, github);
  expect(unasked.code).toBe(2);
  expect(unasked.err).toMatch(/zoe.keys lists 2 keys that can sign here:\n {2}SHA256:\S+ {2}ssh-ed25519\n/);
  expect(unasked.err).toContain("not taken, since only Ed25519 keys sign: ssh-rsa\n");
  const { code, out } = await shop.bw([...issue, "--yes"], github);
  expect(code).toBe(0);
  expect(out).toContain("not signed by its new key");
  const text = shop.files()[".bailiwick/certs/zoe.yaml"];
  for (const name of ["zoe", "zoe-laptop"])
    expect(text).toContain(publicKeyIn(`${shop.key(name)}.pub`).trim());
});

test.concurrent("a user's own: those that the agent holds sign, the others elsewhere", async () => {
  const shop = copyOf(made);
  const env = { ...github, SSH_AUTH_SOCK: await sshAgent(temporaryDirectory(), shop.key("zoe")) };
  const before = shop.files();
  expect((await shop.bw(["cert", "request", ...zoe], env)).err).toContain("nobody can be asked: Take what");
  expect(shop.files()).toEqual(before);
  const { code, out } = await shop.bw(["cert", "request", ...zoe, "--yes"], env);
  expect(code).toBe(0);
  expect(out.match(/not signed by its new key/g)).toHaveLength(1);
  shop.git("config", "bailiwick.key", shop.key("zoe-laptop"));
  expect(await shop.must(["cert", "request", "zoe"])).not.toContain("not signed by its new key");
});

test.concurrent("what GitHub does not have", async () => {
  const shop = copyOf(made);
  const issue = (user: string) =>
    shop.bw(["cert", "issue", "zoe", "--key", `github:${user}`, "--issuer-key", shop.key("ann")], github);
  expect(await issue("nobody")).toMatchObject({ code: 3, err: expect.stringContaining("no Ed25519 key") });
  expect(await issue("../zoe")).toMatchObject({ code: 2, err: expect.stringContaining("is no user of") });
});
