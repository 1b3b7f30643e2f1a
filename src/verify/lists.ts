import type { PublicKey } from "../crypto/ssh-key.ts";
import type { List } from "../format/list.ts";
import type { Refusal } from "../reasons.ts";
import { listIn } from "./parsed.ts";
import { issuersOn, type Policy } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { namespaces, type Signed } from "./signed.ts";

/** A list that was read, and its signatures. */
export interface ReadList {
  readonly signed: Signed;
  readonly list: List;
}

/** The lists of a tree (DESIGN.md section 4, Lists); one of another registry is none. */
export function readLists(
  documents: ReadonlyMap<string, Signed>,
  policy: Policy,
): { readonly lists: readonly ReadList[]; readonly refusals: readonly Refusal[] } {
  const lists: ReadList[] = [];
  const refusals: Refusal[] = [];
  for (const signed of documents.values()) {
    if (signed.document.kind !== "list") continue;
    const list = listIn(signed.bytes);
    if (list?.registry === policy.identity) lists.push({ signed, list });
    else refusals.push(refuse("list-malformed", { path: signed.path }));
  }
  return { lists, refusals };
}

/** The issuers' keys that endorsed these bytes at this path, when they suffice; undefined when they do not. */
export type EndorsersOf = (path: string, sha256: string) => readonly PublicKey[] | undefined;

/** What the issuers endorsed: the threshold is met on one list, and never by adding lists up (DESIGN.md, Appendix). */
export function endorsementsOf(lists: readonly ReadList[], policy: Policy): EndorsersOf {
  const endorsed = new Map<string, readonly PublicKey[]>();
  for (const { signed, list } of lists) {
    const { suffice, keys } = issuersOn(signed, namespaces.endorse, policy.root);
    if (suffice) for (const [path, sha256] of list.lines) endorsed.set(`${sha256} ${path}`, keys);
  }
  return (path, sha256) => endorsed.get(`${sha256} ${path}`);
}
