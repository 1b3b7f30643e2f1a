import type { Day } from "../format/day.ts";
import { type Approval, approvalKey } from "../format/installed/authors.ts";
import type { LedgerEntry } from "../format/installed/ledger.ts";
import type { IsKnownAuthor } from "./artifact.ts";

/**
 * Whom somebody approved, or whose packages are installed already, and nobody has revoked (DESIGN.md section 6:
 * authors new to this machine need one approval).
 */
export function knownAuthors(approvals: readonly Approval[], ledger: readonly LedgerEntry[]): IsKnownAuthor {
  const said = new Map(approvals.map((each) => [approvalKey(each), each.revoked === undefined]));
  const installed = new Set(
    ledger.flatMap(({ registry, authors }) =>
      registry === undefined ? [] : authors.map((user) => approvalKey({ registry, user })),
    ),
  );
  return (registry, user) =>
    said.get(approvalKey({ registry, user })) ?? installed.has(approvalKey({ registry, user }));
}

/** The approvals with more authors, approved by one person; those revoked before are approved again. */
export function approve(
  approvals: readonly Approval[],
  authors: readonly Pick<Approval, "registry" | "user">[],
  by: string,
  date: Day,
): readonly Approval[] {
  const all = new Map(approvals.map((each) => [approvalKey(each), each]));
  for (const { registry, user } of authors) {
    const old = all.get(approvalKey({ registry, user }));
    const people = old === undefined || old.revoked !== undefined ? [] : old.by;
    all.set(approvalKey({ registry, user }), { registry, user, by: [...new Set([...people, by])], date });
  }
  return [...all.values()];
}

/** The approvals without one author's: remembered as revoked, so that neither ledger nor import revives it. */
export function revoke(
  approvals: readonly Approval[],
  author: Pick<Approval, "registry" | "user">,
  by: string,
  date: Day,
): readonly Approval[] {
  const key = approvalKey(author);
  const old = approvals.find((each) => approvalKey(each) === key) ?? { ...author, by: [by], date };
  return [...approvals.filter((each) => each !== old), { ...old, revoked: date }];
}

/**
 * The authors that enough distinct people approved, in the files of people one trusts, taken over. A file is one
 * person's word whatever names stand in it, and a person counts once in however many files.
 */
export function importApprovals(
  own: readonly Approval[],
  files: readonly (readonly Approval[])[],
  quorum: number,
  date: Day,
): readonly Approval[] {
  const known = new Map(own.map((each) => [approvalKey(each), each]));
  const found = new Map<string, { approval: Approval; words: (readonly string[])[] }>();
  for (const file of files)
    for (const approval of file) {
      if (approval.revoked !== undefined) continue;
      const entry = found.get(approvalKey(approval)) ?? { approval, words: [] };
      entry.words.push(approval.by);
      found.set(approvalKey(approval), entry);
    }
  const taken = [...found].flatMap(([key, { approval, words }]): Approval[] => {
    const people = distinctPeople(words);
    if (known.has(key) || people.length < quorum) return [];
    return [{ registry: approval.registry, user: approval.user, by: people.sort(), date }];
  });
  return taken.length === 0 ? own : [...own, ...taken];
}

/** As many people as possible, each from another file: a matching, grown file by file. */
function distinctPeople(files: readonly (readonly string[])[]): string[] {
  const holder = new Map<string, number>();
  const place = (file: number, seen: Set<string>): boolean => {
    for (const person of files[file] ?? []) {
      if (seen.has(person)) continue;
      seen.add(person);
      const other = holder.get(person);
      if (other === undefined || place(other, seen)) {
        holder.set(person, file);
        return true;
      }
    }
    return false;
  };
  for (const file of files.keys()) place(file, new Set());
  return [...holder.keys()];
}
