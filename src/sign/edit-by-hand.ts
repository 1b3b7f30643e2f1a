import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { formatRoot, type Root } from "../format/root.ts";
import { readRootText } from "../format/root-text.ts";
import { decodeText } from "../format/text.ts";
import type { Repository } from "../git/open-repository.ts";
import { runEditor } from "../git/run-editor.ts";
import { printable, quote } from "../quote.ts";
import { checkRoot } from "./check-root.ts";

/**
 * A root as a person edits it, in a file of the git directory. What they wrote is kept there until it makes a
 * root, and the next call goes on from it, unless it is to begin afresh. Rejects with the Failure `usage`, which names the first mistake.
 */
export async function editByHand(
  { gitDir, workTree }: Repository,
  root: Root,
  isFresh: boolean,
): Promise<Root> {
  const path = join(gitDir, `BAILIWICK_ROOT_${root.version}.yaml`);
  if (isFresh || !existsSync(path)) writeFileSync(path, `${HEAD}${decodeText(formatRoot(root))}`);
  await runEditor(workTree ?? gitDir, path);
  const edited = readRootText(readFileSync(path, "utf8"));
  if ("faults" in edited) throw kept(path, edited.faults.slice(0, 3).map(printable).join("; "));
  try {
    checkRoot(edited);
  } catch (error) {
    throw error instanceof Failure ? kept(path, error.message) : error;
  }
  rmSync(path);
  return edited;
}

function kept(path: string, mistake: string): Failure {
  return new Failure("usage", `this is no root: ${mistake}`, {
    mend: `bailiwick root propose --edit   # goes on with ${quote(path)}`,
  });
}

const HEAD = `# The next root. Lines that begin with # are not taken over. Its version and registry are set for you.
# Patterns: * within one segment, ** as the whole last one. Roles in rules: publish, review, attest.
`;
