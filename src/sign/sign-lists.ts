import { sha256 } from "../crypto/sha256.ts";
import { formatList, parseList } from "../format/list.ts";
import { isName } from "../format/names.ts";
import { documentPath, parsePlace, signaturePath } from "../format/place.ts";
import type { Role } from "../format/root.ts";
import type { Signed } from "../verify/signed.ts";
import { signersOn, type Trust } from "../verify/trust.ts";
import type { FileChanges } from "./file-changes.ts";

/** A list to be signed: its name, its lines, and the signatures of others that its new bytes make void. */
export interface ListPlan {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly changes: FileChanges;
}

/** Lists that a branch brings, seen by one user. */
export interface ListDraft {
  /** Path of each statement on a list of the user's -> that list's name. */
  readonly nameOf: (path: string) => string | undefined;
  /** The lists as they must be once statements change: `lines` go onto a list, undefined off it. */
  readonly planned: (changed: ReadonlyMap<string, string | undefined>, onto: ReadonlyMap<string, string>) => ListPlan[];
  /** The files that go when a list names nothing any more. */
  readonly isTaken: (name: string) => boolean;
}

/**
 * The lists that a branch has and the base has not, and that a user alone signed in a role: as their
 * statements change, these are written anew and signed anew, so that every line names what is there.
 */
export function draftLists(
  trust: Trust,
  before: ReadonlyMap<string, Signed>,
  after: ReadonlyMap<string, Signed>,
  user: string,
  role: Role,
): ListDraft {
  const own = new Map<string, { readonly signed: Signed; readonly lines: ReadonlyMap<string, string> }>();
  const taken = new Set<string>();
  for (const signed of [...before.values(), ...after.values()]) {
    const document = parsePlace(signed.path)?.document;
    const list = document?.kind === "list" ? parseList(signed.bytes) : undefined;
    if (document?.kind !== "list") continue;
    const signers = signersOn(signed, trust.users);
    const isOwn = signers.length > 0 && signers.every((each) => each.user === user && each.role === role);
    if (!before.has(signed.path) && isOwn && list !== undefined) own.set(document.name, { signed, lines: list.lines });
    else taken.add(document.name);
  }
  const names = new Map([...own].flatMap(([name, { lines }]) => [...lines.keys()].map((path) => [path, name] as const)));
  return {
    nameOf: (path) => names.get(path),
    isTaken: (name) => taken.has(name),
    planned: (changed, onto) => {
      const dirty = new Set([...onto.values()]);
      for (const path of changed.keys()) if (names.has(path)) dirty.add(names.get(path) ?? "");
      return [...dirty].map((name) => {
        const lines = new Map(own.get(name)?.lines);
        for (const [path, digest] of changed) {
          if (digest === undefined || (onto.get(path) ?? names.get(path)) !== name) lines.delete(path);
          else lines.set(path, digest);
        }
        return planList(trust.identity, name, lines, own.get(name)?.signed);
      });
    },
  };
}

function planList(
  registry: string,
  name: string,
  lines: ReadonlyMap<string, string>,
  old: Signed | undefined,
): ListPlan {
  const path = documentPath({ kind: "list", name });
  const bytes = formatList({ registry, lines });
  const isGone = lines.size === 0;
  const isSame = old?.sha256 === sha256(bytes);
  const signatures = [...(old?.signatures.keys() ?? [])].map(
    (signer) => [signaturePath({ kind: "list", name }, signer), undefined] as const,
  );
  const changes = new Map<string, Uint8Array | undefined>(isSame ? [] : signatures);
  return { name, path, bytes, changes: changes.set(path, isGone ? undefined : bytes) };
}

/** A name for a list of a day and a user that no list has: `2026-11-21-carol`, then `2026-11-21-carol-2`. */
export function freeListName(words: readonly string[], isTaken: (name: string) => boolean): string {
  for (let i = 1; ; i++) {
    const end = i === 1 ? "" : `-${i}`;
    const name = `${words.join("-").slice(0, 39 - end.length).replace(/-+$/, "")}${end}`;
    if (isName(name) && !isTaken(name)) return name;
  }
}
