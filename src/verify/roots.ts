import type { PublicKey } from "../crypto/ssh-key.ts";
import { laterRootVersion } from "../format/later-version.ts";
import { identityOf } from "../format/names.ts";
import { documentPath } from "../format/place.ts";
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
 * any); with one, the remembered roots stand, and are named when they are altered or gone. `documents` has the roots
 * in order, as `readHome` reads them.
 */
export function judgeRoots(
  documents: ReadonlyMap<string, Signed>,
  pin: string | undefined,
  remembered: readonly RootEntry[],
): RootVerdict {
  const sound = soundRoots(documents);
  const { roots } = sound;
  if (sound.refusals.some(({ code }) => code === "registry-missing")) return sound;
  // Nothing is judged by rules that their makers replaced; but that those made it must be certain.
  const later = sound.refusals.filter(({ code }) => code === "unsupported");
  const isContinued = remembered.every(({ sha256 }, i) => roots[i]?.sha256 === sha256);
  const isOurs =
    remembered.length > 0 ? isContinued : pin === undefined || roots.some(({ sha256 }) => sha256 === pin);
  if (later.length > 0 && isOurs) return { roots: [], refusals: later };
  const refusals = sound.refusals.map(
    (refusal): Refusal =>
      refusal.code === "unsupported" ? refuse("root-malformed", { path: refusal.facts.path }) : refusal,
  );
  const setbacks = remembered.flatMap(({ sha256 }, i) => {
    const version = i + 1;
    const isThere = documents.has(documentPath({ kind: "root", version }));
    if (!isThere)
      return roots.length === i && refusals.length > 0 ? [] : [refuse("root-removed", { version })];
    return roots[i] === undefined || roots[i].sha256 === sha256 ? [] : [refuse("root-altered", { version })];
  });
  const standing = isContinued ? roots : remembered;
  const said = [...refusals, ...setbacks];
  if (pin === undefined || standing.length === 0 || standing.some(({ sha256 }) => sha256 === pin)) {
    return { roots: standing, refusals: said };
  }
  return { roots: [], refusals: [...said, refuse("pin-mismatch", { pin })] };
}

function soundRoots(documents: ReadonlyMap<string, Signed>): RootVerdict {
  const files = [...documents.values()].flatMap((signed) => {
    const { document } = signed;
    return document.kind === "root" ? [{ version: document.version, signed }] : [];
  });
  const roots: RootEntry[] = [];
  if (files.length === 0) return { roots, refusals: [refuse("registry-missing", {})] };
  for (const [i, { version, signed }] of files.entries()) {
    if (version !== i + 1) return { roots, refusals: [refuse("root-gap", { version: i + 1 })] };
    const root = parseRoot(signed.bytes);
    if (root?.version !== version) return { roots, refusals: [unread(signed, roots.at(-1)?.root)] };
    const refusals = judgeRoot(root, signed, roots);
    if (refusals.length > 0) return { roots, refusals };
    roots.push({ root, sha256: signed.sha256 });
  }
  return { roots, refusals: [] };
}

/**
 * Why a root cannot be read. One that claims a later version of the format, and that enough of its predecessor's
 * keys signed as a root of whatever version, is none that anybody without those keys could have put there.
 */
function unread(signed: Signed, last: Root | undefined): Refusal {
  const { path } = signed;
  const version = laterRootVersion(signed.bytes);
  if (version === undefined || last === undefined) return refuse("root-malformed", { path });
  const verified = verifiedSignatures(
    signed,
    (name, key, namespace) =>
      ANY_ROOT.test(namespace) && last.root.keys.includes(name) && last.keys.get(name) === key,
  );
  const isSigned = new Set(verified.map(({ key }) => key)).size >= last.root.threshold;
  return isSigned
    ? refuse("unsupported", { path, kind: `root-v${version}` })
    : refuse("root-malformed", { path });
}

const ANY_ROOT = /^bailiwick-root-v[1-9][0-9]*$/;

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
  const known = new Set(last?.keys.values());
  const missing = lacking([...root.keys].flatMap(([name, key]) => (known.has(key) ? [] : [name])));
  if (missing.length > 0) refusals.push(refuse("root-unsigned", { version, by: "keys new in it", missing }));
  return refusals;
}
