import { parseRoot, type Root } from "../format/root.ts";
import { type NamedKey, type ShownSignature, showKey, showSignatures } from "./explain-signatures.ts";
import type { RootEntry } from "./policy.ts";
import { namespaces, type Signed, verifiedSignatures } from "./signed.ts";

/** So many of these keys must sign. */
export interface ShownThreshold {
  readonly threshold: number;
  readonly keys: readonly NamedKey[];
}

/** A root as its file says it, and who signed it. */
export interface RootLink {
  readonly kind: "root";
  readonly version: number;
  readonly path: string;
  /** Of its bytes: what people pin. */
  readonly sha256: string;
  readonly isPinned: boolean;
  /** Whether it is one of the chain that `judgeRoots` found to stand. */
  readonly stands: boolean;
  readonly document: Root;
  readonly root: ShownThreshold;
  readonly issuers: ShownThreshold;
  readonly signatures: readonly ShownSignature[];
}

/** The roots that parse, in the order of their numbers, as `readHome` reads them; `standing` are those that count. */
export function rootLinks(
  documents: ReadonlyMap<string, Signed>,
  pin: string | undefined,
  standing: readonly RootEntry[],
): RootLink[] {
  const roots = [...documents.values()].flatMap((signed) => {
    const root = signed.document.kind === "root" ? parseRoot(signed.bytes) : undefined;
    return root === undefined ? [] : [{ signed, root }];
  });
  return roots.map(({ signed, root }, i) => {
    const last = roots[i - 1]?.root;
    const verified = verifiedSignatures(
      signed,
      (name, key, namespace) =>
        namespace === namespaces.root && (root.keys.get(name) ?? last?.keys.get(name)) === key,
    );
    return {
      kind: "root",
      version: root.version,
      path: signed.path,
      sha256: signed.sha256,
      isPinned: signed.sha256 === pin,
      stands: standing[root.version - 1]?.sha256 === signed.sha256,
      document: root,
      root: showThreshold(root, root.root),
      issuers: showThreshold(root, root.issuers),
      signatures: showSignatures(signed, verified),
    };
  });
}

/** The keys of a threshold; every name of a parsed root's threshold has a key. */
export function showThreshold(root: Root, { threshold, keys }: Root["root"]): ShownThreshold {
  return {
    threshold,
    keys: keys.flatMap((name) => {
      const key = root.keys.get(name);
      return key === undefined ? [] : [showKey(name, key)];
    }),
  };
}
