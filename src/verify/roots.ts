import type { PublicKey } from "../crypto/ssh-key.ts";
import { identityOf } from "../format/names.ts";
import { parsePlace } from "../format/place.ts";
import { parseRoot, type Root } from "../format/root.ts";
import type { Refusal } from "../reasons.ts";
import type { RootEntry } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { namespaces, type Signed, verifiedSignatures } from "./signed.ts";

/** The chain that stands; empty, with refusals, when any of it does not: a refused root moves nothing. */
export interface RootVerdict {
  readonly roots: readonly RootEntry[];
  readonly refusals: readonly Refusal[];
}

/**
 * Judges roots 1, 2, ... N (DESIGN.md section 5, clause 1): each exactly one above the last, signed by its
 * own threshold, its predecessor's, and every key new in it; the pin, if any, matches one; remembered roots
 * are unaltered. `pin` is the SHA-256 of a root's bytes; `remembered` those of the roots accepted before.
 */
export function judgeRoots(
  documents: ReadonlyMap<string, Signed>,
  pin: string | undefined,
  remembered: readonly string[],
): RootVerdict {
  const files = [...documents.values()]
    .flatMap((signed) => {
      const document = parsePlace(signed.path)?.document;
      return document?.kind === "root" ? [{ version: document.version, signed }] : [];
    })
    .sort((a, b) => a.version - b.version);
  if (files.length === 0) return { roots: [], refusals: [refuse("registry-missing", {})] };
  const roots: RootEntry[] = [];
  for (const [i, { version, signed }] of files.entries()) {
    if (version !== i + 1) return { roots: [], refusals: [refuse("root-gap", { version: i + 1 })] };
    const root = parseRoot(signed.bytes);
    if (root === undefined || root.version !== version)
      return { roots: [], refusals: [refuse("root-malformed", { path: signed.path })] };
    const refusals = judgeRoot(root, signed, roots);
    if (refusals.length > 0) return { roots: [], refusals };
    roots.push({ root, sha256: signed.sha256 });
  }
  const refusals = remembered.flatMap((sha256, i) => {
    if (roots[i] === undefined) return [refuse("root-removed", { version: i + 1 })];
    return roots[i].sha256 === sha256 ? [] : [refuse("root-altered", { version: i + 1 })];
  });
  if (pin !== undefined && !roots.some(({ sha256 }) => sha256 === pin))
    refusals.push(refuse("pin-mismatch", { pin }));
  return { roots: refusals.length === 0 ? roots : [], refusals };
}

function judgeRoot(root: Root, signed: Signed, before: readonly RootEntry[]): Refusal[] {
  const { version } = root;
  const first = before[0];
  const last = before.at(-1)?.root;
  if (first !== undefined && root.registry !== identityOf(first.root.registry, first.sha256))
    return [refuse("root-registry", { path: signed.path })];
  const reused = [...root.keys].find(([name, key]) =>
    before.some((entry) => (entry.root.keys.get(name) ?? key) !== key),
  );
  if (reused !== undefined) return [refuse("root-key-reused", { version, name: reused[0] })];

  const keyOf = (name: string): PublicKey | undefined => root.keys.get(name) ?? last?.keys.get(name);
  const verified = verifiedSignatures(
    signed,
    (name, key, namespace) => namespace === namespaces.root && keyOf(name) === key,
  );
  const keys = new Set(verified.map(({ key }) => key));
  const lacking = (names: Iterable<string>) => [...names].filter((name) => !keys.has(keyOf(name) ?? ""));
  const refusals: Refusal[] = [];
  for (const [by, from] of [
    ["its own keys", root],
    ["the root before", last],
  ] as const) {
    if (from === undefined) continue;
    const signers = new Set(from.root.keys.map(keyOf).filter((key) => key !== undefined && keys.has(key)));
    if (signers.size < from.root.threshold)
      refusals.push(refuse("root-unsigned", { version, by, missing: lacking(from.root.keys) }));
  }
  const missing = lacking([...root.keys.keys()].filter((name) => !last?.keys.has(name)));
  if (missing.length > 0) refusals.push(refuse("root-unsigned", { version, by: "keys new in it", missing }));
  return refusals;
}
