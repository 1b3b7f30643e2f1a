/**
 * The life of a real registry, command by command, as its people would type it, with times:
 *
 *     npm run operations -- PATH [--layout '*\/']
 *
 * PATH is a git repository; a clone of it is worked on. Exits with 1 when a command came out otherwise than it
 * must. The pages of docs/operations.md tell the same story on a small registry.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { layout: { type: "string", default: "*/" } },
});
const [source] = positionals;
if (source === undefined) {
  console.error(
    "SKIPPED: no registry given. Usage: npm run operations -- PATH_OF_A_GIT_REPOSITORY [--layout '*/']",
  );
  process.exit(0);
}
const main = fileURLToPath(new URL("../cli/main.js", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "bailiwick-operations-"));
const dir = join(home, "registry");
const env = {
  PATH: process.env.PATH,
  HOME: home,
  GIT_CONFIG_NOSYSTEM: "1",
  ...Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((who) => [
      [`GIT_${who}_NAME`, "a"],
      [`GIT_${who}_EMAIL`, "a@example.org"],
    ]),
  ),
};
const key = (name: string) => join(home, name);
const git = (...args: readonly string[]) =>
  execFileSync("git", args, { cwd: dir, env, encoding: "utf8" }).trim();
const commit = (words: string) => {
  git("add", "-A");
  git("commit", "-q", "--allow-empty", "-m", words);
  return git("rev-parse", "HEAD");
};
let isWrong = false;

/** Runs the built command, prints its words and time; `expected` is its exit code. */
function step(expected: number, ...args: readonly string[]): string {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: dir,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(2).padStart(6);
  const words = args.map((each) => each.replace(home, "~")).join(" ");
  console.log(`${seconds} s  ${status === expected ? "  " : "!!"} ${words}`);
  if (status !== expected) {
    isWrong = true;
    console.log(`exit ${status}, not ${expected}\n${stdout.slice(0, 2000)}${stderr.slice(0, 2000)}`);
  }
  return stdout;
}

execFileSync("git", ["clone", "--quiet", "--no-hardlinks", source, dir], { env });
for (const name of ["ann", "bob", "carol"])
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", key(name)]);
const issue = ["--issuer-key", key("ann"), "--yes"];

console.log("The ceremony");
step(0, "init", "big", "--layout", values.layout, "--key", key("ann"), "--as", "ann");
commit("found");
const pin = git("config", "bailiwick.root");

console.log("Onboarding");
step(0, "what-if", "grant", "publish **", "--to", "carol");
step(0, "cert", "issue", "carol", "--key", key("carol"), "--grant", "publish **", ...issue);
commit("carol");
const [some = ""] = readdirSync(dir, { withFileTypes: true })
  .filter((each) => each.isDirectory() && !each.name.startsWith("."))
  .map(({ name }) => name);
appendFileSync(join(dir, some, "url"), "\n");
step(0, "sign", "--key", key("carol"));
const signed = commit("carol's first");
step(0, "check", "HEAD~1");
appendFileSync(join(dir, some, "url"), "\n");
step(0, "sign", "--key", key("carol"));
commit("carol's second");

console.log("Looking after it");
step(0, "doctor");
step(0, "impact", "carol");
step(0, "cert", "renew", "carol", "--days", "390", ...issue);
commit("renewed");

console.log("Tightening rules");
step(0, "root", "propose", "--rule", `${some}/** review=1`, "--dry-run");
step(0, "root", "propose", "--stale-days", "60");
step(0, "what-if", "root");
step(0, "root", "sign", "--key", key("ann"));
step(0, "root", "status");
commit("root 2");
step(0, "check", "HEAD~1");

console.log("A stolen author key");
step(0, "cert", "revoke", "carol", "--reason", "compromised", "--since", signed, ...issue);
commit("revoked");
step(0, "check", "HEAD~1");
step(1, "verify");

console.log("A client");
step(1, "add", dir, "--root", pin, "--name", "big");
step(1, "sync");
rmSync(home, { recursive: true, force: true });
process.exit(isWrong ? 1 : 0);
