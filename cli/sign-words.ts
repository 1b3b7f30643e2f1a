import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import type { Role } from "../src/format/root.ts";
import type { Repository } from "../src/git/open-repository.ts";
import { findBase, type SigningBase } from "../src/sign/find-base.ts";
import { findKey } from "../src/sign/find-key.ts";
import { type SignReport, type SignRequest, signSubjects } from "../src/sign/sign-subjects.ts";
import { passphraseSource } from "./ask.ts";
import { type Context, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { type BaseChoice, baseChoice, fromFolder } from "./signing-options.ts";

/** The options of a command that signs subjects. */
export interface SignChoice extends BaseChoice {
  readonly all?: boolean;
  readonly amend?: boolean;
  readonly as?: string;
  readonly complete?: boolean;
  readonly key?: string;
  readonly list?: string;
  readonly now?: string;
  readonly passphraseFile?: string;
  readonly role?: Role;
}

/** What a signature is made against; Failure `no-pin` where no commit has a registry. */
export async function signingBase(edge: Edge, context: Context, options: BaseChoice): Promise<SigningBase> {
  const base = await findBase(context.repository, baseChoice(edge, context, options));
  if (base === undefined) throw nothingToSignFor(context.repository);
  return base;
}

/** Signs what words name, or everything that changed, with the key that options or settings name; undefined: not confirmed. */
export async function signWords(
  edge: Edge,
  self: Command,
  context: Context,
  base: SigningBase,
  options: SignChoice,
  what: Wanted,
): Promise<SignReport | undefined> {
  return signSubjects(context.repository, base, await signRequest(edge, self, context, options, what));
}

/** What is not said by options. */
type Wanted = Pick<SignRequest, "words" | "prefix" | "isRehearsal" | "confirm">;

/** What options ask to be signed, and with which key. Rejects as `findKey` does. */
export async function signRequest(
  edge: Edge,
  self: Command,
  { config }: Pick<Context, "config">,
  options: SignChoice,
  what: Wanted,
): Promise<SignRequest> {
  const key = await findKey(
    config,
    fromFolder(self, options.key),
    passphraseSource(edge, fromFolder(self, options.passphraseFile)),
  );
  return {
    ...what,
    key,
    user: options.as ?? config.get("bailiwick.user"),
    role: options.role ?? "publish",
    covers: options.amend ? "amendment" : options.complete ? "complete" : undefined,
    list: options.list ?? (options.all ? true : undefined),
    now: parseDay(options.now),
  };
}

export const UNPINNED = "note: no pin; judged by the base's own root (git config bailiwick.root sha256:...)";

function nothingToSignFor({ workTree }: Repository): Failure {
  const isMade = existsSync(join(workTree ?? "", ".bailiwick", "root", "1.yaml"));
  const mend = isMade
    ? "git add .bailiwick && git commit   # first the registry"
    : "bailiwick init NAME --layout '*/'";
  return new Failure("no-pin", "no commit here has a registry to sign for", { mend });
}
