import type { Command } from "commander";
import { count } from "../src/count.ts";
import { fingerprint } from "../src/crypto/ssh-key.ts";
import { Failure } from "../src/failure.ts";
import { userKeys } from "../src/github/user-keys.ts";
import { quote } from "../src/quote.ts";
import { askYes } from "./ask.ts";

import type { Edge } from "./edge.ts";
import { fromFolder } from "./signing-options.ts";

/** Words that name keys: files and public keys as they were given, and those that GitHub shows of a user. */
export interface NamedKeys {
  readonly given: readonly string[];
  /** Public keys. */
  readonly fetched: readonly string[];
}

/**
 * Reads the keys of every `github:USER` among words that name keys, and shows them, with fingerprints. `asks`:
 * also asks whether to take them, where no later question shows them again. Throws `signing-refused` for a no.
 */
export async function readNamedKeys(
  edge: Edge,
  command: Command,
  words: readonly string[],
  asks: boolean,
): Promise<NamedKeys> {
  const fetched: string[] = [];
  const users = words.flatMap((word) => /^github:(.*)$/s.exec(word)?.[1] ?? []);
  for (const user of users) {
    const base = edge.env.BAILIWICK_GITHUB_URL || edge.env.GITHUB_SERVER_URL || "https://github.com";
    const { url, keys, others } = await userKeys(base, user);
    edge.note(`${quote(url)} lists ${count(keys.length, "key")} that can sign here:`);
    for (const key of keys) edge.note(`  ${fingerprint(key)}  ${key.split(" ", 1).join()}`);
    if (others.length > 0)
      edge.note(`  not taken, since only Ed25519 keys sign: ${others.map(quote).join(", ")}`);
    if (asks && !(await askYes(edge, `Take what the forge says are keys of ${quote(user)}?`)))
      throw new Failure("signing-refused", `the keys of ${quote(user)} were not taken`, {
        mend: "--key FILE.pub",
      });
    fetched.push(...keys);
  }
  const given = words.filter((word) => !word.startsWith("github:")).map((word) => fromFolder(command, word));
  return { given, fetched };
}
