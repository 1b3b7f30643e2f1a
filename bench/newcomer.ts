/**
 * A newcomer pins, syncs and checks an artifact, in three commands, on a real registry that is served over HTTP; then
 * the registry moves on, and they sync again:
 *
 *     npm run newcomer -- PATH [--layout '*\/'] [--commits 100]
 *
 * PATH is a git repository of METADATA.jl's layout, bare or not; a clone of it is signed and served. Prints each command,
 * its words and its time; exits with 1 when one came out otherwise than it must.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openCommand } from "./run-command.ts";
import { serveGitFolder } from "./serve-git.ts";
import { signHistory } from "./sign-history.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { layout: { type: "string", default: "*/" }, commits: { type: "string", default: "100" } },
});
const [source] = positionals;
if (source === undefined) {
  console.error(
    "SKIPPED: no registry given. Usage: npm run newcomer -- PATH_OF_A_GIT_REPOSITORY [--commits 100]",
  );
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), "bailiwick-newcomer-"));
const checkout = join(folder, "Newcomer.jl");
const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: "1" };
const git = (dir: string, ...args: readonly string[]) =>
  execFileSync("git", ["-C", dir, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
    env,
    encoding: "utf8",
  }).trim();

// What METADATA.jl releases is a commit of the package's own repository: so there is one.
mkdirSync(join(checkout, "src"), { recursive: true });
writeFileSync(join(checkout, "src", "Newcomer.jl"), "module Newcomer\nend\n");
git(checkout, "init", "-q");
git(checkout, "add", "-A");
git(checkout, "commit", "-q", "-m", "0.1.0");
const released = git(checkout, "rev-parse", "HEAD");

const { gitDir, pin, commits } = await signHistory(source, join(folder, "served"), {
  layout: values.layout,
  commits: Number(values.commits),
  more: new Map([
    ["Newcomer/url", "https://example.org/Newcomer.jl.git\n"],
    ["Newcomer/versions/0.1.0/sha1", `${released}\n`],
  ]),
});
const show = (at: number) => git(gitDir, "update-ref", "refs/heads/signed", commits[at] ?? "");
git(gitDir, "symbolic-ref", "HEAD", "refs/heads/signed");
show(0);
const server = await serveGitFolder(join(folder, "served"));
const command = openCommand(folder, env);
const released010 = ["verify-artifact", "Newcomer.jl", "--package", "Newcomer", "--version", "0.1.0"];

const first = await command.run(
  0,
  "add",
  server.url("registry.git"),
  "--root",
  `sha256:${pin}`,
  "--name",
  "mine",
);
await command.run(0, "sync");
await command.run(0, ...released010);
console.log(`\n# ${commits.length - 1} changes later\n`);
show(commits.length - 1);
const second = await command.run(0, "sync");
const idle = await command.run(0, "sync");
await command.run(0, "status");
writeFileSync(join(checkout, "src", "Newcomer.jl"), "module Newcomer\nevil()\nend\n");
console.log("\n# somebody changes the checkout\n");
await command.run(1, ...released010);
server.close();

const ratio = (part: number) => `${Math.round((100 * part) / first)} %`;
console.log(
  `\nfirst ${first.toFixed(2)} s; after ${commits.length - 1} changes ${second.toFixed(2)} s, ${ratio(second)}; ` +
    `nothing new ${idle.toFixed(2)} s, ${ratio(idle)}`,
);
rmSync(folder, { recursive: true, force: true });
process.exit(command.isWrong() ? 1 : 0);
