import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../keys/openssh.ts";
import { git } from "./repository.ts";
import { emptyWorkshop, type Workshop, workshopAt } from "./workshop.ts";

/** Ann's registry on a forge, and carol's clone of it, each with a home of their own. */
async function forge(): Promise<{ ann: Workshop; carol: Workshop; url: string; pin: string }> {
  const ann = emptyWorkshop();
  ann.write({ "JSON/url": "1\n", "README.md": "r\n" });
  ann.commit();
  ann.git("config", "user.signingkey", ann.key("ann"));
  ann.git("config", "gpg.format", "ssh");
  await ann.must(["init", "test", "--layout", "*/"]); // git's user.name is Ann
  ann.commit("registry");
  const url = join(temporaryDirectory(), "forge.git");
  git(ann.dir, "clone", "-q", "--bare", ann.dir, url);
  ann.git("remote", "add", "origin", url);
  const carol = clone(url);
  const pin = ann.git("config", "bailiwick.root");
  carol.git("config", "bailiwick.root", pin);
  carol.git("config", "bailiwick.key", carol.key("carol"));
  return { ann, carol, url, pin };
}

function clone(url: string): Workshop {
  const { home } = emptyWorkshop();
  const dir = join(temporaryDirectory(), "clone");
  git(home, "clone", "-q", url, dir);
  return workshopAt(dir, home);
}

test.concurrent("init, request, issue, sign, check, verify: each in their own clone", async () => {
  const { ann, carol, url, pin } = await forge();
  carol.git("checkout", "-q", "-b", "carol");
  await carol.must(["cert", "request", "carol", "--grant", "publish JSON/**"]);
  carol.commit("request");
  carol.git("push", "-q", "origin", "carol");

  ann.git("fetch", "-q", "origin");
  ann.git("checkout", "-q", "-b", "carol", "origin/carol");
  await ann.must(["cert", "issue", "carol", "--yes"]);
  ann.commit("issue");
  expect((await ann.bw(["check", "main"])).code).toBe(0);
  ann.git("push", "-q", "origin", "carol:main");

  carol.git("fetch", "-q", "origin");
  carol.git("checkout", "-q", "-b", "change", "origin/main");
  carol.write({ "JSON/url": "2\n" });
  await carol.must(["sign"]);
  carol.commit("change");
  expect((await carol.bw(["check"])).code).toBe(0);
  carol.git("push", "-q", "origin", "change:main");

  const fresh = clone(url);
  const { code, out } = await fresh.bw(["verify", "--root", pin]);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("2 verified, 0 refused, of 2") });
  expect((await fresh.bw(["verify", "--root", `sha256:${"0".repeat(64)}`])).code).toBe(1);
});

test.concurrent("a first author needs no second round: the request comes with what it allows", async () => {
  const { ann, carol } = await forge();
  carol.git("checkout", "-q", "-b", "carol");
  carol.write({ "New/url": "1\n" });
  await carol.must(["cert", "request", "carol", "--grant", "publish New/**"]);
  const signed = await carol.bw(["sign"]);
  expect(signed).toMatchObject({
    code: 0,
    out: expect.stringContaining("the certificate of carol needs 1 issuers"),
  });
  carol.commit("request and package");
  expect((await carol.bw(["check"])).code).toBe(1);
  carol.git("push", "-q", "origin", "carol");

  ann.git("fetch", "-q", "origin");
  ann.git("checkout", "-q", "-b", "carol", "origin/carol");
  await ann.must(["cert", "issue", "carol", "--yes"]);
  ann.commit("issue");
  expect((await ann.bw(["check", "main"])).code).toBe(0);
});
