import { fingerprint, type PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import type { Day } from "../format/day.ts";
import { formatRoot, parseRoot, type Root, type Rule } from "../format/root.ts";
import { list, quote } from "../quote.ts";
import { checkRoot } from "./check-root.ts";

/** How a root shall differ from another; what is undefined or empty changes nothing. */
export interface RootEdits {
  /** Keys that become root keys, by name. */
  readonly addedKeys: ReadonlyMap<string, PublicKey>;
  /** Names that go everywhere: root keys, issuers, log. */
  readonly removedKeys: readonly string[];
  readonly threshold: number | undefined;
  /** Names that become issuers; with a key, of a key that is no root key. */
  readonly issuers: ReadonlyMap<string, PublicKey | undefined>;
  readonly droppedIssuers: readonly string[];
  readonly issuerThreshold: number | undefined;
  readonly layout: readonly string[];
  readonly unsigned: readonly string[];
  readonly droppedUnsigned: readonly string[];
  /** Each takes the place of one with the same patterns. */
  readonly rules: readonly Rule[];
  /** Patterns of rules that go. */
  readonly droppedRules: readonly (readonly string[])[];
  readonly limits: Partial<Root["limits"]>;
  readonly expires: Day | undefined;
  /** Empty: none any more. */
  readonly note: string | undefined;
}

/** A root with edits. Throws the Failure `usage`, which names what cannot be edited so, or makes no root. */
export function editRoot(last: Root, edits: RootEdits): Root {
  const { addedKeys, removedKeys, threshold, issuers, droppedIssuers, issuerThreshold } = edits;
  for (const name of [...removedKeys, ...droppedIssuers])
    if (!last.keys.has(name)) throw noSuch("key", name, [...last.keys.keys()]);
  const without = (names: readonly string[], gone: readonly string[], more: Iterable<string>) => [
    ...new Set([...names.filter((name) => !gone.includes(name)), ...more]),
  ];
  const holders = without(last.root.keys, removedKeys, addedKeys.keys());
  const issuing = without(last.issuers.keys, [...removedKeys, ...droppedIssuers], issuers.keys());
  const log = last.log && { ...last.log, keys: without(last.log.keys, removedKeys, []) };
  const used = new Set([...holders, ...issuing, ...(log?.keys ?? [])]);
  const given = [
    ...last.keys,
    ...addedKeys,
    ...[...issuers].flatMap(([name, key]) => (key ? [[name, key] as const] : [])),
  ];
  for (const [name, key] of given)
    if ((last.keys.get(name) ?? key) !== key)
      throw new Failure("usage", `${quote(name)} is ${fingerprint(last.keys.get(name) ?? "")} for ever`, {
        mend: `--add-key ${quote(`${name}-2`)}=KEY   # a new name for the new key`,
      });
  const root: Root = {
    ...last,
    expires: edits.expires ?? last.expires,
    keys: new Map(given.filter(([name]) => used.has(name))),
    root: { threshold: threshold ?? last.root.threshold, keys: holders },
    issuers: { threshold: issuerThreshold ?? last.issuers.threshold, keys: issuing },
    log: log && (log.keys.length === 0 ? undefined : log),
    layout: without(last.layout, [], edits.layout),
    unsigned: orNone(unsignedOf(last, edits)),
    rules: rulesOf(last, edits),
    limits: { ...last.limits, ...edits.limits },
    note: edits.note === "" ? undefined : (edits.note ?? last.note),
  };
  checkRoot(root);
  const formatted = parseRoot(formatRoot(root));
  if (formatted === undefined)
    throw new Failure("usage", "these edits make no root: is something given twice, or nobody left?");
  return formatted;
}

function orNone<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

function unsignedOf({ unsigned = [] }: Root, edits: RootEdits): string[] {
  const stranger = edits.droppedUnsigned.find((pattern) => !unsigned.includes(pattern));
  if (stranger !== undefined) throw noSuch("pattern of `unsigned`", stranger, unsigned);
  return [
    ...new Set([
      ...unsigned.filter((pattern) => !edits.droppedUnsigned.includes(pattern)),
      ...edits.unsigned,
    ]),
  ];
}

function rulesOf({ rules }: Root, edits: RootEdits): Rule[] {
  const nameOf = (paths: readonly string[]) => [...paths].sort().join(" ");
  const known = rules.map(({ paths }) => nameOf(paths));
  const gone = edits.droppedRules.map(nameOf);
  const stranger = gone.find((name) => !known.includes(name));
  if (stranger !== undefined) throw noSuch("rule for", stranger, known);
  const edited = new Map(edits.rules.map((rule) => [nameOf(rule.paths), rule]));
  const kept = rules.filter(({ paths }) => !gone.includes(nameOf(paths)));
  return [
    ...kept.map((rule) => edited.get(nameOf(rule.paths)) ?? rule),
    ...[...edited].filter(([name]) => !known.includes(name)).map(([, rule]) => rule),
  ];
}

function noSuch(what: string, name: string, known: readonly string[]): Failure {
  return new Failure(
    "usage",
    `there is no ${what} ${quote(name)}; there ${known.length === 0 ? "is none" : `are ${list(known)}`}`,
    {
      mend: "bailiwick root show",
    },
  );
}
