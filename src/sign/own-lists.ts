import { parseList } from "../format/list.ts";
import { isName } from "../format/names.ts";
import type { Role } from "../format/root.ts";
import type { Signed } from "../verify/signed.ts";
import { signersOn, type Trust } from "../verify/trust.ts";

/** A list that a branch brings, signed by one user alone, who may therefore write it anew. */
export interface OwnList {
  readonly name: string;
  readonly signed: Signed;
  readonly lines: ReadonlyMap<string, string>;
}

/** The lists that the branch has and the base has not, and that a user alone signed, in one role. */
export function ownLists(
  trust: Trust,
  before: ReadonlyMap<string, Signed>,
  after: ReadonlyMap<string, Signed>,
  user: string,
  role: Role,
): OwnList[] {
  return [...after.values()].flatMap((signed) => {
    const { document } = signed;
    if (document.kind !== "list" || before.has(signed.path)) return [];
    const lines = parseList(signed.bytes)?.lines;
    const signers = signersOn(signed, trust.users);
    const isOwn = signers.length > 0 && signers.every((each) => each.user === user && each.role === role);
    return isOwn && lines !== undefined ? [{ name: document.name, signed, lines }] : [];
  });
}

/** A name for a list, made of words, that no list has yet: `2026-11-21-carol`, then `2026-11-21-carol-2`. */
export function freeListName(words: readonly string[], isTaken: (name: string) => boolean): string {
  for (let i = 1; ; i++) {
    const end = i === 1 ? "" : `-${i}`;
    const name = `${words
      .join("-")
      .slice(0, 39 - end.length)
      .replace(/-+$/, "")}${end}`;
    if (isName(name) && !isTaken(name)) return name;
  }
}
