import type { PublicKey } from "../crypto/ssh-key.ts";
import { type Layout, parseLayout } from "../format/layout.ts";
import { identityOf } from "../format/names.ts";
import { type Pattern, parsePattern } from "../format/patterns.ts";
import { type Role, type Root, roles } from "../format/root.ts";
import { type Signed, verifiedSignatures } from "./signed.ts";

/** A root that was judged, and the SHA-256 of its bytes. */
export interface RootEntry {
  readonly root: Root;
  readonly sha256: string;
}

/** What the newest root says, compiled. */
export interface Policy {
  /** `name hex32`. */
  readonly identity: string;
  readonly roots: readonly RootEntry[];
  readonly root: Root;
  readonly layout: Layout;
  readonly unsigned: readonly Pattern[];
  readonly rules: readonly {
    readonly patterns: readonly Pattern[];
    readonly needs: readonly { readonly role: Role; readonly count: number }[];
  }[];
}

/** Compiles a judged chain; undefined for the empty one. */
export function policyOf(roots: readonly RootEntry[]): Policy | undefined {
  const [first] = roots;
  if (first === undefined) return undefined;
  const { root } = roots.at(-1) ?? first;
  const layout = parseLayout(root.layout);
  if (layout === undefined) return undefined;
  return {
    identity: identityOf(first.root.registry, first.sha256),
    roots,
    root,
    layout,
    unsigned: patternsOf(root.unsigned ?? []),
    rules: root.rules.map((rule) => ({
      patterns: patternsOf(rule.paths),
      needs: roles.flatMap((role) => (rule[role] === undefined ? [] : [{ role, count: rule[role] }])),
    })),
  };
}

/** Compiled patterns of a document that was parsed, so each of them is one. */
export function patternsOf(texts: readonly string[]): Pattern[] {
  return texts.flatMap((text) => parsePattern(text) ?? []);
}

/** Names of the issuers whose keys signed a document in a namespace, one a key, and whether they suffice. */
export function issuersOn(
  signed: Pick<Signed, "bytes" | "signatures">,
  namespace: string,
  root: Root,
): Issuers {
  const verified = verifiedSignatures(
    signed,
    (name, key, spoken) =>
      spoken === namespace && root.issuers.keys.includes(name) && root.keys.get(name) === key,
  );
  const keys = new Map<PublicKey, string>(verified.map(({ key, name }) => [key, name]));
  return { names: [...keys.values()], keys: [...keys.keys()], suffice: keys.size >= root.issuers.threshold };
}

/** The issuers who signed one document. */
export interface Issuers {
  readonly names: readonly string[];
  readonly keys: readonly PublicKey[];
  /** Whether they meet the threshold. */
  readonly suffice: boolean;
}

/** Whether enough of these keys are issuers of a root. */
export function sufficeUnder({ issuers, keys }: Root, signers: readonly PublicKey[]): boolean {
  const issuing = new Set(issuers.keys.map((name) => keys.get(name)));
  return new Set(signers.filter((key) => issuing.has(key))).size >= issuers.threshold;
}
