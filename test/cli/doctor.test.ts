import { expect, test } from "vitest";
import { plainRegistry } from "./plain-registry.ts";
import { keyNamed, NOW, TestRegistry } from "./registry.ts";
import { commitFiles, git, newRepository } from "./repository.ts";
import { run } from "./run.ts";

const rules = [{ paths: ["**"], publish: 1 }];
const keys = (...names: readonly string[]) => new Map(names.map((name) => [name, keyNamed(name)]));

/** A repository of what a test has written. */
function planted(registry: TestRegistry): string {
  const dir = newRepository();
  commitFiles(dir, registry.seal());
  git(dir, "config", "bailiwick.root", `sha256:${registry.pin}`);
  return dir;
}

interface Found {
  readonly code: string;
  readonly urgency: string;
  readonly says: string;
  readonly mend: string;
}

/** What the doctor finds, by code; every finding has words and a mend. */
async function findings(dir: string, now = NOW): Promise<{ code: number | null; found: Map<string, Found> }> {
  const { code, out, err } = await run(dir, ["doctor", "--json", "--now", now]);
  expect(err).toBe("");
  const { findings: all }: { findings: Found[] } = JSON.parse(out);
  for (const { says, mend } of all) expect(`${says}\n${mend}`).not.toMatch(/undefined|\n.*\n|\n$/);
  return { code, found: new Map(all.map((each) => [each.code, each])) };
}

/** Two root keys, one needed; two publishers of all: nothing to see to. */
async function healthy(terms: Parameters<typeof TestRegistry.found>[0] = {}): Promise<TestRegistry> {
  const registry = await TestRegistry.found({
    keys: keys("ann", "bob"),
    root: { threshold: 1, keys: ["ann", "bob"] },
    rules,
    ...terms,
  });
  for (const user of ["carol", "dave"]) await registry.certify(user, ["publish **"]);
  registry.write("JSON/url", "1\n");
  await registry.sign("JSON", ["carol", "dave"]);
  return registry;
}

test("a registry that is well", async () => {
  const dir = planted(await healthy());
  expect(await run(dir, ["doctor", "--now", NOW])).toEqual({ code: 0, out: "nothing to see to\n", err: "" });
});

test("what ends in 30 days is due, and only then", async () => {
  const dir = planted(await healthy());
  expect(await findings(dir, "2027-05-01")).toMatchObject({ code: 0, found: new Map() });
  const { code, found } = await findings(dir, "2027-05-02");
  expect(code).toBe(4);
  expect([...found.values()]).toMatchObject([
    {
      code: "certificate-expires",
      urgency: "due",
      says: "the certificate of dave ends on 2027-06-01, in 30 days",
      mend: "bailiwick cert renew dave",
    },
  ]);
  const later = await findings(dir, "2027-11-21");
  expect(later.found.get("root-expires")?.says).toContain("root 1 ends on 2027-11-21, today");
  expect(later.found.get("certificate-expired")?.urgency).toBe("advice");
  expect(later.found.get("owner-missing")?.says).toBe("nobody can publish JSON");
  expect((await findings(dir, "2027-11-22")).found.get("root-expired")?.urgency).toBe("due");
});

test("people: sole owners, packages without one, rules that nobody can meet", async () => {
  const { dir } = await plainRegistry();
  const { code, found } = await findings(dir);
  expect(code).toBe(0);
  expect(found.get("sole-owner")).toMatchObject({
    says: "carol alone can publish 2 subjects: Core, JSON",
    mend: "bailiwick cert issue OTHER --grant 'publish Core/**'",
  });
  expect(found.get("owner-missing")?.says).toBe("nobody can publish README.md");
  expect(found.get("root-without-spare")?.says).toContain("ann must all sign");
  expect([...found.keys()]).not.toContain("rule-unreachable");

  const registry = await healthy({ rules: [...rules, { paths: ["JSON/**"], review: 2, attest: 1 }] });
  await registry.certify("erin", ["review **"]);
  await registry.certify("frank", ["review **", "attest **"]);
  await registry.sign("JSON", ["carol"]);
  const two = await findings(planted(registry));
  expect(two.found.get("rule-unreachable")).toMatchObject({
    urgency: "wrong",
    says: "JSON needs 3 × review and attest, and only erin, frank can",
    mend: "bailiwick cert issue USER --grant 'attest JSON/**'",
  });
});

test("keys: revoked holders, keys of no use, a log key that a bot signs with", async () => {
  const registry = await healthy({
    keys: keys("ann", "bob", "carol"),
    root: { threshold: 2, keys: ["ann", "bob"] },
    log: { threshold: 1, keys: ["carol"] },
  });
  await registry.certify("erin", ["publish **"]);
  await registry.certify("bob", ["review **"]);
  await registry.revoke("bob");
  const { found } = await findings(planted(registry));
  expect(found.get("root-unreachable")).toMatchObject({
    urgency: "wrong",
    says: "nobody can make the next root: it takes 2 keys, and only ann can still sign",
  });
  expect(found.get("certificate-without-key")?.says).toContain("bob can sign nothing");
  expect(found.get("log-key-shared")?.says).toContain("the log key carol is also a key of the user carol");
  expect(found.get("key-unused")?.says).toMatch(/^erin has signed nothing that stands with SHA256:/);
});

test("rules and `unsigned` that match nothing, files that no rule matches", async () => {
  const registry = await healthy({
    rules: [{ paths: ["JSON/**", "Jason/**"], publish: 1 }],
    unsigned: ["Legacy/**"],
  });
  registry.write("Foo/url", "1\n");
  const { found } = await findings(planted(registry));
  expect(found.get("rule-idle")?.says).toContain("rule 1 speaks of 'Jason/**', which matches nothing");
  expect(found.get("unsigned-idle")?.mend).toBe("bailiwick root propose --drop-unsigned 'Legacy/**'");
  expect(found.get("rule-missing")).toMatchObject({ says: "no rule matches Foo, so nobody may change it" });
});

test("where nothing stands it cannot judge; a wrong day is wrong usage", async () => {
  const { dir } = await plainRegistry();
  expect((await run(dir, ["doctor", "--root", `sha256:${"0".repeat(64)}`])).code).toBe(3);
  expect((await run(dir, ["doctor", "--now", "soon"])).code).toBe(2);
  expect((await run(newRepository(), ["doctor"])).code).toBe(3);
});
