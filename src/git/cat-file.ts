import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { Socket } from "node:net";
import { Failure } from "../failure.ts";
import type { Jail } from "./create-jail.ts";
import { lastLine, notStarted } from "./run-git.ts";

interface Conversation {
  readonly take: (chunk: Buffer) => boolean;
  readonly awaited: () => string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One running `git cat-file --batch` in a jail. Between conversations it does not keep Node running.
 * `--buffer` saves git a write an object, a third of the whole time; git then flushes at a name it does not
 * know (see FLUSH).
 */
export class CatFile {
  readonly #git: ChildProcessWithoutNullStreams;
  #alive = true;
  #stderr = Buffer.alloc(0);
  #conversation: Conversation | undefined;

  constructor(jail: Jail) {
    const git = spawn("git", ["cat-file", "--batch", "--buffer"], {
      cwd: jail.path,
      env: jail.env,
      stdio: "pipe",
      windowsHide: true,
    });
    git.stdout.on("data", (chunk: Buffer) => this.#hear(chunk));
    git.stderr.on("data", (chunk: Buffer) => {
      this.#stderr = Buffer.concat([this.#stderr, chunk]).subarray(-4096);
    });
    git.stdin.on("error", () => {}); // git has ended: "close" tells
    git.on("error", (cause) => this.#fail(notStarted(cause)));
    git.on("close", () => this.#fail(this.#ended()));
    this.#git = git;
    this.#hold(false);
  }

  /** False once it is gone or in a state unknown: ask another. */
  get alive(): boolean {
    return this.#alive;
  }

  /**
   * Writes the lines and feeds each chunk of the answer to `take`, which owns it, until `take` returns true. One
   * conversation at a time. Rejects with what `take` threw or, when git ends early, with the Failure
   * `object-corrupt` if it complained of the object that `awaited` names, else `no-git`; it is gone then.
   */
  converse(lines: Iterable<string>, take: (chunk: Buffer) => boolean, awaited: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#conversation = { take, awaited, resolve, reject };
      this.#hold(true);
      this.#write(lines[Symbol.iterator]());
    });
  }

  end(): void {
    this.#fail(new Failure("no-git", "git cat-file was ended while it was asked"));
  }

  #write(lines: Iterator<string>): void {
    for (let line = lines.next(); line.done !== true; line = lines.next()) {
      if (this.#git.stdin.write(line.value, "latin1")) continue;
      this.#git.stdin.once("drain", () => this.#write(lines));
      return;
    }
  }

  #hear(chunk: Buffer): void {
    if (!this.#alive) return;
    if (this.#conversation === undefined) {
      this.end();
      return;
    }
    try {
      if (this.#conversation.take(chunk)) this.#finish()?.resolve();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#alive = false;
    this.#git.kill("SIGKILL");
    this.#finish()?.reject(error);
  }

  #finish(): Conversation | undefined {
    const conversation = this.#conversation;
    this.#conversation = undefined;
    this.#hold(false);
    return conversation;
  }

  #ended(): Failure {
    const id = this.#conversation?.awaited() ?? "";
    const complaint = lastLine(this.#stderr);
    const code = id !== "" && complaint.includes(id) ? "object-corrupt" : "no-git";
    return new Failure(code, `git cat-file ended before it answered for object ${id}: ${complaint}`);
  }

  #hold(running: boolean): void {
    for (const handle of [this.#git, this.#git.stdin, this.#git.stdout, this.#git.stderr]) {
      if (handle !== this.#git && !(handle instanceof Socket)) continue;
      if (running) handle.ref();
      else handle.unref();
    }
  }
}
