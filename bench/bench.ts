/**
 * Ratios, measured in one run, between bailiwick and what a user would do instead:
 *
 *     npm run bench -- PATH [--layout '*\/'] [--runs 5]
 *
 * PATH is a git repository, bare or not, of package metadata. Every package is signed for itself.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openRepository } from "../src/git/open-repository.ts";
import type { Tree } from "../src/tree.ts";
import { accept } from "../src/verify/accept.ts";
import { filesOf } from "../src/verify/files.ts";
import { FastImport } from "./fast-import.ts";
import { runJob } from "./forge/run-job.ts";
import { TOP } from "./forge/top.ts";
import { ReplayRegistry } from "./replay-registry.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { layout: { type: "string", default: "*/" }, runs: { type: "string", default: "5" } },
});
const [source] = positionals;
if (source === undefined) {
  console.error(
    "SKIPPED: no registry given. Usage: npm run bench -- PATH_OF_A_GIT_REPOSITORY [--layout '*/']",
  );
  process.exit(0);
}
const main = fileURLToPath(new URL("../cli/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "bailiwick-bench-"));
const gitDir = join(folder, "registry.git");
execFileSync("git", ["clone", "--quiet", "--bare", "--no-hardlinks", source, gitDir]);

// A registry with a statement and a signature a package, and one change upon it.
const registry = new ReplayRegistry([values.layout]);
const original = await openRepository(gitDir);
const from = await original.resolve("HEAD");
const tree = await original.tree(from);
const outline = await registry.outline(tree);
const subjects = [...outline.subjects.values()];
const git = new FastImport(gitDir);
await git.commit("adopted", from, await registry.adopt(tree));
await git.commit("signed", "refs/heads/adopted", await registry.publish(tree, subjects, "author"));
const [first] = subjects.filter(({ directory }) => directory !== undefined);
if (first === undefined) throw new Error("no package");
await git.done();
const again = new FastImport(gitDir);
await again.commit("changed", "refs/heads/signed", await registry.publish(tree, [first], "author"));
await again.done();
const shallow = join(folder, "shallow");
execFileSync("git", ["clone", "--quiet", "--depth", "2", "-b", "changed", `file://${gitDir}`, shallow]);
const checkout = join(folder, "checkout");
execFileSync("git", ["clone", "--quiet", "-b", "signed", `file://${gitDir}`, checkout]);

const root = ["--root", `sha256:${registry.pin}`];
const node = (args: readonly string[], cwd: string) =>
  execFileSync(process.execPath, args, { cwd, stdio: "ignore" });
const repository = await openRepository(gitDir);
const signed = await repository.tree(await repository.resolve("refs/heads/signed"));
const changed = await repository.tree(await repository.resolve("refs/heads/changed"));
const { accepted } = await accept(undefined, signed, { pin: registry.pin });

/** The bundled Action, as GitHub starts it on a pull request of one package, in a folder that checkout filled. */
const action = async (workspace: string, cache?: string) => {
  const head = execFileSync("git", ["rev-parse", "changed"], { cwd: gitDir, encoding: "utf8" }).trim();
  const base = execFileSync("git", ["rev-parse", "signed"], { cwd: gitDir, encoding: "utf8" }).trim();
  const temp = mkdtempSync(join(folder, "runner-"));
  const { code, log } = await runJob(join(TOP, "action", "dist", "check.js"), temp, {
    ...{
      server: `file://${folder}`,
      repository: "registry.git",
      event: "pull_request",
      sha: head,
      workspace,
    },
    payload: { pull_request: { number: 1, base: { sha: base }, head: { sha: head } } },
    inputs: { root: `sha256:${registry.pin}`, ...(cache === undefined ? {} : { cache }) },
  });
  if (code !== 0) throw new Error(log);
};
const full = join(folder, "full");
execFileSync("git", ["clone", "--quiet", "--no-checkout", "-b", "changed", `file://${gitDir}`, full]);

const rows: readonly [string, () => unknown][] = [
  ["node -e 0", () => node(["-e", "0"], folder)],
  ["read and SHA-256 every file, in Node", () => hashAll(signed)],
  ["verify all, cold, whole process", () => node([main, "verify", "signed", ...root], gitDir)],
  ["verify all, cold, in process", () => accept(undefined, signed, { pin: registry.pin })],
  ["verify again after a change, in process", () => accept(accepted, changed, { pin: registry.pin })],
  [
    "check a change of one package, whole process",
    () => node([main, "check", "HEAD~1", "HEAD", ...root], shallow),
  ],
  ["the Action on it, shallow checkout", () => action(shallow)],
  ["the Action on it, whole history, cached", () => action(full, join(folder, "cache"))],
  [
    "git diff --quiet HEAD~1 HEAD",
    () => execFileSync("sh", ["-c", "git diff --quiet HEAD~1 HEAD || true"], { cwd: shallow }),
  ],
];
const times = new Map<string, number[]>(rows.map(([name]) => [name, []]));
for (let run = 0; run < Number(values.runs); run++)
  for (const [name, act] of rows) times.get(name)?.push(await time(act));
times.set("ssh-keygen and sha256sum, one each a package", [await time(byShell)]);

const median = (name: string) =>
  [...(times.get(name) ?? [])].sort((a, b) => a - b)[Math.floor((times.get(name)?.length ?? 0) / 2)] ?? 0;
const show = (name: string, unit: string) => (median(name) / median(unit)).toFixed(2);
console.log(
  `${subjects.length} subjects, median of ${values.runs} runs (the shell: one), Node ${process.versions.node}\n`,
);
console.log("| what | ms | x node -e 0 | x read and hash |\n|---|--:|--:|--:|");
for (const name of times.keys()) {
  console.log(
    `| ${name} | ${Math.round(median(name))} | ${show(name, "node -e 0")} | ${show(name, "read and SHA-256 every file, in Node")} |`,
  );
}
for (const each of [original, repository]) each.close();
rmSync(folder, { recursive: true });

async function time(act: () => unknown): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

async function hashAll(of: Tree): Promise<void> {
  const found = await filesOf(of, [...(await registry.outline(of)).subjects.values()]);
  const leaves = [...found.values()].flatMap((each) => each.leaves);
  await of.digest(leaves.map(({ id }) => id));
}

/** What a careful user does today: a process or two a package. */
function byShell(): void {
  const script = `
    sed -n 's/^  - "\\(.*ed25519.*\\)"$/author \\1/p' .bailiwick/certs/author.yaml > "$KEYS"
    find .bailiwick/statements .bailiwick/common -name '*.sums' | while read -r statement; do
      ssh-keygen -Y verify -f "$KEYS" -I author -n bailiwick-publish-v1 -s "\${statement%.sums}.author.sig" < "$statement" > /dev/null
      sha256sum --check --quiet "$statement"
    done`;
  execFileSync("sh", ["-eu", "-c", script], {
    cwd: checkout,
    env: { ...process.env, KEYS: join(folder, "keys") },
    stdio: "ignore",
  });
}
