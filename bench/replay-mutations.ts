import { chainPath, documentPath, signaturePath } from "../src/format/place.ts";
import type { Tree } from "../src/tree.ts";
import type { Accepted } from "../src/verify/accepted.ts";
import { type Evidence, gather } from "../src/verify/evidence.ts";
import type { Outline } from "../src/verify/outline.ts";
import type { Change } from "./fast-import.ts";

/** One way to spoil a registry without a key. */
export interface Mutation {
  readonly what: string;
  readonly changes: ReadonlyMap<string, Change>;
}

/** So many packages are spoiled in each way. */
const EACH = 8;

/** Mutations of a verified tree: every one must be refused. */
export async function mutations(tree: Tree, outline: Outline, base: Accepted): Promise<Mutation[]> {
  const packages = [...outline.subjects.values()].filter(({ directory }) => directory !== undefined);
  const step = Math.max(1, Math.floor(packages.length / EACH));
  const chosen = packages.filter((_, i) => i % step === 0).slice(0, EACH);
  const found: Mutation[] = [];
  const all: Evidence[] = [];
  for await (const evidence of gather(tree, base.policy, chosen)) all.push(evidence);
  for (const [i, evidence] of all.entries()) {
    const { subject } = evidence.outline;
    const [leaf] = evidence.files.leaves;
    const [link] = evidence.chain.links;
    const [other] = all[(i + 1) % all.length]?.chain.links ?? [];
    if (leaf === undefined || link === undefined || other === undefined) continue;
    const [bytes] = await tree.read([leaf.id], 1 << 26);
    const statement = { kind: "statement", subject, sequence: link.statement.sequence } as const;
    const next = { ...statement, sequence: statement.sequence + 1 };
    const say = (what: string, changes: [string, Change][]) =>
      void found.push({ what: `${subject.name}: ${what}`, changes: new Map(changes) });
    const flipped = Uint8Array.from(bytes ?? [0], (byte, at) => (at === 0 ? byte ^ 1 : byte));
    say("a byte flipped", [[leaf.path, { bytes: flipped }]]);
    say("a file dropped", [[leaf.path, undefined]]);
    say("a file added", [[`${subject.name}/stray`, { bytes: new Uint8Array([10]) }]]);
    say("a mode changed", [[leaf.path, { mode: leaf.mode === "100755" ? "100644" : "100755", id: leaf.id }]]);
    say("another package's statement", [[documentPath(statement), { bytes: other.signed.bytes }]]);
    say("another package's statement as the next", [[documentPath(next), { bytes: other.signed.bytes }]]);
    say("an older statement again, as the next", [
      [documentPath(statement), undefined],
      [documentPath(next), { bytes: link.signed.bytes }],
      [signaturePath(statement, "author"), undefined],
    ]);
    say("the statements dropped", [[chainPath(subject), undefined]]);
    say("files and statements dropped", [
      [chainPath(subject), undefined],
      [subject.name, undefined],
    ]);
  }
  return found;
}
