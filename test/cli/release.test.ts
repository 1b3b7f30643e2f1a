import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { copyOf, emptyWorkshop, type Workshop } from "./workshop.ts";

let made: Workshop;

/** carol publishes packages/foo. */
beforeAll(async () => {
  made = emptyWorkshop();
  made.write({ "packages/foo/README.md": "foo\n", "packages/bar/README.md": "bar\n" });
  made.commit();
  await made.must(["init", "test", "--layout", "packages/*/", "--key", made.key("ann"), "--as", "ann"]);
  const keys = ["--key", made.key("carol"), "--issuer-key", made.key("ann")];
  await made.must(["cert", "issue", "carol", "--yes", ...keys, "--grant", "publish packages/foo/**"]);
  made.commit("registry");
});

function shopWith(...files: readonly string[]): { shop: Workshop; paths: string[] } {
  const shop = copyOf(made);
  const paths = files.map((file) => join(shop.dir, "..", file));
  for (const [i, path] of paths.entries()) writeFileSync(path, files[i] ?? "");
  return { shop, paths };
}

const carol = (shop: Workshop) => ["--key", shop.key("carol")];

test.concurrent("add, sign, yank, restore: each a signed change", async () => {
  const { shop, paths } = shopWith("foo-1.0.5.tar.gz", "foo-1.0.5.whl");
  const more = ["--kind", "security", "--fixes", "CVE-2026-1234", "--url", "https://example.org/dist/"];
  const { code, out } = await shop.bw(["release", "add", "foo", "1.0.5", ...paths, ...more]);
  expect({ code, out }).toEqual({
    code: 0,
    out: "wrote packages/foo/1.0.5.yaml  active, 2 files\n\nnext: bailiwick sign packages/foo\n",
  });
  expect(shop.files()["packages/foo/1.0.5.yaml"]).toBe(`version: "1.0.5"
kind:
  - "security"
fixes:
  - "CVE-2026-1234"
status: "active"
artifacts:
  - file: "foo-1.0.5.tar.gz"
    url: "https://example.org/dist/foo-1.0.5.tar.gz"
    size: 16
    sha256: "${sha256("foo-1.0.5.tar.gz")}"
  - file: "foo-1.0.5.whl"
    url: "https://example.org/dist/foo-1.0.5.whl"
    size: 13
    sha256: "${sha256("foo-1.0.5.whl")}"
`);
  await shop.must(["sign", "packages/foo", ...carol(shop)]);
  shop.commit();
  await shop.must(["release", "yank", "foo", "1.0.5", "--reason", "leaks", "--sign", ...carol(shop)]);
  expect(shop.files()["packages/foo/1.0.5.yaml"]).toMatch(/status: "yanked"\n[\s\S]*note: "leaks"\n$/);
  shop.commit();
  await shop.must(["release", "restore", "packages/foo", "1.0.5", "--sign", ...carol(shop)]);
  const restored = shop.files()["packages/foo/1.0.5.yaml"];
  expect(restored).toContain('status: "active"\n');
  expect(restored).not.toContain("note:");
  shop.commit();
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
});

test.concurrent("the tag says what it mends", async () => {
  const { shop, paths } = shopWith("foo-2.tar.gz");
  const message =
    "foo 2\n\n[security fix] CVE-2026-0001 and CVE-2026-22222, see GHSA-aaaa-bbbb-cccc. CVE-2026-0001";
  shop.git("tag", "-a", "v2", "-m", message);
  shop.git("tag", "light");
  const json = await shop.must(["release", "add", "foo", "2", ...paths, "--tag", "v2", "--json"]);
  expect(JSON.parse(json)).toMatchObject({
    path: "packages/foo/2.yaml",
    release: {
      kind: ["security"],
      fixes: ["CVE-2026-0001", "CVE-2026-22222", "GHSA-aaaa-bbbb-cccc"],
      status: "active",
    },
  });
  for (const tag of ["light", "none", "v2^{commit}", "../heads/main"]) {
    const { code, err } = await shop.bw(["release", "add", "foo", "3", ...paths, "--tag", tag]);
    expect({ tag, code }).toEqual({ tag, code: 3 });
    expect(err).toContain("no annotated tag");
  }
});

test.concurrent("refused, nothing is written", async () => {
  const { shop, paths } = shopWith("bar-1.tar.gz", "x.tar.gz");
  const before = shop.files();
  const refused = await shop.bw(["release", "add", "bar", "1", paths[0] ?? "", "--sign", ...carol(shop)]);
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining("rights-missing") });
  const nobody = await shop.bw(["release", "add", "bar", "1", paths[0] ?? "", "--sign"]);
  expect(nobody.code).toBe(3);
  const odd = [
    [["yank", "foo", "9"], 2],
    [["add", "foo", "1/../2"], 2],
    [["add", "../foo", "1"], 2],
    [["add", ".bailiwick", "1"], 2],
    [["add", "foo", "1", "--kind", "Se curity"], 2],
    [["add", "foo", "1", "--url", "https://example.org/x"], 2],
    [["add", "foo", "1", "nowhere.tar.gz"], 3],
  ] as const;
  for (const [args, code] of odd) {
    const ran = await shop.bw(["release", ...args]);
    expect({ args, code: ran.code, out: ran.out }).toEqual({ args, code, out: "" });
  }
  expect(shop.files()).toEqual(before);
});

test.concurrent("more files may come, other bytes of one name may not", async () => {
  const { shop, paths } = shopWith("foo-1.tar.gz", "foo-1.whl");
  await shop.must(["release", "add", "foo", "1", paths[0] ?? "", "--kind", "feature"]);
  await shop.must(["release", "add", "foo", "1", ...paths, "--kind", "bugfix"]);
  const text = shop.files()["packages/foo/1.yaml"] ?? "";
  expect(text).toContain('kind:\n  - "feature"\n  - "bugfix"\n');
  expect(text.match(/file:/g)).toHaveLength(2);
  writeFileSync(paths[0] ?? "", "other");
  const { code, err } = await shop.bw(["release", "add", "foo", "1", paths[0] ?? ""]);
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining("lists other bytes as foo-1.tar.gz"),
  });
  expect(shop.files()["packages/foo/1.yaml"]).toBe(text);
});

test.concurrent("a package whose releases are somebody else's format is not written to", async () => {
  const { shop, paths } = shopWith("foo-1.tar.gz");
  shop.write({
    "registry.yaml":
      'bailiwick: "registry-v1"\nversions:\n  - paths: "packages/*/"\n    order: "loose"\n    layout: "opam"\n',
  });
  const { code, err } = await shop.bw(["release", "add", "foo", "1", ...paths]);
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringContaining("no package whose releases are files"),
  });
});
