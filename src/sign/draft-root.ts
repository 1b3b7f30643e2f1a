import { sha256 } from "../crypto/sha256.ts";
import type { PublicKey } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import type { Day } from "../format/day.ts";
import { isName } from "../format/names.ts";
import { parsePattern } from "../format/patterns.ts";
import { formatRoot, parseRoot, type Root, type Rule, roles } from "../format/root.ts";
import { quote } from "../quote.ts";
import { type Policy, policyOf } from "../verify/policy.ts";
import { checkRoot } from "./check-root.ts";

/** What the first root is to say; keys come apart. */
export interface RootTerms {
  readonly name: string;
  readonly expires: Day;
  readonly threshold: number;
  readonly issuers: readonly string[];
  readonly issuerThreshold: number;
  readonly layout: readonly string[];
  readonly unsigned: readonly string[];
  readonly rules: readonly Rule[];
  readonly limits: Root["limits"];
  readonly note: string | undefined;
}

/** A first root: its bytes, and what it means. */
export interface DraftRoot {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes: the pin. */
  readonly pin: string;
  readonly policy: Policy;
}

/** The first root of a registry. Throws the Failure `usage`, which names the term that is off. */
export function draftRoot(terms: RootTerms, keys: ReadonlyMap<string, PublicKey>): DraftRoot {
  const { name, expires, threshold, issuers, issuerThreshold, layout, unsigned, rules, limits, note } = terms;
  if (!isName(name))
    throw new Failure(
      "usage",
      `${quote(name)} is no name: lower-case letters, digits and inner hyphens, at most 39`,
    );
  const draft: Root = {
    registry: name,
    version: 1,
    expires,
    keys,
    root: { threshold, keys: [...keys.keys()] },
    issuers: { threshold: issuerThreshold, keys: issuers },
    layout,
    unsigned: unsigned.length === 0 ? undefined : unsigned,
    rules,
    limits,
    note,
  };
  checkRoot(draft);
  const bytes = formatRoot(draft);
  const root = parseRoot(bytes);
  const pin = sha256(bytes);
  const policy = root && policyOf([{ root, sha256: pin }]);
  if (policy === undefined) throw new Failure("usage", "these terms make no root: is a pattern given twice?");
  return { bytes, pin, policy };
}

/** A rule as people write it: `Core*\/** publish=1 review=2`. Throws the Failure `usage`. */
export function parseRule(text: string): Rule {
  const words = text.trim().split(/\s+/);
  const needs = words.flatMap((word) => {
    const [, role, count] = /^([a-z]+)=([1-9][0-9]{0,3})$/.exec(word) ?? [];
    const known = roles.find((each) => each === role);
    return known === undefined ? [] : [[known, Number(count)] as const];
  });
  const paths = words.slice(0, words.length - needs.length);
  if (needs.length === 0 || paths.length === 0 || paths.some((path) => parsePattern(path) === undefined))
    throw new Failure("usage", `${quote(text)} is no rule`, { mend: "--rule 'Core*/** publish=1 review=2'" });
  return { paths, ...Object.fromEntries(needs) };
}
