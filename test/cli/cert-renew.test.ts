import { beforeAll, expect, test } from "vitest";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

/** Carol's certificate ends in 20 days, dave's in 400; the others' in a year. */
let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
  for (const [user, days] of [
    ["carol", "20"],
    ["dave", "400"],
  ] as const)
    await made.must(["cert", "issue", user, "--days", days, ...issuer()]);
  made.commit();
});

const issuer = () => ["--issuer-key", made.key("ann"), "--yes"];
const certificate = (shop: Workshop, user: string) => shop.files()[`.bailiwick/certs/${user}.yaml`] ?? "";
const after = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test.concurrent("those that expire soon: the next serial, the same grants and keys, another year", async () => {
  const shop = copyOf(made);
  const before = certificate(shop, "carol");
  const { code, out } = await shop.bw(["cert", "renew", "--expiring", "6w", ...issuer(), "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ user: "carol", verdict: "complete", overlaps: [] });
  const now = certificate(shop, "carol");
  const same = (text: string) => text.replace(/^(serial|nonce|validFrom|validUntil): .*$/gm, "$1");
  expect(same(now)).toBe(same(before));
  expect(now).toContain("serial: 3\n");
  expect(now).toContain(`validUntil: "${after(365)}"`);
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});

test.concurrent("several at one look; one that runs longer already is named and left out", async () => {
  const shop = copyOf(made);
  const before = certificate(shop, "dave");
  const { code, out, err } = await shop.bw([
    "cert",
    "renew",
    "carol",
    "erin",
    "dave",
    "--days",
    "390",
    ...issuer(),
  ]);
  expect(code).toBe(1);
  expect(err).toMatch(/certificate of carol, serial 3.*\n(.*\n)*certificate of erin, serial 2/);
  expect(out).toContain(`refused dave\n  usage  the certificate of dave runs until ${after(400)} already`);
  expect(out).toContain("signed the certificate of carol as ann\nsigned the certificate of erin as ann\n");
  expect(certificate(shop, "dave")).toBe(before);
});

test.concurrent("--expiring alone passes over what is over, --all takes it in", async () => {
  const shop = copyOf(made);
  const later = ["--now", after(30), "--json"];
  const soon = await shop.bw(["cert", "renew", "--expiring", "2w", ...issuer(), ...later]);
  expect(soon).toMatchObject({
    code: 1,
    err: expect.stringContaining("no certificate ends within that time"),
  });
  const all = await shop.bw(["cert", "renew", "--expiring", "2w", "--all", ...issuer(), ...later]);
  expect(JSON.parse(all.out)).toMatchObject({ verdict: "complete", user: "carol" });
});

test.concurrent("a request that asks for more is not issued by the way", async () => {
  const shop = copyOf(made);
  await shop.must(["cert", "request", "carol", "--grant", "publish Foo/**", "--key", shop.key("carol")]);
  const before = shop.files();
  const { code, out } = await shop.bw(["cert", "renew", "carol", ...issuer()]);
  expect(code).toBe(1);
  expect(out).toContain("a request of carol is waiting here");
  expect(out).toContain("mend: bailiwick cert issue carol");
  expect(shop.files()).toEqual(before);
});

test.concurrent("refused, and nothing written", async () => {
  const shop = copyOf(made);
  const before = shop.files();
  const says = async (code: number, args: readonly string[], words: string, by = issuer()) => {
    const ran = await shop.bw(["cert", "renew", ...args, ...by]);
    expect({ args, code: ran.code }).toEqual({ args, code });
    expect(ran.out + ran.err).toContain(words);
  };
  await says(2, [], "whose certificates: users, or --expiring, or --all");
  await says(2, ["--expiring", "6 weeks"], "A span is needed");
  await says(1, ["nobody"], "nobody has no certificate that counts");
  await says(1, ["carol", "--days", "500"], "certificate-too-long");
  await says(1, ["carol"], "is no issuer's key", ["--issuer-key", shop.key("carol"), "--yes"]);
  await says(2, ["carol"], "nobody can be asked: Sign this certificate?", ["--issuer-key", shop.key("ann")]);
  expect(shop.files()).toEqual(before);
});
