import { Failure } from "../failure.ts";
import { CatFile } from "./cat-file.ts";
import { createJail, type Jail } from "./create-jail.ts";
import type { ObjectFormat, ObjectSource, ObjectVisitor } from "./object-source.ts";
import { AnswerParser, FLUSH } from "./parse-answers.ts";
import { runGit } from "./run-git.ts";

const IDS_A_WRITE = 1024;

/**
 * The objects under `objectDirectory`, read by native git in a jail (see `createJail`). One process, started
 * by the first visit and kept; visits take turns.
 */
export class NativeObjects implements ObjectSource {
  readonly format: ObjectFormat;
  readonly #objectDirectory: string;
  #jail: Jail | undefined;
  #git: CatFile | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(objectDirectory: string, format: ObjectFormat) {
    this.#objectDirectory = objectDirectory;
    this.format = format;
  }

  visit(ids: readonly string[], limit: number, visitor: ObjectVisitor): Promise<void> {
    const visit = this.#turn.then(() => this.#visit(ids, limit, visitor));
    this.#turn = visit.catch(() => {});
    return visit;
  }

  close(): void {
    this.#closed = true;
    this.#git?.end();
    this.#jail?.remove();
  }

  async #visit(ids: readonly string[], limit: number, visitor: ObjectVisitor): Promise<void> {
    const id = ids.find((id) => !this.#isId(id));
    if (id !== undefined) throw new RangeError("not a full object id");
    const read = await this.#stream(ids, limit, visitor);
    if (read === ids.length) return;
    // A huge object stood in the way, and an attacker has more: ask the sizes of the rest first.
    const rest = await this.#drop(ids, read, limit, visitor);
    const restIds = rest.map((index) => ids[index] ?? "");
    const place = (index: number): number => rest[index] ?? index;
    const again = await this.#stream(restIds, limit, {
      part: (index, bytes, last) => visitor.part(place(index), bytes, last),
      tooLarge: (index, size) => visitor.tooLarge(place(index), size),
      missing: (index) => visitor.missing(place(index)),
    });
    if (again !== rest.length)
      throw new Failure("object-corrupt", `object ${restIds[again - 1]} has two sizes`);
  }

  /** Asks for the ids in turn; returns how many were answered before one that is not worth draining. */
  async #stream(ids: readonly string[], limit: number, visitor: ObjectVisitor): Promise<number> {
    if (ids.length === 0) return 0;
    const parser = new AnswerParser(ids, limit, visitor);
    let state = "more";
    const git = this.#process();
    await git.converse(
      slabs(ids),
      (chunk) => {
        state = parser.push(chunk);
        return state !== "more";
      },
      () => parser.awaited,
    );
    if (state === "enough") git.end();
    return parser.answered;
  }

  /** Tells the visitor which ids from `from` on are too large or missing; returns the positions of the others. */
  async #drop(
    ids: readonly string[],
    from: number,
    limit: number,
    visitor: ObjectVisitor,
  ): Promise<number[]> {
    const asked = ids.slice(from);
    const { code, stdout } = await runGit(["cat-file", "--batch-check=%(objectsize)", "--buffer"], {
      cwd: this.#open().path,
      env: this.#open().env,
      input: `${asked.join("\n")}\n`,
    });
    const sizes = stdout.toString("latin1").split("\n");
    if (code !== 0 || sizes.length !== asked.length + 1)
      throw new Failure("no-git", "git cat-file tells no sizes");
    const small: number[] = [];
    for (const [index, id] of asked.entries()) {
      const size = sizes[index] ?? "";
      if (size === `${id} missing`) visitor.missing(from + index);
      else if (Number(size) > limit) visitor.tooLarge(from + index, Number(size));
      else small.push(from + index);
    }
    return small;
  }

  #process(): CatFile {
    const jail = this.#open();
    if (this.#git?.alive !== true) this.#git = new CatFile(jail);
    return this.#git;
  }

  #open(): Jail {
    if (this.#closed) throw new Error("the objects were closed");
    this.#jail ??= createJail(this.#objectDirectory, this.format);
    return this.#jail;
  }

  #isId(id: string): boolean {
    return id.length === (this.format === "sha1" ? 40 : 64) && !/[^0-9a-f]/.test(id);
  }
}

function* slabs(ids: readonly string[]): Generator<string> {
  for (let at = 0; at < ids.length; at += IDS_A_WRITE)
    yield `${ids.slice(at, at + IDS_A_WRITE).join("\n")}\n`;
  yield FLUSH.ask;
}
