import { expect, test } from "vitest";
import { securityKey } from "../crypto/security-key.ts";
import { fakeAgent, holding, signResponse } from "../keys/fake-agent.ts";
import { temporaryDirectory } from "../keys/openssh.ts";
import { registryWorkshop } from "./workshop.ts";

test("a security key behind an agent: asked for, issued, signing, endorsing; untouched, it signs nothing", async () => {
  const shop = await registryWorkshop();
  const token = securityKey(7);
  let [flags, touches] = [0x01, 0];
  const socket = await fakeAgent(
    temporaryDirectory(),
    holding(token.blob, (data) => {
      touches += 1;
      return signResponse(token.sign(data, flags));
    }),
  );
  const agent = { SSH_AUTH_SOCK: socket };
  await shop.must(["cert", "request", "zoe", "--key", token.key, "--grant", "publish **"], agent);
  await shop.must(["cert", "issue", "zoe", "--yes", "--issuer-key", shop.key("ann")]);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);

  shop.write({ "JSON/url": "2\n", "Foo/url": "2\n" });
  const before = shop.files();
  flags = 0;
  const untouched = await shop.bw(["sign", "--all", "--key", token.key], agent);
  expect(untouched).toMatchObject({ code: 3, err: expect.stringContaining("does not verify") });
  expect(shop.files()).toEqual(before);
  [flags, touches] = [0x01, 0];
  await shop.must(["sign", "--all", "--key", token.key, "--commit"], agent);
  expect(touches).toBe(1);
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);

  // The same token as the next issuer's.
  const bob = ["--add-key", `bob=${token.key}`, "--issuer", "bob", "--drop-issuer", "ann"];
  await shop.must(["root", "propose", ...bob]);
  await shop.must(
    ["endorse", "keep", "JSON", ".bailiwick/certs/zoe.yaml", "--yes", "--key", token.key],
    agent,
  );
  await shop.must(["root", "sign", "--key", token.key], agent);
  await shop.must(["root", "sign", "--key", shop.key("ann")]);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});
