import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { type HookFolder, hookFolder } from "../src/git/hook-folder.ts";
import { quote } from "../src/quote.ts";
import { authorHooks, type HookName, serverHooks } from "../src/sign/hook-script.ts";
import { type HookState, hookStates, placeHooks } from "../src/sign/manage-hooks.ts";
import { setMergeDriver } from "../src/sign/merge-settings.ts";
import { inRepository } from "./context.ts";
import type { Edge } from "./edge.ts";

/** `hook install`: puts hooks in place, never over another's. */
export function register(parent: Command, edge: Edge): void {
  parent
    .command("install")
    .description("sign each commit as it is made, and refuse to push what would be refused")
    .option("--server", "on a git server instead: refuse each push that `check` refuses")
    .option("--root <pin>", "with --server: the pinned root (default: git config bailiwick.root)")
    .addHelpText("after", HELP)
    .action(async ({ server }: { readonly server?: boolean }, command: Command) => {
      const names: readonly HookName[] = server ? serverHooks : authorHooks;
      await inRepository(command, async ({ repository, pin }) => {
        if (server && pin === undefined)
          throw new Failure("no-pin", "a server judges by a pin, and none is set", {
            mend: "git config bailiwick.root sha256:...",
          });
        if (!server && repository.workTree === undefined)
          throw new Failure("usage", "a bare repository makes no commits", {
            mend: "bailiwick hook install --server",
          });
        const folder = await hookFolder(repository);
        const before = hookStates(folder, names);
        const words = [process.execPath, realpathSync(process.argv[1] ?? "bailiwick")];
        if (folder.owner === "repository") placeHooks(folder, names, words);
        else if (before.some(({ state }) => state !== "ours")) return refuse(edge, folder, before);
        if (!server) await setMergeDriver(repository, words);
        for (const { name, state } of hookStates(folder, names)) {
          const also = state === "chained" ? ", after the hook that was there" : "";
          edge.say(`${edge.paint("good", "in place")} ${name}${also}`);
        }
      });
    });
}

/** Hooks under version control, or shared with other repositories, are not ours to write. */
function refuse(edge: Edge, { path, owner }: HookFolder, states: readonly HookState[]): void {
  const isHusky = basename(path) === "_" && basename(dirname(path)) === ".husky";
  const folder = isHusky ? dirname(path) : path;
  const whose = owner === "work-tree" ? "is part of the repository" : "serves other repositories too";
  edge.note(
    `${edge.paint("bad", "refused")}: core.hooksPath, ${quote(path)}, ${whose}; add these lines yourself:`,
  );
  for (const { name, state } of states)
    if (state !== "ours") edge.note(`  ${quote(join(folder, name))}:  bailiwick hook run ${name} "$@"`);
  edge.note("  then: bailiwick hook install   # for the merge driver");
  edge.exit(1);
}

const HELP = `
Signs the staged packages that you are entitled to, into the same commit. A hook that is there already is called
first; hooks that are under version control (husky) are not touched: you are told the line to add. With the
framework pre-commit, name this repository in .pre-commit-config.yaml instead: bailiwick-sign, bailiwick-push.

git runs no such hook in rebase, cherry-pick, revert and am: you are told afterwards, and the push is refused until
\`bailiwick sign --commit\`. Once: git commit --no-verify, git push --no-verify.

Examples:
  bailiwick hook install
  git -C /srv/registry.git config bailiwick.root sha256:9f86...
  bailiwick -C /srv/registry.git hook install --server`;
