import { Failure } from "../failure.ts";
import { hardenedEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/** What else a commit merges. */
export interface Merge {
  readonly commit: string;
  /** The id of the tree that the merge has, before it is changed. */
  readonly tree: string;
  /** Folders of it that are others: path -> the id of their tree, or undefined for what goes. */
  readonly folders?: ReadonlyMap<string, string | undefined>;
}

/** A commit to be. */
export interface NewCommit {
  /** The id of the commit that it changes. */
  readonly parent: string;
  readonly merged?: Merge | undefined;
  /** `Name <mail> seconds zone`, as git writes it. */
  readonly ident: string;
  readonly message: string;
}

/**
 * Makes a commit upon another, in a repository of our own: no index, no work tree, no filter, no hook. `changes` are
 * paths with their new bytes, or undefined for what goes; regular files alone. Answers the commit's id; no ref of
 * use names it. Rejects with the Failure `io`: git's last words.
 */
export async function commitFiles(
  gitDir: string,
  { parent, merged, ident, message }: NewCommit,
  changes: ReadonlyMap<string, Uint8Array | undefined>,
): Promise<string> {
  const words = Buffer.from(message);
  const parts: (string | Uint8Array)[] = [
    `feature done\ncommit refs/bailiwick/made\nmark :1\nauthor ${ident}\ncommitter ${ident}\ndata ${words.length}\n`,
    words,
    `\nfrom ${parent}\n`,
    ...(merged === undefined ? [] : [`merge ${merged.commit}\nM 040000 ${merged.tree} ""\n`]),
    ...[...(merged?.folders ?? [])].map(([path, id]) =>
      id === undefined ? `D ${spell(path)}\n` : `M 040000 ${id} ${spell(path)}\n`,
    ),
  ];
  for (const [path, bytes] of changes) {
    if (bytes === undefined) parts.push(`D ${spell(path)}\n`);
    else parts.push(`M 100644 inline ${spell(path)}\ndata ${bytes.length}\n`, bytes, "\n");
  }
  parts.push("\nget-mark :1\ndone\n");
  const { code, stdout, complaint } = await runGit(["fast-import", "--quiet", "--force", "--done"], {
    cwd: gitDir,
    env: hardenedEnvironment(gitDir),
    input: Buffer.concat(parts.map((part) => Buffer.from(part))),
  });
  if (code !== 0) throw new Failure("io", `git fast-import: ${complaint}`);
  return stdout.toString("latin1").trim();
}

/** A path in quotes, each byte that is no plain ASCII as octal. */
function spell(path: string): string {
  const bytes = [...Buffer.from(path)].map((byte) =>
    byte < 0x21 || byte > 0x7e || byte === 0x22 || byte === 0x5c
      ? `\\${byte.toString(8).padStart(3, "0")}`
      : String.fromCharCode(byte),
  );
  return `"${bytes.join("")}"`;
}
