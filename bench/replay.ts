/**
 * Signs a real registry, verifies it, replays its newest commits as signed changes and mutates the result:
 *
 *     npm run replay -- PATH [--layout '*\/'] [--commits 100] [--keep DIR]
 *
 * PATH is a git repository, bare or not. Prints a table; exits with 1 when anything came out otherwise than
 * it must.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openRepository } from "../src/git/open-repository.ts";
import type { Tree } from "../src/tree.ts";
import { accept } from "../src/verify/accept.ts";
import type { Accepted } from "../src/verify/accepted.ts";
import { verifyChange } from "../src/verify/change.ts";
import { idsOf } from "../src/verify/outline.ts";
import { changesBetween } from "./changes-between.ts";
import { type Change, FastImport } from "./fast-import.ts";
import { mutations } from "./replay-mutations.ts";
import { changed, ReplayRegistry, TODAY } from "./replay-registry.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    layout: { type: "string", default: "*/" },
    commits: { type: "string", default: "100" },
    keep: { type: "string" },
  },
});
const [source] = positionals;
if (source === undefined) {
  console.error(
    "SKIPPED: no registry given. Usage: npm run replay -- PATH_OF_A_GIT_REPOSITORY [--layout '*/'] [--commits 100]",
  );
  process.exit(0);
}
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "bailiwick-replay-"));
const gitDir = join(folder, "registry.git");
execFileSync("git", ["clone", "--quiet", "--bare", "--no-hardlinks", source, gitDir]);
const failures: string[] = [];
const expect = (what: string, isSo: boolean) => void (isSo || failures.push(what));
const ms = (from: number) => Math.round(performance.now() - from);
const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const repository = await openRepository(gitDir);
const wanted = Number(values.commits);
const ids: string[] = [];
for await (const { id } of repository.firstParents(await repository.resolve("HEAD")))
  if (ids.unshift(id) > wanted) break;
const originals = await Promise.all(ids.map((id) => repository.tree(id)));
const [first, ...later] = originals;
if (first === undefined) throw new Error("no commit");

// Sign: the whole of the oldest commit in one list, then each commit as a change by the author, and by mallory.
const registry = new ReplayRegistry([values.layout]);
const git = new FastImport(gitDir);
let started = performance.now();
const adoption = await registry.adopt(first);
const signing = ms(started);
await git.commit("replay-0", ids[0], adoption);
let before = await registry.outline(first);
for (const [i, tree] of later.entries()) {
  const after = await registry.outline(tree);
  const subjects = changed(before, after, idsOf);
  const files = changesBetween(gitDir, ids[i] ?? "", ids[i + 1] ?? "");
  const from = `refs/heads/replay-${i}`;
  await git.commit(
    `mallory-${i + 1}`,
    from,
    new Map([...files, ...(await registry.publish(tree, subjects, "mallory"))]),
  );
  await git.commit(
    `replay-${i + 1}`,
    from,
    new Map([...files, ...(await registry.publish(tree, subjects, "author"))]),
  );
  before = after;
}
await git.done();

// Judge.
const treeOf = async (name: string): Promise<Tree> => judged.tree(await judged.resolve(`refs/heads/${name}`));
const judged = await openRepository(gitDir);
started = performance.now();
const adopted = await accept(undefined, await treeOf("replay-0"), { pin: registry.pin });
const cold = ms(started);
expect("the signed registry is verified", adopted.verdict.accepted);
let base = adopted.accepted as Accepted;
const [checks, folds]: number[][] = [[], []];
for (const i of later.keys()) {
  const [tip, head, evil] = [
    await treeOf(`replay-${i}`),
    await treeOf(`replay-${i + 1}`),
    await treeOf(`mallory-${i + 1}`),
  ];
  started = performance.now();
  const verdict = await verifyChange({ base, tip, head, now: TODAY });
  checks?.push(ms(started));
  expect(
    `change ${i + 1} is accepted with an entitled signer: ${JSON.stringify(verdict.accepted ? "" : verdict.refusals[0])}`,
    verdict.accepted,
  );
  const refused = await verifyChange({ base, tip, head: evil, now: TODAY });
  expect(`change ${i + 1} is refused with another signer`, !refused.accepted);
  started = performance.now();
  const folded = await accept(base, head, { pin: registry.pin });
  folds?.push(ms(started));
  expect(`change ${i + 1} folds in`, folded.verdict.accepted);
  base = folded.accepted as Accepted;
}
const last = `replay-${later.length}`;
started = performance.now();
const whole = await accept(undefined, await treeOf(last), { pin: registry.pin });
const again = ms(started);
expect("the replayed registry is verified whole", whole.verdict.accepted);

// Mutate.
const tip = await treeOf(last);
const mutants = await mutations(tip, await registry.outline(tip), base);
const more = new FastImport(gitDir);
for (const [i, { changes }] of mutants.entries())
  await more.commit(`mutant-${i}`, `refs/heads/${last}`, changes as Map<string, Change>);
await more.done();
const mutated = await openRepository(gitDir);
for (const [i, { what }] of mutants.entries()) {
  const head = await mutated.tree(await mutated.resolve(`refs/heads/mutant-${i}`));
  const change = await verifyChange({ base, tip, head, now: TODAY });
  const state = await accept(base, head, { pin: registry.pin });
  expect(`${what}: refused as a change`, !change.accepted);
  expect(`${what}: refused as a state`, !state.verdict.accepted);
}

const { counts } = whole.verdict;
const files = Number(
  execFileSync("sh", ["-c", `git -C '${gitDir}' ls-tree -r ${last} | grep -cv '\\.bailiwick/'`], {
    encoding: "utf8",
  }),
);
console.log(`| step | what | time |
|---|---|--:|
| sign all | ${adoption.size} files written, 1 signature on one list | ${signing} ms |
| verify all, from the pin | ${counts.total} subjects, ${files} files | ${cold} ms |
| check a change, entitled signer | ${later.length} of ${later.length} accepted | ${median(checks ?? [])} ms (median) |
| check a change, another signer | ${later.length} of ${later.length} refused | |
| fold a change into what is accepted | ${later.length} of ${later.length} | ${median(folds ?? [])} ms (median) |
| verify all again, from the pin | ${counts.verified} verified | ${again} ms |
| mutations | ${mutants.length} of ${mutants.length} refused, as a change and as a state | |
| memory, this process | | ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB at most |`);
for (const failure of failures) console.error(`FAILED: ${failure}`);
console.error(`pin: sha256:${registry.pin}`);
for (const each of [repository, judged, mutated]) each.close();
if (values.keep === undefined) rmSync(folder, { recursive: true });
process.exitCode = failures.length === 0 ? 0 : 1;
