import { realpathSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import type { Command } from "commander";
import type { Repository } from "../src/git/open-repository.ts";
import { openCache } from "../src/history/fold-cache.ts";
import type { BaseOptions } from "../src/sign/find-base.ts";
import type { Context } from "./context.ts";
import type { Edge } from "./edge.ts";

/** The options of a command that signs against a base. */
export interface BaseChoice {
  readonly accepted?: string;
  readonly base?: string;
}

/** Adds the options by which the base is found. */
export function baseOptions(command: Command): Command {
  return command
    .option(
      "--base <branch>",
      "what the change is made against (default: bailiwick.upstream, else origin's main branch, else the local one)",
    )
    .option("--root <pin>", "the pinned root, sha256:... (default: git config bailiwick.root)")
    .option(
      "--accepted <commit>",
      "a commit whose state you vouch for (default: git config bailiwick.accepted)",
    );
}

/** Adds the options by which a key is opened. */
export function passphraseOption(command: Command): Command {
  return command.option(
    "--passphrase-file <file>",
    "holds the key's passphrase (or: the variable BAILIWICK_PASSPHRASE)",
  );
}

/** Where the base is, from options and settings. */
export function baseChoice(edge: Edge, { config, pin }: Context, options: BaseChoice): BaseOptions {
  return {
    branch: options.base,
    upstream: config.get("bailiwick.upstream"),
    pin,
    accepted: options.accepted ?? config.get("bailiwick.accepted"),
    cache: openCache(pin ?? "unpinned"),
    onProgress: (done, total) => edge.progress("folding history", done, total),
  };
}

/** The folder that the command was started in, from the top of the work tree, with `/`. */
export function prefixOf(command: Command, { workTree }: Repository): string {
  const { C: folder = "." } = command.optsWithGlobals<{ C?: string }>();
  return workTree === undefined ? "" : relative(workTree, realpathSync(folder)).replaceAll(sep, "/");
}

/**
 * The words of a key or a file, of which a relative path starts from the folder that `-C` names, as git has it.
 * Public keys, and paths from the root or from home, are as they are.
 */
export function fromFolder(command: Command, words: string): string;
export function fromFolder(command: Command, words: string | undefined): string | undefined;
export function fromFolder(command: Command, words: string | undefined): string | undefined {
  const { C: folder } = command.optsWithGlobals<{ C?: string }>();
  if (folder === undefined || words === undefined) return words;
  return isAbsolute(words) || /^(~|key::|(sk-)?(ssh|ecdsa)-\S+ )/.test(words) ? words : join(folder, words);
}
