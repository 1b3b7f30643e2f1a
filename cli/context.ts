import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { type Day, isDay } from "../src/format/day.ts";
import { pinOf } from "../src/format/pin.ts";
import { openRepository, type Repository } from "../src/git/open-repository.ts";

/** What every command that looks at a repository needs. */
export interface Context {
  readonly repository: Repository;
  /** The user's git settings: `bailiwick.*` and `user.signingkey`. */
  readonly config: ReadonlyMap<string, string>;
  /** SHA-256 of the pinned root, hex, from `--root` or git config `bailiwick.root`. */
  readonly pin: string | undefined;
}

/** Opens the repository that `-C`, else the current folder, lies in, does the work, and closes it. */
export async function inRepository<T>(command: Command, work: (context: Context) => Promise<T>): Promise<T> {
  const { C: folder = ".", root } = command.optsWithGlobals<{ C?: string; root?: string }>();
  const repository = await openRepository(folder);
  try {
    const config = await repository.config();
    return await work({ repository, config, pin: parsePin(root ?? config.get("bailiwick.root")) });
  } finally {
    repository.close();
  }
}

/** The hex of a pin as people write it, `sha256:` + 64 hex digits; throws the Failure `usage` for anything else. */
export function parsePin(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const hex = pinOf(text);
  if (hex === undefined)
    throw new Failure("usage", "a pin is sha256: and 64 hex digits", { mend: "bailiwick root show" });
  return hex;
}

/** A day given as an option, else today in UTC; throws the Failure `usage` for what is no day. */
export function parseDay(text: string | undefined): Day {
  const day = text ?? new Date().toISOString().slice(0, 10);
  if (!isDay(day)) throw new Failure("usage", `${JSON.stringify(day)} is no day, as 2026-11-21 is`);
  return day;
}
