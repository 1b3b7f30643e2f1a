import { beforeAll, expect, test } from "vitest";
import { publicKeyIn } from "../keys/openssh.ts";
import { copyOf, registryWorkshop, type Workshop } from "./workshop.ts";

/** Carol signs JSON, JSON again, then two packages on one list; a stranger's copy of her signature comes, too. */
let made: Workshop;
const commits: string[] = [];
beforeAll(async () => {
  made = await registryWorkshop();
  const carol = ["--key", made.key("carol")];
  const commit = (message: string) => {
    made.commit(message);
    commits.push(made.git("rev-parse", "HEAD"));
  };
  made.write({ "JSON/url": "2\n" });
  await made.must(["sign", ...carol]);
  commit("one");
  made.write({ "JSON/url": "3\n" });
  await made.must(["sign", ...carol]);
  commit("two");
  made.write({ "JSON/url": "4\n", "Core/url": "2\n" });
  await made.must(["sign", "--list", "both", ...carol]);
  commit("three");
  const path = ".bailiwick/statements/JSON/9.carol.sig";
  made.write({ [path]: made.files()[".bailiwick/lists/both.carol.sig"] ?? "" });
  commit("a signature of nothing");
});

interface Shown {
  readonly path: string;
  readonly commit: string;
  readonly list?: string;
  readonly stands: boolean;
}
const impact = async (shop: Workshop, word: string, ...more: readonly string[]) =>
  JSON.parse(await shop.must(["impact", word, "--json", ...more])).keys[0];

test.concurrent("each document that the key signed, and the commit that brought it", async () => {
  const { touches, subjects, history, could, users } = await impact(made, "carol");
  const lines = touches.map(({ path, commit, list, stands }: Shown) =>
    [path.replace(".bailiwick/", ""), commits.indexOf(commit), list ?? "", stands].join(" "),
  );
  expect(lines).toEqual([
    "certs/carol.yaml -1  true",
    "statements/JSON/2.sums 0  false",
    "statements/JSON/3.sums 1  false",
    "lists/both.sums 2  true",
    "statements/Core/2.sums 2 both true",
    "statements/JSON/4.sums 2 both true",
  ]);
  expect(subjects).toEqual(["Core", "JSON"]);
  expect(history).toEqual({ commits: 6, isWhole: true });
  expect(users).toMatchObject([{ user: "carol", status: "current" }]);
  expect(could).toMatchObject({
    opens: [{ role: "publish", packages: 2, files: 3 }],
    alone: [{ kind: "package", name: "JSON" }],
    counts: [],
  });
});

test.concurrent("by a file or a fingerprint; the root key's thief makes roots and certificates alone", async () => {
  const { out } = await made.bw(["impact", `${made.key("ann")}.pub`]);
  expect(out).toMatch(/root key +ann, an issuer\n/);
  expect(out).toMatch(/its thief +alone makes a root\n +alone issues a certificate\n/);
  expect(out).toMatch(/ {2}root +\.bailiwick\/root\/1\.yaml\n/);
  expect(out).toMatch(/ {2}certificate +\.bailiwick\/certs\/carol\.yaml\n/);
  const { fingerprint, key } = await impact(made, "ann");
  expect(key).toBe(publicKeyIn(`${made.key("ann")}.pub`));
  expect(await impact(made, fingerprint)).toMatchObject({ key });
});

test.concurrent("once revoked it can do nothing; in a cut history all is the oldest commit's", async () => {
  const shop = copyOf(made);
  const clone = `${shop.home}/cut`;
  await shop.must(["cert", "revoke", "--self", "--reason", "lost", "--key", shop.key("carol"), "--yes"]);
  shop.commit();
  expect((await shop.bw(["impact", "carol"])).out).toContain("can do nothing: its signatures");
  shop.git("clone", "-q", "--depth", "1", `file://${shop.dir}`, clone);
  const { out } = await shop.bw(["-C", clone, "impact", "carol"]);
  expect(out).toContain("in 1 commit looked at; the history is cut");
});

test.concurrent("nobody's", async () => {
  for (const word of ["nobody", "SHA256:AAAA"])
    expect(await made.bw(["impact", word])).toMatchObject({ code: 2, out: "" });
  const stranger = await made.bw(["impact", made.key("stranger")]);
  expect(stranger).toMatchObject({ code: 0, out: expect.stringContaining("nobody lists it") });
});
