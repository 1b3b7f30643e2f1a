import { spawn } from "node:child_process";
import { once } from "node:events";

/** A file of a commit to be made: bytes, or a blob that the repository has; undefined deletes the path. */
export type Change =
  | { readonly bytes: Uint8Array }
  | { readonly mode: string; readonly id: string }
  | undefined;

/** Makes commits in a bare repository through one `git fast-import`, without a work tree. */
export class FastImport {
  readonly #git;
  #clock: number;

  /** `clock`: when the first commit is made, in seconds since 1970. */
  constructor(gitDir: string, clock = 1_700_000_000) {
    this.#clock = clock;
    this.#git = spawn("git", ["-C", gitDir, "fast-import", "--quiet", "--force", "--done"], {
      stdio: ["pipe", "ignore", "inherit"],
    });
  }

  /** One commit on a branch, upon `from` (any name that git knows), with these changes. */
  async commit(
    branch: string,
    from: string | undefined,
    changes: ReadonlyMap<string, Change>,
  ): Promise<void> {
    const message = `${branch}\n`;
    this.#clock += 60;
    const write = async (data: string | Uint8Array) => {
      if (!this.#git.stdin.write(data)) await once(this.#git.stdin, "drain");
    };
    await write(
      `commit refs/heads/${branch}\ncommitter bench <bench@example.org> ${this.#clock} +0000\ndata ${message.length}\n${message}`,
    );
    if (from !== undefined) await write(`from ${from}\n`);
    for (const [path, change] of changes) {
      const quoted = `"${path.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n")}"`;
      if (change === undefined) await write(`D ${quoted}\n`);
      else if ("id" in change) await write(`M ${change.mode} ${change.id} ${quoted}\n`);
      else {
        await write(`M 100644 inline ${quoted}\ndata ${change.bytes.length}\n`);
        await write(change.bytes);
        await write("\n");
      }
    }
    await write("\n");
  }

  /** Ends git; everything is in the repository afterwards. */
  async done(): Promise<void> {
    this.#git.stdin.end("done\n");
    const [code] = await once(this.#git, "close");
    if (code !== 0) throw new Error(`git fast-import failed: ${code}`);
  }
}
