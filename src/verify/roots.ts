import type { PublicKey } from "../crypto/ssh-key.ts";
import { identityOf } from "../format/names.ts";
import { documentPath, parsePlace } from "../format/place.ts";
import { parseRoot, type Root } from "../format/root.ts";
import type { Refusal } from "../reasons.ts";
import type { RootEntry } from "./policy.ts";
import { refuse } from "./refuse.ts";
import { namespaces, type Signed, verifiedSignatures } from "./signed.ts";

/** The chain as far as it stands, and what is wrong with the rest. */
export interface RootVerdict {
  readonly roots: readonly RootEntry[];
  readonly refusals: readonly Refusal[];
}

/**
 * Judges roots 1, 2, ... N (DESIGN.md section 5, clause 1): each exactly one above the last, signed by its
 * own threshold, its predecessor's, and every key new in it. A refused root moves nothing: the one before it
 * stays the newest. Without a memory the pin, SHA-256 of a root's bytes, must match one that stands (undefined:
 * any); with one, the remembered roots stand, and are named when they are altered or gone.
 */
export function judgeRoots(
  documents: ReadonlyMap<string, Signed>,
  pin: string | undefined,
  remembered: readonly RootEntry[],
): RootVerdict {
  const { roots, refusals } = soundRoots(documents);
  if (refusals.some(({ code }) => code === "registry-missing")) return { roots: [], refusals };
  const setbacks = remembered.flatMap(({ sha256 }, i) => {
    const version = i + 1;
    const isThere = documents.has(documentPath({ kind: "root", version }));
    if (!isThere)
      return roots.length === i && refusals.length > 0 ? [] : [refuse("root-removed", { version })];
    return roots[i] === undefined || roots[i].sha256 === sha256 ? [] : [refuse("root-altered", { version })];
  });
  const isContinued = remembered.every(({ sha256 }, i) => roots[i]?.sha256 === sha256);
  const standing = isContinued ? roots : remembered;
  const said = [...refusals, ...setbacks];
  if (pin === undefined || standing.length === 0 || standing.some(({ sha256 }) => sha256 === pin)) {
    return { roots: standing, refusals: said };
  }
  return { roots: [], refusals: [...said, refuse("pin-mismatch", { pin })] };
}

function soundRoots(documents: ReadonlyMap<string, Signed>): RootVerdict {
  const files = [...documents.values()]
    .flatMap((signed) => {
      const document = parsePlace(signed.path)?.document;
      return document?.kind === "root" ? [{ version: document.version, signed }] : [];
    })
    .sort((a, b) => a.version - b.version);
  const roots: RootEntry[] = [];
  if (files.length === 0) return { roots, refusals: [refuse("registry-missing", {})] };
  for (const [i, { version, signed }] of files.entries()) {
    if (version !== i + 1) return { roots, refusals: [refuse("root-gap", { version: i + 1 })] };
    const root = parseRoot(signed.bytes);
    if (root?.version !== version)
      return { roots, refusals: [refuse("root-malformed", { path: signed.path })] };
    const refusals = judgeRoot(root, signed, roots);
    if (refusals.length > 0) return { roots, refusals };
    roots.push({ root, sha256: signed.sha256 });
  }
  return { roots, refusals: [] };
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
  const hasSigned = (name: string) => verified.some(({ key }) => key === keyOf(name));
  const lacking = (names: Iterable<string>) => [...names].filter((name) => !hasSigned(name));
  const refusals: Refusal[] = [];
  for (const [by, from] of [
    ["its own keys", root],
    ["the root before", last],
  ] as const) {
    if (from === undefined) continue;
    const signers = new Set(from.root.keys.filter(hasSigned).map(keyOf));
    if (signers.size < from.root.threshold)
      refusals.push(refuse("root-unsigned", { version, by, missing: lacking(from.root.keys) }));
  }
  const missing = lacking([...root.keys.keys()].filter((name) => !last?.keys.has(name)));
  if (missing.length > 0) refusals.push(refuse("root-unsigned", { version, by: "keys new in it", missing }));
  return refusals;
}
