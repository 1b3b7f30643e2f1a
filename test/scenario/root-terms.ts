import { type Root, type Rule, roles } from "../../src/format/root.ts";
import type { Fields } from "./fields.ts";
import { keyNamed } from "./keys.ts";
import { words } from "./words.ts";

/** What a root says, less what follows from its place: the same words in headers and below `root`. */
export type RootTerms = Omit<Root, "registry" | "version">;

/** A root of one key, `ann`, who is the issuer too, with packages in top-level directories and one rule. */
export const plainTerms: RootTerms = {
  expires: "2027-11-21",
  keys: new Map([["ann", keyNamed("ann")]]),
  root: { threshold: 1, keys: ["ann"] },
  issuers: { threshold: 1, keys: ["ann"] },
  layout: ["*/"],
  rules: [{ paths: ["**"], publish: 1 }],
  limits: { certificateDays: 400, fileBytes: 10_000_000, staleDays: 30 },
};

/** Reads a root's terms, those of `last` standing where nothing is said. */
export function readTerms(fields: Fields, last: RootTerms): RootTerms {
  const root = readThreshold(fields, "root-threshold", "root-keys", last.root);
  const issuers = readThreshold(fields, "issuer-threshold", "issuers", last.issuers);
  const [logThreshold, ...logKeys] = fields.words("log") ?? [];
  const also = fields.words("also-keys") ?? [];
  const named = rootKeyNames(fields);
  const names = [...new Set([...root.keys, ...issuers.keys, ...logKeys, ...also, ...named.keys()])];
  const keys = new Map(
    names.map((name) => {
      const key = named.get(name);
      return [name, key === undefined ? (last.keys.get(name) ?? keyNamed(name)) : keyNamed(key)];
    }),
  );
  const limits = { ...last.limits };
  for (const [limit = "", value = ""] of fields.all("limit").map(words)) {
    if (!(limit in limits)) throw new Error(`no such limit: ${limit}`);
    limits[limit as keyof typeof limits] = Number(value);
  }
  const rules = fields.all("rule").map(readRule);
  const unsigned = fields.words("unsigned") ?? last.unsigned ?? [];
  return {
    expires: fields.one("expires") ?? last.expires,
    keys,
    root,
    issuers,
    ...(logThreshold === undefined ? {} : { log: { threshold: Number(logThreshold), keys: logKeys } }),
    layout: fields.words("layout") ?? last.layout,
    ...(unsigned.length === 0 || unsigned[0] === "none" ? {} : { unsigned }),
    rules: rules.length === 0 ? last.rules : rules,
    limits,
  };
}

/** `root-key: NAME KEYNAME`: names in a root whose key has another name. */
export function rootKeyNames(fields: Fields): ReadonlyMap<string, string> {
  return new Map(
    fields
      .all("root-key")
      .map((line) => words(line))
      .map(([name = "", key = ""]) => [name, key]),
  );
}

function readThreshold(fields: Fields, count: string, names: string, last: Root["root"]): Root["root"] {
  return { threshold: fields.number(count) ?? last.threshold, keys: fields.words(names) ?? last.keys };
}

function readRule(line: string): Rule {
  const parts = words(line);
  const known: readonly string[] = roles;
  const start = parts.findIndex((word) => known.includes(word));
  if (start < 1) throw new Error(`no rule: ${line}`);
  const counts = parts.slice(start);
  const needs = Object.fromEntries(
    roles.flatMap((role) =>
      counts.includes(role) ? [[role, Number(counts[counts.indexOf(role) + 1])]] : [],
    ),
  );
  if (Object.keys(needs).length * 2 !== counts.length) throw new Error(`no rule: ${line}`);
  return { paths: parts.slice(0, start), ...needs };
}
