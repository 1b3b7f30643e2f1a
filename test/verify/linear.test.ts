/** Twice as much of anything costs twice the work, by count and not by the clock: nobody can make it square. */
import { beforeAll, expect, test } from "vitest";
import { GreatRegistry, wideRegistry } from "../../bench/fuzz/great-registry.ts";
import { nodeEngine } from "../../src/crypto/engine-node.ts";
import { keyFileName } from "../../src/crypto/ssh-key.ts";
import { documentPath, signaturePath } from "../../src/format/place.ts";
import { formatRevocation } from "../../src/format/revocation.ts";
import type { Tree } from "../../src/tree.ts";
import { accept } from "../../src/verify/accept.ts";
import { verifyChange } from "../../src/verify/change.ts";
import { keyNamed } from "../scenario/keys.ts";
import { countOperations } from "./count-operations.ts";

const NOW = "2026-11-21";
let verifications = 0;

/** The engine is asked and counted, but need not do its work: whether signatures are good is others' question. */
beforeAll(() => {
  const { verify } = nodeEngine;
  nodeEngine.verify = () => {
    verifications += 1;
    return true;
  };
  return () => {
    nodeEngine.verify = verify;
  };
});

/** What is made so many of: the registry before, and with it. */
type Make = (registry: GreatRegistry, n: number) => Promise<void> | void;

const number = (i: number) => String(i).padStart(6, "0");
const each = (n: number) => Array.from({ length: n }, (_, i) => i);

async function statement(
  registry: GreatRegistry,
  name: string,
  files: readonly string[],
  signers: readonly string[],
) {
  const id = registry.objects.add(Buffer.from("x\n"));
  for (const file of files) registry.files.set(`${name}/${file}`, id);
  const hash = registry.objects.sha256(id);
  const bytes = registry.statement(name, new Map(files.map((file) => [`${name}/${file}`, hash])));
  const subject = { kind: "package", name } as const;
  await registry.write({ kind: "statement", subject, sequence: 1 }, bytes, signers);
}

const makers: Readonly<Record<string, Make>> = {
  "packages, each signed": async (registry, n) => {
    for (const i of each(n)) await statement(registry, `P${number(i)}`, ["url"], ["carol"]);
  },
  "packages that nobody stated": (registry, n) => {
    const id = registry.objects.add(Buffer.from("x\n"));
    for (const i of each(n)) registry.files.set(`P${number(i)}/url`, id);
  },
  "files of one package": async (registry, n) => {
    await statement(registry, "P", each(n).map(number), ["carol"]);
  },
  certificates: async (registry, n) => {
    for (const i of each(n)) await registry.certify(`u${number(i)}`, [`P${number(i)}/**`]);
  },
  "signatures beside one statement": async (registry, n) => {
    await statement(registry, "P", ["url"], ["carol"]);
    const path = (name: string) =>
      signaturePath({ kind: "statement", subject: { kind: "package", name: "P" }, sequence: 1 }, name);
    for (const i of each(n))
      registry.files.set(path(`u${number(i)}`), registry.files.get(path("carol")) ?? "");
  },
  "signatures beside one certificate": async (registry, n) => {
    await registry.certify("dave");
    const path = (name: string) => signaturePath({ kind: "certificate", user: "dave" }, name);
    for (const i of each(n))
      registry.files.set(path(`u${number(i)}`), registry.files.get(path("dave")) ?? "");
  },
  revocations: async (registry, n) => {
    for (const i of each(n)) {
      const key = keyNamed(`u${number(i)}`);
      const bytes = formatRevocation({ registry: registry.identity, key });
      await registry.write({ kind: "revocation", key: keyFileName(key) }, bytes, [], "revocation");
    }
  },
  "lists of one statement": async (registry, n) => {
    await statement(registry, "P", ["url"], []);
    const path = documentPath({ kind: "statement", subject: { kind: "package", name: "P" }, sequence: 1 });
    for (const i of each(n)) await registry.list(`l${number(i)}`, [path], ["carol"], "publish");
  },
  "names that nothing may have, of one common name": (registry, n) => {
    const id = registry.objects.add(Buffer.from("x\n"));
    for (const i of each(n)) registry.files.set(`.github/${number(i)}:`, id);
  },
  "entries of one name": (registry, n) => {
    const id = registry.objects.add(Buffer.from("x\n"));
    const folder = registry.objects.keep(each(n).map(() => ({ name: "x:", mode: "100666", id })));
    registry.files.set(".github/", folder);
  },
  "folders of one name": (registry, n) => {
    const id = registry.objects.keep([]);
    registry.files.set(
      ".bailiwick/x/",
      registry.objects.keep(each(n).map(() => ({ name: "certs", mode: "40000", id }))),
    );
  },
  "spellings that collide": (registry, n) => {
    const id = registry.objects.add(Buffer.from("x\n"));
    for (const i of each(n)) {
      registry.files.set(`.github/A${number(i)}`, id);
      registry.files.set(`.github/a${number(i)}`, id);
    }
  },
  "strays in and beside .bailiwick": (registry, n) => {
    const id = registry.objects.add(Buffer.from("x\n"));
    for (const i of each(n)) {
      for (const folder of ["", "statements/", "common/", "statements/P/", "certs/"])
        registry.files.set(`.bailiwick/${folder}${number(i)}!`, id);
    }
  },
};

