import { beforeAll, expect, test } from "vitest";
import { publicKeyIn, run as ssh } from "../keys/openssh.ts";
import { copyOf, emptyWorkshop, registryWorkshop, type Workshop } from "./workshop.ts";

/** Carol signed JSON, then Core in the commit `doubt`, with a key that was stolen by then. */
let made: Workshop;
let doubt: string;
beforeAll(async () => {
  made = await registryWorkshop();
  made.write({ "JSON/url": "2\n" });
  await made.must(["sign", "--key", made.key("carol"), "--commit"]);
  made.write({ "Core/url": "evil\n" });
  await made.must(["sign", "--key", made.key("carol")]);
  await made.must(["sign", "Core", "--role", "review", "--yes", "--key", made.key("erin"), "--commit"]);
  doubt = made.git("rev-parse", "HEAD");
  made.key("carol-2");
});

const issuer = () => ["--issuer-key", made.key("ann"), "--yes"];
const revoke = ["cert", "revoke", "carol", "--reason", "compromised"];
const refusedAfter = async (shop: Workshop) => {
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
  const { refusals } = JSON.parse((await shop.bw(["verify", "--json"])).out);
  return refusals.map(({ code, subject }: { code: string; subject: string }) => `${code} ${subject}`);
};

test.concurrent("--since keeps what stood before, to the byte; the rest is refused and says who mends it", async () => {
  const shop = copyOf(made);
  const { code, out, err } = await shop.bw([...revoke, "--since", doubt, ...issuer()]);
  expect(code).toBe(0);
  expect(err).toMatch(/revokes SHA256:\S+ of carol\nsigned 2 statements of those here: Core, JSON\n/);
  expect(err).toMatch(/JSON\/2\.sums {3}kept\n/);
  expect(err).toContain("makes refused: Core\n");
  expect(out).toContain("until it is signed again:\n  Core: bailiwick sign Core   # gus\n");
  expect(out).toContain("bailiwick cert request carol --key NEWKEY");
  const lists = Object.entries(shop.files()).filter(([path]) =>
    /lists\/revoked-[0-9a-f]{16}\.sums$/.test(path),
  );
  expect(lists.map(([, text]) => text.trim().split("\n").slice(2))).toEqual([
    [expect.stringContaining(" .bailiwick/statements/JSON/2.sums")],
  ]);
  expect(await refusedAfter(shop)).toEqual(["signer-revoked Core"]);
});

test.concurrent("without it all is refused; each is signed again, by carol with a new key", async () => {
  const shop = copyOf(made);
  await shop.must([...revoke, ...issuer()]);
  expect(await refusedAfter(shop)).toEqual(["signer-revoked Core", "signer-revoked JSON"]);
  await shop.must(["cert", "request", "carol", "--key", shop.key("carol-2")]);
  await shop.must(["cert", "issue", "carol", ...issuer()]);
  shop.write({ "Core/url": "good\n" });
  await shop.must(["sign", "JSON", "Core", "--key", shop.key("carol-2")]);
  await shop.must(["sign", "Core", "--role", "review", "--yes", "--key", shop.key("erin")]);
  expect(await refusedAfter(shop)).toEqual([]);
});

test.concurrent("the key revokes itself: its fingerprint names the file, and no issuer is asked", async () => {
  const shop = copyOf(made);
  const own = ["--self", "--reason", "lost", "--note", "left on a train", "--key", shop.key("carol")];
  const { out } = await shop.bw(["cert", "revoke", ...own, "--yes", "--json"]);
  expect(JSON.parse(out)).toMatchObject({
    verdict: "complete",
    signed: "self",
    keys: [{ user: "carol", key: publicKeyIn(`${shop.key("carol")}.pub`) }],
    statements: [{ sequence: 2 }, { sequence: 2 }],
    refused: [{ subject: "Core" }, { subject: "JSON" }],
    written: [
      expect.stringMatching(/[0-9a-f]{64}\.yaml$/),
      expect.stringMatching(/[0-9a-f]{64}\.self\.sig$/),
    ],
  });
  expect(await refusedAfter(shop)).toHaveLength(2);
  const again = await shop.bw([...revoke, ...issuer()]);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining("is revoked already") });
  // An issuer keeps afterwards what stood before.
  expect(await shop.must([...revoke, "--since", doubt, ...issuer()])).toContain(
    "endorsed 1 statement on list",
  );
  expect(await refusedAfter(shop)).toEqual(["signer-revoked Core"]);
});

