/**
 * The main job, end to end, in a temporary folder: real git, real keys, the built command. `npm run demo`.
 * Exits with 1 when anything comes out otherwise than the story says.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../cli/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "bailiwick-demo-"));
const repository = join(folder, "recipes");
const env = {
  PATH: process.env.PATH ?? "",
  HOME: folder,
  XDG_CACHE_HOME: join(folder, "cache"),
  GIT_CONFIG_NOSYSTEM: "1",
  ...(process.platform === "win32" ? { SystemRoot: process.env.SystemRoot ?? "", TEMP: tmpdir() } : {}),
};
const isColoured = process.stdout.isTTY === true && !process.env.NO_COLOR;
const bold = (text: string) => (isColoured ? `\u001b[1m${text}\u001b[0m` : text);
let surprises = 0;

const git = (...args: readonly string[]) =>
  execFileSync("git", ["-C", repository, ...args], {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
const key = (name: string) => join(folder, name);

/** Runs bailiwick, shows the call and what it said, and compares its exit code with the story's. */
function bailiwick(expected: number, args: readonly string[], isShown = true): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: repository,
    env,
    encoding: "utf8",
  });
  if (isShown) {
    console.log(
      `  $ bailiwick ${args
        .map((arg) => (/^[\w./*:=-]+$/.test(arg) ? arg : `'${arg}'`))
        .join(" ")
        .replaceAll(`${folder}/`, "~/")}`,
    );
    for (const line of stdout.trimEnd().split("\n")) console.log(`    ${line}`);
  }
  if (status !== expected) {
    surprises += 1;
    console.error(
      `  expected exit code ${expected}, got ${status}: bailiwick ${args.join(" ")}\n${stdout}${stderr}`,
    );
  }
  return stdout;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
}

/** An attack, on a branch of its own, which `check` must refuse. */
function attack(title: string, act: () => void): void {
  console.log(`\n${bold(title)}`);
  git("checkout", "--quiet", "-b", `attack-${Date.now()}-${Math.random()}`, "main");
  act();
  commit("attack");
  bailiwick(1, ["check", "main", "HEAD"]);
  git("checkout", "--quiet", "main");
}

console.log(bold("A registry of recipes, two root holders, both needed"));
mkdirSync(repository);
execFileSync("git", ["init", "--quiet", "--initial-branch=main", repository], { env });
git("config", "user.name", "Demo");
git("config", "user.email", "demo@example.org");
for (const name of ["ann", "ben", "carol", "dave", "erin", "mallory"])
  bailiwick(0, ["key", "new", key(name), "--no-passphrase"], false);
write("core/recipe", "stock, two hours\n");
write("soup/recipe", "carrots\n");
write("README.md", "Recipes.\n");
commit("recipes");
const holders = ["--root-key", `ann=${key("ann")}`, "--root-key", `ben=${key("ben")}`];
bailiwick(0, [
  "init",
  "recipes",
  "--layout",
  "*/",
  ...holders,
  "--threshold",
  "2",
  "--issuer-threshold",
  "2",
  "--rule",
  "core/** review=1",
]);
commit("adopt bailiwick");
const pin = git("config", "bailiwick.root");

console.log(`\n${bold("Two authors and a reviewer, certified by both holders")}`);
const certify = (user: string, ...grants: readonly string[]) => {
  const given = grants.flatMap((grant) => ["--grant", grant]);
  bailiwick(
    0,
    ["cert", "issue", user, "--yes", "--key", key(user), "--issuer-key", key("ann"), ...given],
    false,
  );
  bailiwick(0, ["cert", "issue", user, "--yes", "--issuer-key", key("ben")], false);
};
certify("carol", "publish soup/**", "publish core/**");
certify("dave", "publish bread/**");
certify("erin", "review core/**");
commit("certify carol, dave, erin");
bailiwick(0, ["cert", "list"]);

console.log(`\n${bold("Carol changes her soup: signed, accepted")}`);
git("checkout", "--quiet", "-b", "soup");
write("soup/recipe", "carrots, ginger\n");
bailiwick(0, ["sign", "--key", key("carol")]);
commit("soup: ginger");
bailiwick(0, ["check", "main", "HEAD"]);
git("checkout", "--quiet", "main");
git("merge", "--quiet", "--squash", "soup");
commit("soup: ginger, squashed");

console.log(`\n${bold("The core needs a reviewer beside its author")}`);
git("checkout", "--quiet", "-b", "core");
write("core/recipe", "stock, three hours\n");
bailiwick(0, ["sign", "--key", key("carol")], false);
bailiwick(0, ["sign", "core", "--role", "review", "--yes", "--key", key("erin")]);
commit("core: three hours");
bailiwick(0, ["check", "main", "HEAD"]);
git("checkout", "--quiet", "main");
git("merge", "--quiet", "core");

attack("Attack 1: whoever may merge edits the soup", () => write("soup/recipe", "hemlock\n"));

attack("Attack 2: Dave, an author of bread, signs the soup", () => {
  write("soup/recipe", "hemlock\n");
  forge("soup", "dave");
});

attack("Attack 3: Carol reviews her own core", () => {
  write("core/recipe", "stock, no hours\n");
  forge("core", "carol", "review");
});

attack("Attack 4: Mallory brings her own certificate, and signs with it", () => {
  write("soup/recipe", "hemlock\n");
  bailiwick(0, ["cert", "request", "mallory", "--grant", "publish **", "--key", key("mallory")], false);
  forge("soup", "mallory");
});

attack("Attack 5: a merge that quietly restores last week's core, signatures and all", () => {
  git("rm", "--quiet", "-r", ".bailiwick/statements/core");
  git("checkout", "--quiet", "main~1", "--", "core", ".bailiwick/statements/core");
});

console.log(`\n${bold("Anybody, in a fresh clone, by the pin alone")}`);
const clone = join(folder, "clone");
execFileSync("git", ["clone", "--quiet", repository, clone], { env });
bailiwick(0, ["-C", clone, "verify", "--root", pin]);
bailiwick(0, ["-C", clone, "why", "soup/recipe", "--root", pin]);

rmSync(folder, { recursive: true, force: true });
if (surprises > 0) console.error(`\n${surprises} surprises.`);
else {
  console.log(`\n${bold("What to try next")}
  bailiwick init my-registry --layout '*/'        in a git repository of yours
  bailiwick init my-registry --new my-registry    or from the template
  bailiwick --help`);
}
process.exitCode = surprises === 0 ? 0 : 1;

/** Signs a package as an attacker does: with stock tools, past every question that `bailiwick sign` asks. */
function forge(subject: string, user: string, second?: string): void {
  const script = join(dirname(main), "../../metadata-template/sign.sh");
  execFileSync("sh", [script, subject, user, key(user)], { cwd: repository, env, stdio: "ignore" });
  if (second === undefined) return;
  const path = join(repository, ".bailiwick/statements", subject);
  const [sums = ""] = readdirSync(path).filter((name) => name.endsWith(".sums"));
  const namespace = `bailiwick-${second}-v1`;
  const args = ["-q", "-Y", "sign", "-n", namespace, "-f", key(user)];
  const signature = execFileSync("ssh-keygen", args, { env, input: readFileSync(join(path, sums)) });
  appendFileSync(join(path, sums.replace(/sums$/, `${user}.sig`)), signature);
}
