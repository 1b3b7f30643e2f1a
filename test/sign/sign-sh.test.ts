import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyOf, emptyWorkshop, type Workshop } from "../cli/workshop.ts";

const script = join(import.meta.dirname, "..", "..", "metadata-template", "sign.sh");
const odd = 'packages/Ünï "q" $x';

async function registry(): Promise<Workshop> {
  const shop = emptyWorkshop();
  shop.write({ "packages/foo/url": "1\n", "README.md": "r\n" });
  shop.commit();
  await shop.must(["init", "test", "--layout", "packages/*/", "--key", shop.key("ann"), "--as", "ann"]);
  const keys = ["--key", shop.key("carol"), "--issuer-key", shop.key("ann")];
  await shop.must(["cert", "issue", "carol", "--yes", ...keys, "--grant", "publish packages/**"]);
  shop.commit();
  shop.git("config", "bailiwick.key", shop.key("carol"));
  shop.git("config", "bailiwick.user", "carol");
  return shop;
}

test("byte for byte it signs as bailiwick does, over several sequences", async () => {
  let ours = await registry();
  const steps: ((shop: Workshop) => string)[] = [
    (shop) => {
      shop.write({ "packages/foo/url": "2\n", "packages/foo/a/deep/file": "" });
      return "packages/foo";
    },
    (shop) => {
      shop.write({
        [`${odd}/ß  two`]: "1\n",
        [`${odd}/-n`]: "",
        [`${odd}/Z`]: "2\n",
        [`${odd}/run it`]: "#!\n",
      });
      chmodSync(join(shop.dir, odd, "run it"), 0o755);
      chmodSync(join(shop.dir, odd, "Z"), 0o755);
      return odd;
    },
    (shop) => {
      shop.write({ [`${odd}/Z`]: "3\n" });
      rmSync(join(shop.dir, odd, "-n"));
      return `${odd}/`;
    },
    (shop) => {
      rmSync(join(shop.dir, odd), { recursive: true });
      return odd;
    },
  ];
  for (const step of steps) {
    const theirs = copyOf(ours);
    const name = step(ours);
    step(theirs);
    await ours.must(["sign", name, "--complete"]);
    copyFileSync(script, join(theirs.home, "sign.sh"));
    execFileSync("dash", [join(theirs.home, "sign.sh"), name], { cwd: theirs.dir });
    expect(theirs.files()).toEqual(ours.files());
    theirs.commit();
    expect(await theirs.must(["check", "HEAD~1"])).toContain("accepted");
    ours = theirs;
  }
});