test.concurrent("two issuers: the second signs the same bytes, and the same list", async () => {
  const shop = emptyWorkshop();
  shop.write({ "JSON/url": "1\n" });
  shop.commit();
  const keys = ["ann", "bob"].flatMap((name) => ["--root-key", `${name}=${shop.key(name)}`]);
  await shop.must(["init", "test", "--layout", "*/", "--issuer-threshold", "2", ...keys]);
  const zoe = ["--key", shop.key("zoe"), "--grant", "publish JSON/**", "--yes"];
  await shop.must(["cert", "issue", "zoe", ...zoe, "--issuer-key", shop.key("ann")]);
  await shop.must(["cert", "issue", "zoe", "--yes", "--issuer-key", shop.key("bob")]);
  shop.commit();
  shop.write({ "JSON/url": "2\n" });
  await shop.must(["sign", "--key", shop.key("zoe"), "--commit"]);
  shop.write({ "README.md": "later\n" });
  shop.commit();
  const words = ["cert", "revoke", "zoe", "--reason", "compromised", "--yes", "--issuer-key"];
  const first = await shop.must([...words, shop.key("ann"), "--since", "HEAD"]);
  expect(first).toContain("Still missing:\n");
  const before = Object.keys(shop.files()).length;
  expect(await shop.must([...words, shop.key("bob")])).not.toContain("Still missing");
  expect(Object.keys(shop.files())).toHaveLength(before + 2);
  const shown = JSON.parse((await shop.bw(["cert", "list", "--json", "--ref", "HEAD"])).out);
  expect(shown.certificates).toMatchObject([{ user: "zoe", status: "valid" }]);
  shop.git("add", "-A");
  shop.git("commit", "-q", "-m", "revoked");
  const verdict = JSON.parse((await shop.bw(["verify", "--json"])).out);
  expect(verdict.refusals.map(({ code }: { code: string }) => code)).toEqual(["subject-unstated"]);
});

test.concurrent("refused, and nothing written", async () => {
  const shop = copyOf(made);
  const before = shop.files();
  const says = async (code: number, args: readonly string[], words: string, by = issuer()) => {
    const ran = await shop.bw(["cert", "revoke", ...args, ...by]);
    expect({ args, code: ran.code }).toEqual({ args, code });
    expect(ran.out + ran.err).toContain(words);
  };
  const lost = ["--reason", "lost"];
  await says(2, ["carol"], "--reason");
  await says(2, [...lost], "which key? a user or a key, or --self");
  await says(2, ["nobody", ...lost], "nobody is no user, no name of a root key, and no key file");
  await says(2, ["SHA256:AAAA", ...lost], "no certificate and no root has a key SHA256:AAAA");
  await says(1, ["carol", ...lost], "is no issuer's key", ["--yes", "--issuer-key", shop.key("dave")]);
  await says(2, ["carol", ...lost], "nobody can be asked", ["--issuer-key", shop.key("ann")]);
  await says(1, ["carol", "--reason", "retired"], "is retired, not revoked: what it signed stands");
  await says(3, ["carol", ...lost, "--since", "never"], "never");
  const stranger = ssh("ssh-keygen", ["-y", "-f", shop.key("stranger")]).trim();
  await says(1, [stranger, ...lost], "revokes a key that no certificate and no root knows");
  await says(1, ["--self", ...lost, "--key", shop.key("stranger")], "revocation-unknown-key", ["--yes"]);
  expect(shop.files()).toEqual(before);
});

test.concurrent("a root key leaves by succession; a commit too early keeps nothing, and says so", async () => {
  const shop = copyOf(made);
  const root = await shop.must(["cert", "revoke", "ann", "--reason", "lost", ...issuer()]);
  expect(root).toContain("ann is a key of the root still: bailiwick root propose --remove-key ann");
  const first = shop.git("rev-list", "--max-parents=0", "HEAD");
  const { code, err } = await shop.bw([...revoke, "--since", first, ...issuer()]);
  expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining("so nothing is kept") });
});
