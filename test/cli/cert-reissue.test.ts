import { beforeAll, expect, test } from "vitest";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

/** Root 2 lies in the work tree, signed: bob issues, ann no more. Ann had revoked gus's key. */
let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
  await made.must(["cert", "revoke", "gus", "--reason", "lost", "--issuer-key", made.key("ann"), "--yes"]);
  made.commit();
  const next = ["--add-key", `bob=${made.key("bob")}.pub`, "--issuer", "bob", "--drop-issuer", "ann"];
  await made.must(["root", "propose", ...next]);
  for (const name of ["ann", "bob"]) await made.must(["root", "sign", "--key", made.key(name)]);
});

const bob = () => ["--issuer-key", made.key("bob"), "--yes"];
const adoption = (shop: Workshop) =>
  Object.keys(shop.files()).flatMap((path) => /lists\/(.*-adoption)\.sums$/.exec(path)?.[1] ?? [])[0] ?? "";
const codes = async (shop: Workshop, message: string) => {
  shop.commit(message);
  const runs = [await shop.bw(["check", "HEAD~1"]), await shop.bw(["verify"])];
  return runs.map(({ code }) => code);
};

test.concurrent("with the root, the new issuer signs all that lapses, to the byte: nobody notices", async () => {
  const shop = copyOf(made);
  const before = shop.files();
  const { code, out, err } = await shop.bw(["cert", "reissue", "--all", ...bob()]);
  expect(code).toBe(0);
  expect(err).toContain("bob signs again, unchanged: 4 certificates, 1 revocation\n");
  expect(out).toContain("signed 4 certificates, 1 revocation again as bob\n");
  const added = Object.keys(shop.files()).filter((path) => !(path in before));
  expect(added).toHaveLength(5);
  expect(added.every((path) => path.endsWith(".bob.sig"))).toBe(true);
  for (const [path, text] of Object.entries(before)) expect(shop.files()[path]).toBe(text);
  await shop.must(["endorse", adoption(shop), "--key", shop.key("bob"), "--yes"]);
  expect(await codes(shop, "root 2")).toEqual([0, 0]);
  const again = await shop.bw(["cert", "reissue", "--all", ...bob()]);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining("nothing has lapsed") });
});

test.concurrent("where the root came without them, they are signed afterwards", async () => {
  const shop = copyOf(made);
  await shop.must(["endorse", adoption(shop), "--key", shop.key("bob"), "--yes"]);
  shop.commit("root 2 alone");
  const alone = await shop.bw(["check", "HEAD~1"]);
  expect(alone).toMatchObject({ code: 1, out: expect.stringContaining("revocation-lapsed") });
  const status = async () =>
    JSON.parse((await shop.bw(["cert", "list", "--json"])).out).certificates.map(
      (each: { user: string; status: string }) => `${each.user} ${each.status}`,
    );
  expect(await status()).toEqual(["carol request", "dave request", "erin request", "gus request"]);
  const { out } = await shop.bw(["cert", "reissue", "carol", ...bob(), "--json"]);
  expect(JSON.parse(out)).toMatchObject({
    verdict: "complete",
    documents: [{ kind: "certificate", name: "carol" }],
    written: [".bailiwick/certs/carol.bob.sig"],
  });
  await shop.must(["cert", "reissue", "--all", ...bob()]);
  expect(await codes(shop, "signed again")).toEqual([0, 0]);
  expect(await status()).toEqual(["carol valid", "dave valid", "erin valid", "gus no-key"]);
});

test.concurrent("refused, and nothing written", async () => {
  const shop = copyOf(made);
  const before = shop.files();
  const says = async (code: number, args: readonly string[], words: string) => {
    const ran = await shop.bw(["cert", "reissue", ...args]);
    expect({ args, code: ran.code }).toEqual({ args, code });
    expect(ran.err).toContain(words);
  };
  await says(2, [], "whose certificates: users, or --all");
  await says(2, ["carol", "--all"], "whose certificates: users, or --all");
  await says(1, ["nobody", ...bob()], "no certificate of nobody has lapsed");
  await says(
    1,
    ["--all", "--yes", "--issuer-key", shop.key("ann")],
    "is no issuer's key; the issuers are bob",
  );
  await says(2, ["--all", "--issuer-key", shop.key("bob")], "nobody can be asked");
  expect(shop.files()).toEqual(before);
});
