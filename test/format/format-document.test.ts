import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { parseSignatures } from "../../src/crypto/sshsig.ts";
import { parsePlace } from "../../src/format/place.ts";
import { SUMS_BYTES } from "../../src/format/sums.ts";
import { decodeText, encodeText } from "../../src/format/text.ts";
import { YAML_BYTES } from "../../src/format/yaml.ts";
import { type MemoryFile, MemoryObjects } from "../../src/git/memory-objects.ts";
import { ObjectTree } from "../../src/git/object-tree.ts";
import { reasons } from "../../src/reasons.ts";
import { accept } from "../../src/verify/accept.ts";
import { MOST_AMENDMENTS } from "../../src/verify/chain.ts";
import { LARGEST_STEP } from "../../src/verify/order.ts";
import { namespaces } from "../../src/verify/signed.ts";
import { MOST_ENTRIES } from "../../src/verify/walk.ts";
import { exampleRegistry } from "./example.ts";
import { samples } from "./samples.ts";

const page = readFileSync(new URL("../../docs/format.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(
  ([, path = "", text = ""]) => [path, text] as const,
);
const examples = new Map(blocks);
const pin = /^ {4}sha256:([0-9a-f]{64})$/m.exec(page)?.[1] ?? "";

function treeOf(files: ReadonlyMap<string, string>): ObjectTree {
  const objects = new MemoryObjects();
  const held = [...files].map(([path, text]): [string, MemoryFile] => [
    path,
    { mode: path.endsWith(".sh") ? "100755" : "100644", bytes: encodeText(text) },
  ]);
  return new ObjectTree(objects, objects.commitTree(new Map(held)));
}

describe("the examples of docs/format.md", () => {
  let registry: ReadonlyMap<string, Uint8Array> = new Map();
  beforeAll(async () => {
    registry = await exampleRegistry();
  });

  test("are the bytes that we write, each once", () => {
    const written = [...registry].map(([path, bytes]) => [path, decodeText(bytes)] as const);
    expect(examples).toEqual(new Map(written));
    expect(blocks).toHaveLength(examples.size);
  });

  test.each([...examples].filter(([path]) => parsePlace(path) !== undefined))("%s is read", (path, text) => {
    const place = parsePlace(path);
    const bytes = encodeText(text);
    if (place?.signer !== undefined) expect(parseSignatures(bytes)?.length).toBeGreaterThan(0);
    else expect(samples[place?.document.kind ?? "root"].again(bytes)).toEqual(bytes);
  });

  test("are a registry that verifies under the page's pin", async () => {
    expect(pin).toBe(sha256(examples.get(".bailiwick/root/1.yaml") ?? ""));
    const { verdict } = await accept(undefined, treeOf(examples), { pin });
    expect(verdict).toMatchObject({
      accepted: true,
      counts: { verified: 2, unsigned: 1, refused: 0, total: 3 },
    });
  });

  test("are refused when one is gone that somebody vouches for", async () => {
    // An older mix of what was vouched for stands by itself; users' possession is judged in changes alone.
    const idle = /gitattributes|Legacy|revoked|root\/2\.yaml|certs\/(\w+)\.\1\.sig$/;
    for (const path of [...examples.keys()].filter((each) => !idle.test(each))) {
      const rest = new Map([...examples].filter(([each]) => each !== path));
      expect((await accept(undefined, treeOf(rest), { pin })).verdict.accepted, path).toBe(false);
    }
  });
});

describe("docs/format.md", () => {
  test("names every code, and no other", () => {
    const [, section = ""] = /\n## 15[^\n]*\n(.*?)\n## /s.exec(page) ?? [];
    const listed = [...section.matchAll(/`([a-z]+(?:-[a-z0-9]+)*)`/g)].map(([, code]) => code);
    expect(listed.sort()).toEqual(Object.keys(reasons).sort());
    const elsewhere = [...page.matchAll(/\(`([a-z]+(?:-[a-z]+)+)`/g)].map(([, code]) => code);
    expect(elsewhere.filter((code) => !Object.hasOwn(reasons, code ?? ""))).toEqual([]);
  });

  test("names every namespace", () => {
    for (const namespace of Object.values(namespaces))
      expect(page).toContain(namespace.replace(/^bailiwick(?=-(review|attest))/, ""));
  });

  test("has the limits of the code", () => {
    const rows = new Map(
      [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].map(([, what = "", most = ""]) => [what, most]),
    );
    expect(YAML_BYTES).toBe(2 ** 20);
    expect(rows.get("root, certificate, revocation")).toBe("1 MiB");
    expect(SUMS_BYTES).toBe(64 * 2 ** 20);
    expect(rows.get("statement, list")).toBe("64 MiB");
    expect(rows.get("amendments on a complete statement")).toBe(`${MOST_AMENDMENTS}`);
    expect(LARGEST_STEP).toBe(2 ** 20);
    expect(rows.get("step of a sequence number, against `last`")).toBe("2^20");
    expect(rows.get("entries of one walk")).toBe(MOST_ENTRIES.toLocaleString("en-US"));
  });
});
