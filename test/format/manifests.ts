import fc from "fast-check";
import { compareBytes } from "../../src/format/byte-order.ts";
import type { List } from "../../src/format/list.ts";
import { documentPath } from "../../src/format/place.ts";
import type { Statement } from "../../src/format/statement.ts";
import { count, hash, identity, name, path } from "./arbitraries.ts";

/** A path split in two: the subject that it lies in, and all of it. */
const packageName = path.map((text) => text.split("/").slice(0, 2).join("/"));
const commonName = path.map((text) => text.split("/")[0] ?? "");

const sorted = (paths: readonly string[]) => [...paths].sort(compareBytes);

/** Any statement that parses, lists in the order in which they stand in its bytes. */
export const statement: fc.Arbitrary<Statement> = fc
  .record({
    registry: identity,
    subject: fc.oneof(
      packageName.map((text) => ({ kind: "package", name: text }) as const),
      commonName.map((text) => ({ kind: "common", name: text }) as const),
    ),
    sequence: fc.oneof(fc.constant(1), count),
    previous: hash,
    covers: fc.constantFrom("complete", "amendment", "photograph"),
    below: fc.uniqueArray(path, { minLength: 1, maxLength: 6 }),
    isWhole: fc.boolean(),
    hashes: fc.array(hash, { minLength: 6, maxLength: 6 }),
    gone: fc.nat(6),
    executable: fc.nat(6),
  })
  .map(({ registry, subject, sequence, previous, covers, below, isWhole, hashes, gone, executable }) => {
    const all = sorted([
      ...(isWhole ? [subject.name] : []),
      ...below.map((each) => `${subject.name}/${each}`),
    ]);
    const amends = covers === "amendment" && sequence > 1;
    const removed = amends ? all.slice(0, gone) : [];
    const listed = all.slice(removed.length);
    return {
      registry,
      subject,
      sequence,
      previous: sequence === 1 ? undefined : previous,
      covers: covers === "amendment" && !amends ? "complete" : covers,
      removed,
      executable: listed.slice(0, executable),
      files: new Map(listed.map((each, i) => [each, hashes[i % 6] ?? ""])),
    };
  });

/** Any list that parses. */
export const list: fc.Arbitrary<List> = fc
  .tuple(
    identity,
    fc.array(
      fc.oneof(
        fc
          .tuple(packageName, count)
          .map(([text, sequence]) =>
            documentPath({ kind: "statement", subject: { kind: "package", name: text }, sequence }),
          ),
        fc
          .tuple(commonName, count)
          .map(([text, sequence]) =>
            documentPath({ kind: "statement", subject: { kind: "common", name: text }, sequence }),
          ),
        name.map((user) => documentPath({ kind: "certificate", user })),
        hash.map((key) => documentPath({ kind: "revocation", key })),
      ),
      { minLength: 1, maxLength: 5 },
    ),
    hash,
  )
  .map(([registry, lines, sha256]) => ({
    registry,
    lines: new Map(sorted(lines).map((line) => [line, sha256])),
  }));
