import { appendFileSync, chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hardenedEnvironment } from "../../src/git/git-environment.ts";
import { runGit } from "../../src/git/run-git.ts";
import { commit, git, open, repository, temporary, walk } from "./fixture.ts";

/** A script that leaves a marker; what it prints would please whoever runs it. */
function trap(): { script: string; marker: string; sprung: () => boolean } {
  const folder = temporary();
  const [script, marker] = [join(folder, "trap.sh"), join(folder, "marker")];
  writeFileSync(script, `#!/bin/sh\necho "$0 $@" >> ${marker}\n`);
  chmodSync(script, 0o755);
  return { script, marker, sprung: () => existsSync(marker) };
}

/** Everything a reader does. */
async function readAll(dir: string, revisions: readonly string[]): Promise<void> {
  const opened = await open(dir);
  const [a = "", b = ""] = await opened.resolveAll(revisions);
  await opened.mergeBase(a, b);
  for await (const { id } of opened.firstParents(a)) await opened.commit(id);
  const tree = await opened.tree(a);
  const ids = [...(await walk(tree)).values()].map(({ id }) => id);
  await tree.read(ids, 99);
  await tree.digest(ids);
  await opened.config();
}

test("no command that a repository's config names is run by reading it", async () => {
  const { script, sprung } = trap();
  const dir = repository({ a: "1\n", ".gitattributes": "* filter=x diff=x\n" });
  commit(dir, { a: "2\n" });
  git(dir, ["tag", "-a", "-m", "x", "tagged"]);
  const settings = {
    "log.showSignature": "true",
    "gpg.program": script,
    "gpg.ssh.program": script,
    "core.fsmonitor": script,
    "core.hooksPath": join(script, ".."),
    "core.pager": script,
    "core.editor": script,
    "core.askPass": script,
    "core.sshCommand": script,
    "core.alternateRefsCommand": script,
    "credential.helper": `!${script}`,
    "diff.x.textconv": script,
    "diff.external": script,
    "filter.x.clean": script,
    "filter.x.smudge": script,
    "filter.x.required": "true",
    "alias.cat-file": `!${script}`,
    "alias.config": `!${script}`,
    "pager.cat-file": script,
    "pager.config": script,
    "uploadpack.packObjectsHook": script,
  };
  for (const [key, value] of Object.entries(settings)) git(dir, ["config", key, value]);
  for (const hook of ["reference-transaction", "post-index-change", "post-checkout"]) {
    writeFileSync(join(script, "..", hook), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  await readAll(dir, ["tagged", "main~1"]);
  await readAll(dir, ["HEAD@{1}", "main^{/x}"]);
  expect(sprung()).toBe(false);
});

/** A clone that lacks its blobs and would fetch them by this URL. */
function promisor(url: string, config: Record<string, string> = {}): { dir: string; blob: string } {
  const origin = repository({ a: "1\n" });
  git(origin, ["config", "uploadpack.allowFilter", "true"]);
  const dir = join(temporary(), "clone");
  git(dir.slice(0, -6), ["clone", "-q", "--no-checkout", "--filter=blob:none", `file://${origin}`, dir]);
  git(dir, ["config", "remote.origin.url", url]);
  for (const [key, value] of Object.entries(config)) git(dir, ["config", key, value]);
  const blob = git(dir, ["ls-tree", "HEAD"]).slice(12, 52);
  git(dir, ["update-ref", "refs/heads/gone", git(dir, ["rev-parse", "HEAD"])]);
  writeFileSync(join(dir, ".git/refs/heads/gone"), `${blob}\n`);
  return { dir, blob };
}

const absent = (blob: string) => ({ code: "object-missing", message: expect.stringContaining(blob) });

test.each([
  ["ext::", (script: string) => promisor(`ext::${script}`, { "protocol.ext.allow": "always" }), {}],
  [
    "an alias that serves as remote helper",
    (script: string) => promisor("none::x", { "alias.remote-none": `!${script}` }),
    { GIT_ALLOW_PROTOCOL: "none" },
  ],
  [
    "an upload-pack of its own",
    (script: string) => promisor("/", { "remote.origin.uploadpack": script }),
    {},
  ],
])("a blob missing in a partial clone is not fetched: %s", async (_, make, plain: Record<string, string>) => {
  const { script, marker, sprung } = trap();
  const { dir, blob } = make(script);
  const opened = await open(dir);
  const tree = await opened.tree(await opened.resolve("main"));
  await expect(tree.read([blob], 99)).rejects.toMatchObject(absent(blob));
  await expect(tree.digest([blob])).rejects.toMatchObject(absent(blob));
  await expect(opened.resolve("gone")).rejects.toMatchObject({ code: "no-such-revision" });
  await expect(opened.resolve("gone^{blob}")).rejects.toMatchObject({ code: "no-such-revision" });
  expect(sprung()).toBe(false);
  // The trap is a real one: plain git walks into it.
  expect(() => git(dir, ["cat-file", "blob", blob], { env: plain })).toThrow();
  expect(existsSync(marker)).toBe(true);
});

test("a git too old for GIT_NO_LAZY_FETCH is kept by the protocol alone", async () => {
  const { script, sprung } = trap();
  const { dir, blob } = promisor("none::x", { "alias.remote-none": `!${script}` });
  const { GIT_NO_LAZY_FETCH: _, ...env } = hardenedEnvironment(join(dir, ".git"));
  const answer = await runGit(["cat-file", "blob", blob], { cwd: dir, env }).catch(() => undefined); // SIGPIPE
  expect([answer?.code === 0, sprung()]).toEqual([false, false]);
});

test("config that git cannot read is a failure, not a crash", async () => {
  const dir = repository({ a: "1\n" });
  const head = git(dir, ["rev-parse", "HEAD"]);
  appendFileSync(join(dir, ".git/config"), "[broken\n");
  const opened = await open(dir);
  await expect(opened.resolve("main")).rejects.toMatchObject({ code: "no-such-revision" });
  await expect(opened.config()).rejects.toMatchObject({ code: "io" });
  expect((await opened.tree(head)).id).toHaveLength(40);
});
