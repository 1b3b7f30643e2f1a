import type { Command } from "commander";
import { copyOfCommit } from "../src/client/copy-of-commit.ts";
import { type OpenCopy, openCopy } from "../src/client/open-copy.ts";
import { registryNames } from "../src/client/registries.ts";
import type { VerifiedCopy } from "../src/client/verified-copy.ts";
import { Failure } from "../src/failure.ts";
import { inRepository } from "./context.ts";
import type { Edge } from "./edge.ts";
import { collect } from "./parse-option.ts";

/** Which registries are asked. */
export interface CopyChoice {
  readonly ref?: string;
  readonly registry: readonly string[];
  readonly root?: string;
}

/** Adds the options by which registries are chosen. */
export function copyOptions(command: Command): Command {
  return command
    .option("--registry <name>", "a registry that was added; repeat for more (default: all)", collect, [])
    .option("--ref <ref>", "ask this commit of the git repository here instead, a clone of a registry")
    .option(
      "--root <pin>",
      "its pinned root, sha256:... (default: git config bailiwick.root); implies --ref HEAD",
    );
}

/**
 * Opens the registries that options name, or all that were added, asks, and closes them; with `--ref` or `--root`
 * a plain clone of one. Rejects with the Failure `no-registry` where there is none.
 */
export async function withCopies<T>(
  edge: Edge,
  command: Command,
  { ref, registry, root }: CopyChoice,
  ask: (copies: readonly VerifiedCopy[]) => Promise<T>,
): Promise<T> {
  if (ref !== undefined || root !== undefined)
    return inRepository(command, async ({ repository, pin }) => {
      const onProgress = (done: number, total: number) => edge.progress("verifying", done, total);
      return ask([await copyOfCommit(repository, ref ?? "HEAD", pin, onProgress)]);
    });
  const names = registry.length > 0 ? registry : registryNames();
  if (names.length === 0)
    throw new Failure("no-registry", "no registry was added, and none is named", {
      mend: "bailiwick add URL --root sha256:...   # or --root sha256:... in a clone of one",
    });
  const now = new Date().toISOString();
  const copies: OpenCopy[] = [];
  try {
    for (const name of names) copies.push(await openCopy(name, now));
    return await ask(copies);
  } finally {
    for (const copy of copies) copy.close();
  }
}