async function registryWith(make: Make | undefined, n: number): Promise<GreatRegistry> {
  const registry = await new GreatRegistry().found();
  await registry.certify("carol");
  await make?.(registry, n);
  return registry;
}

/** What it costs to judge so many, as a state and as a change. */
async function costOf(make: Make, n: number): Promise<Readonly<Record<string, number>>> {
  const before = await registryWith(undefined, 0);
  const registry = await registryWith(make, n);
  const [tip, head]: readonly Tree[] = [before.tree(), registry.tree()];
  if (tip === undefined || head === undefined) throw new Error("two trees");
  const { pin } = registry;
  const { accepted } = await accept(undefined, tip, { pin });
  if (accepted === undefined) throw new Error("the registry does not stand");
  verifications = 0;
  const start = { ...registry.objects.work };
  const operations = await countOperations(async () => {
    const first = await accept(undefined, head, { pin });
    await accept(first.accepted, head, { pin, seenAt: NOW });
    await verifyChange({ base: { ...accepted, hasHistory: true }, tip, head, now: NOW });
  });
  const { ids, entries, calls, bytes } = registry.objects.work;
  return {
    operations,
    verifications,
    ids: ids - start.ids,
    entries: entries - start.entries,
    calls: calls - start.calls,
    bytes: bytes - start.bytes,
  };
}

// On a busy machine V8 forgets some of what it counted the first time: nothing that is square is linear once.
test.each(Object.entries(makers))("%s", { retry: 2 }, async (_, make) => {
  const n = 150;
  const [once, twice] = [await costOf(make, n), await costOf(make, 2 * n)];
  expect(once.operations).toBeGreaterThan(n);
  for (const [kind, count] of Object.entries(once))
    expect((twice[kind] ?? 0) / Math.max(count, 20), kind).toBeLessThan(2.2);
});

test("a million paths: each directory is listed once", async () => {
  const registry = await new GreatRegistry({ unsigned: ["**"] }).found();
  const id = registry.objects.add(Buffer.from("x\n"));
  const folder = registry.objects.addTree(new Map(each(1000).map((i) => [number(i), id])));
  for (const i of each(1000)) registry.files.set(`P${number(i)}/`, folder);
  const { verdict } = await accept(undefined, registry.tree(), { pin: registry.pin });
  expect(verdict).toMatchObject({ accepted: true, counts: { unsigned: 1000 } });
  expect(registry.objects.work.entries).toBeLessThan(1_010_000);
});

test("100,000 stated files: each is hashed once", async () => {
  const registry = await wideRegistry(100, 1000);
  const { verdict } = await accept(undefined, registry.tree(), { pin: registry.pin });
  expect(verdict).toMatchObject({ accepted: true, counts: { verified: 100 } });
  expect(registry.objects.work.ids).toBeLessThan(101_000);
});

test("10,000 signatures: each is verified once", async () => {
  const registry = await registryWith(undefined, 0);
  await makers["packages, each signed"]?.(registry, 10_000);
  verifications = 0;
  const { verdict } = await accept(undefined, registry.tree(), { pin: registry.pin });
  expect(verdict.counts.verified).toBe(10_000);
  expect(verifications).toBeLessThan(10_010);
});

test("5,000 certificates: two signatures each, of which one makes it count", async () => {
  const registry = await registryWith(undefined, 0);
  await makers.certificates?.(registry, 5000);
  verifications = 0;
  const { verdict } = await accept(undefined, registry.tree(), { pin: registry.pin });
  expect(verdict.accepted).toBe(true);
  expect(verifications).toBeLessThan(5010);
});
