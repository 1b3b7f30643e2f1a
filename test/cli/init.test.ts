import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../src/crypto/sha256.ts";
import { temporaryDirectory } from "../keys/openssh.ts";
import { emptyWorkshop, type Workshop, workshopAt } from "./workshop.ts";

function filled(): Workshop {
  const shop = emptyWorkshop();
  shop.write({ "JSON/url": "1\n", "Legacy/url": "1\n", "README.md": "r\n" });
  shop.commit();
  return shop;
}

const ann = (shop: Workshop) => ["--key", shop.key("ann"), "--as", "ann"];

test.concurrent("a repository becomes a registry that stands by its pin", async () => {
  const shop = filled();
  const { code, out } = await shop.bw(["init", "test", "--layout", "*/", ...ann(shop)]);
  expect(code).toBe(0);
  const root = readFileSync(join(shop.dir, ".bailiwick/root/1.yaml"));
  const pin = `sha256:${sha256(root)}`;
  expect(out).toContain("photographed 2 packages and 1 common name, 3 files, on one list");
  expect(out).toContain(`pin: ${pin}`);
  expect(shop.git("config", "bailiwick.root")).toBe(pin);
  expect(shop.git("status", "--porcelain")).toBe("?? .bailiwick/");
  shop.commit();
  expect((await shop.bw(["verify"])).out).toContain("3 verified, 0 refused, of 3");
  expect((await shop.bw(["check", "HEAD~1"])).code).toBe(0);
  const again = await shop.bw(["init", "test", "--layout", "*/", ...ann(shop)]);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining("there is a .bailiwick already") });
});

test.concurrent("all its terms are in the root", async () => {
  const shop = filled();
  const terms = [
    ...["--layout", "*/", "--unsigned", "Legacy*/**", "--rule", "Core*/** review=2 attest=1"],
    ...["--expires", "2090-01-01", "--certificate-days", "90", "--note", "a note"],
  ];
  const { out } = await shop.bw(["init", "test", ...ann(shop), ...terms, "--json"]);
  expect(JSON.parse(out)).toMatchObject({
    verdict: "made",
    photographs: { packages: 2, commons: 1, files: 3 },
    missing: [],
  });
  const root = shop.files()[".bailiwick/root/1.yaml"];
  for (const line of [
    'expires: "2090-01-01"',
    '  - "Legacy*/**"',
    '      - "**"\n    publish: 1',
    '      - "Core*/**"\n    review: 2\n    attest: 1',
    "  certificateDays: 90",
    'note: "a note"',
  ])
    expect(root).toContain(line);
});

test.concurrent("what cannot be a registry is refused, and nothing is written", async () => {
  const shop = filled();
  const init = ["init", "test", "--layout", "*/", ...ann(shop)];
  shop.write({ "JSON/url": "2\n" });
  const dirty = await shop.bw(init);
  expect(dirty).toMatchObject({ code: 1, out: expect.stringContaining("first-change-outside") });
  shop.git("checkout", "-q", ".");
  symlinkSync("url", join(shop.dir, "JSON", "link"));
  shop.commit();
  const linked = await shop.bw(init);
  expect(linked).toMatchObject({ code: 1, out: expect.stringContaining("file-not-regular") });
  expect(readdirSync(shop.dir)).not.toContain(".bailiwick");
  expect((await shop.bw(["verify"])).code).toBe(3);
});

test.concurrent("terms that are off are wrong usage", async () => {
  const shop = filled();
  for (const [terms, words] of [
    [["Test", "--layout", "*/"], "Test is no name"],
    [["test"], "a layout is needed"],
    [["test", "--layout", "*/", "*/*/"], "packages never nest"],
    [["test", "--layout", "a[b]/"], "is no layout pattern"],
    [["test", "--layout", "*/", "--threshold", "2"], "the threshold 2: there are 1 root keys"],
    [["test", "--layout", "*/", "--threshold", "0"], "A whole number"],
    [["test", "--layout", "*/", "--rule", "Core/**"], "is no rule"],
    [["test", "--layout", "*/", "--issuer", "bob"], "the issuer bob is no root key"],
    [["test", "--layout", "*/", "--expires", "tomorrow"], "is no day"],
  ] as const) {
    const { code, err } = await shop.bw(["init", ...terms, ...ann(shop)]);
    expect({ terms, code, err }).toEqual({ terms, code: 2, err: expect.stringContaining(words) });
  }
  const expired = await shop.bw(["init", "test", "--layout", "*/", ...ann(shop), "--expires", "2020-01-01"]);
  expect(expired).toMatchObject({ code: 1, out: expect.stringContaining("root-expired") });
  expect(readdirSync(shop.dir)).not.toContain(".bailiwick");
});

test.concurrent("a new registry from the template, which stands and can be signed in", async () => {
  const shop = emptyWorkshop();
  const dir = join(shop.dir, "recipes");
  const out = await shop.must(["init", "recipes", "--new", dir, ...ann(shop)]);
  expect(out).toContain(`next: cd ${dir} && git add . && git commit`);
  expect(readdirSync(shop.dir).sort()).toEqual([".git", "recipes"]);
  const made = workshopAt(dir, shop.home);
  made.commit();
  expect((await made.bw(["verify"])).out).toContain("0 refused");
  await made.must([
    "cert",
    "issue",
    "ann",
    "--yes",
    "--key",
    made.key("ann"),
    "--issuer-key",
    made.key("ann"),
    "--grant",
    "publish **",
  ]);
  made.git("rm", "-r", "-q", "packages/example");
  await made.must(["sign", "packages/example", "--key", made.key("ann"), "--commit"]);
  expect((await made.bw(["check", "HEAD~1"])).code).toBe(0);
  const full = await shop.bw(["init", "recipes", "--new", dir, ...ann(shop)]);
  expect(full).toMatchObject({ code: 2, err: expect.stringContaining("is not empty") });
});

test.concurrent("a template that does not stand leaves no folder", async () => {
  const shop = emptyWorkshop();
  const template = temporaryDirectory();
  symlinkSync("/etc/passwd", join(template, "README.md"));
  const { code } = await shop.bw(["init", "x", "--new", "x", "--template", template, ...ann(shop)]);
  expect(code).toBe(1);
  expect(readdirSync(shop.dir)).toEqual([".git"]);
});
