import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "../failure.ts";
import type { RepositoryPlace } from "../git/find-repository.ts";
import { userEnvironment } from "../git/git-environment.ts";
import { onDisk } from "../git/on-disk.ts";
import { type GitAnswer, runGit } from "../git/run-git.ts";
import { shellWord } from "../keys/shell-word.ts";

/**
 * What git keeps for itself: signatures merge as their statements do, which the registry's own .gitattributes
 * attaches to the driver `bailiwick`.
 */
const ATTRIBUTES = "# bailiwick hook\n.bailiwick/**/*.sig merge=bailiwick\n";

/** Attaches the merge driver: statements that two branches made are made again when the merge is committed. */
export async function setMergeDriver(place: RepositoryPlace, command: readonly string[]): Promise<void> {
  const words = command.map(shellWord).join(" ");
  for (const [key, value] of [
    ["name", "statements of a registry"],
    ["driver", `${words} hook merge %O %A %B %P`],
  ] as const) {
    const { code, complaint } = await configure(place, `merge.bailiwick.${key}`, value);
    if (code !== 0) throw new Failure("io", `git config: ${complaint}`);
  }
  writeAttributes(place, (text) => `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${ATTRIBUTES}`);
}

/** Detaches it. */
export async function unsetMergeDriver(place: RepositoryPlace): Promise<void> {
  await configure(place, "--remove-section", "merge.bailiwick");
  writeAttributes(place, (text) => text);
}

/** Plain git: simple-git lets nobody name a program that git is to start, which here is the very wish. */
function configure({ workTree, gitDir }: RepositoryPlace, ...words: readonly string[]): Promise<GitAnswer> {
  return runGit(["config", "--local", ...words], { cwd: workTree ?? gitDir, env: userEnvironment() });
}

function writeAttributes({ commonDir }: RepositoryPlace, change: (text: string) => string): void {
  const path = join(commonDir, "info", "attributes");
  onDisk("write .git/info/attributes", () => {
    const old = existsSync(path) ? readFileSync(path, "utf8") : "";
    const text = change(old.replace(ATTRIBUTES, ""));
    if (text === old) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  });
}
