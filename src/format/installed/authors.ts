/**
 * The authors that somebody approved: a file that a team can commit (DESIGN.md section 6).
 *
 *     bailiwick: "authors-v1"
 *     authors:
 *       - registry: "mine 9f86d081884c7d659a2feaa0c55ad015"
 *         user: "carol"
 *         by:
 *           - "ann"
 *         date: "2026-11-21"
 *         revoked: "2026-12-01"
 *
 * `authors` and `revoked` are optional. One item a registry and user, sorted by both.
 */
import * as v from "valibot";
import { compareBytes } from "../byte-order.ts";
import type { Day } from "../day.ts";
import { day, identity, listOf, name, parseDocument, untagged, words } from "../document.ts";
import { formatYaml, type YamlObject } from "../yaml.ts";

/** An author whom somebody approved. */
export interface Approval {
  /** The identity of the registry whose user it is. */
  readonly registry: string;
  readonly user: string;
  /** Who approved: people's own names. */
  readonly by: readonly string[];
  readonly date: Day;
  /** Since when no more. */
  readonly revoked?: Day | undefined;
}

const schema = v.pipe(
  v.strictObject({
    bailiwick: v.literal("authors-v1"),
    authors: v.optional(
      listOf(
        v.strictObject({
          registry: identity,
          user: name,
          by: listOf(words),
          date: day,
          revoked: v.optional(day),
        }),
      ),
    ),
  }),
  v.check(({ authors = [] }) =>
    authors.every(
      (each, i) => i === 0 || compareBytes(approvalKey(authors[i - 1] ?? each), approvalKey(each)) < 0,
    ),
  ),
  v.transform(untagged),
);

function shape({ authors }: { readonly authors?: readonly Approval[] | undefined }): YamlObject {
  const items = authors?.map(({ registry, user, by, date, revoked }) => ({
    registry,
    user,
    by,
    date,
    revoked,
  }));
  return { bailiwick: "authors-v1", authors: items };
}

/** What one approval is replaced by: the next of the same registry and user. */
export function approvalKey({ registry, user }: Pick<Approval, "registry" | "user">): string {
  return `${registry} ${user}`;
}

/** The bytes of an authors' file. */
export function formatAuthors(approvals: readonly Approval[]): Uint8Array {
  const authors = [...approvals].sort((a, b) => compareBytes(approvalKey(a), approvalKey(b)));
  return formatYaml(shape({ authors: authors.length === 0 ? undefined : authors }));
}

/** The approvals that bytes mean; undefined when they are none, to the letter. */
export function parseAuthors(bytes: Uint8Array): readonly Approval[] | undefined {
  const file = parseDocument<{ authors?: readonly Approval[] | undefined }>(bytes, schema, shape);
  return file && (file.authors ?? []);
}
