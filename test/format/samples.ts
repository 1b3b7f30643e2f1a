import { sha256 } from "../../src/crypto/sha256.ts";
import { type Certificate, formatCertificate, parseCertificate } from "../../src/format/certificate.ts";
import { formatList, type List, parseList } from "../../src/format/list.ts";
import { formatRevocation, parseRevocation, type Revocation } from "../../src/format/revocation.ts";
import { formatRoot, parseRoot, type Root } from "../../src/format/root.ts";
import { formatStatement, parseStatement, type Statement } from "../../src/format/statement.ts";
import { decodeText, encodeText } from "../../src/format/text.ts";
import { keyNamed } from "../scenario/keys.ts";
import { vkey } from "./arbitraries.ts";

const registry = "julia-metadata 9f86d081884c7d659a2feaa0c55ad015";
const [alice, bob, carol, dave] = ["alice", "bob", "carol", "dave"].map(keyNamed);

/** A document of each kind that says all that the kind can say. */
export const root: Root = {
  registry,
  version: 2,
  expires: "2027-11-21",
  keys: new Map([
    ["alice", alice ?? ""],
    ["bob", bob ?? ""],
  ]),
  root: { threshold: 2, keys: ["alice", "bob"] },
  issuers: { threshold: 1, keys: ["bob"] },
  log: { threshold: 1, keys: ["alice"], witnesses: [vkey] },
  layout: ["*/"],
  unsigned: ["Legacy*/**"],
  rules: [
    { paths: ["**"], publish: 1 },
    { paths: ["Core*/**"], review: 2, attest: 1 },
  ],
  limits: { certificateDays: 400, fileBytes: 1_000_000, staleDays: 30 },
  note: "two\nlines",
};

export const certificate: Certificate = {
  registry,
  user: "carol",
  serial: 3,
  nonce: "5f3a9c01",
  keys: [carol ?? ""],
  retired: [{ key: dave ?? "", until: "2026-10-01" }],
  grants: [{ role: "publish", paths: ["JSON/**", "*/versions/*/requires"] }],
  validFrom: "2026-11-21",
  validUntil: "2027-11-21",
  identities: new Map([["github", "carol"]]),
  note: 'it\'s "quoted"',
};

export const revocation: Revocation = { registry, key: carol ?? "", note: "lost" };

export const statement: Statement = {
  registry,
  subject: { kind: "package", name: "JSON" },
  sequence: 13,
  previous: sha256("twelve"),
  covers: "amendment",
  removed: ["JSON/old", "JSON/versions/0.1.0/requires"],
  executable: ["JSON/deps/build.sh"],
  files: new Map([
    ["JSON/deps/build.sh", sha256("#!/bin/sh\n")],
    ["JSON/url", sha256("https://example.org\n")],
  ]),
};

export const list: List = {
  registry,
  lines: new Map([
    [".bailiwick/certs/carol.yaml", sha256("c")],
    [".bailiwick/statements/JSON/13.sums", sha256("s")],
  ]),
};

/** Parses, and spells what was read; undefined when nothing was. */
const again =
  <T>(parse: (bytes: Uint8Array) => T | undefined, format: (value: T) => Uint8Array) =>
  (bytes: Uint8Array): Uint8Array | undefined => {
    const value = parse(bytes);
    return value === undefined ? undefined : format(value);
  };

/** The samples' bytes, and how their kind is read and spelled again. */
export const samples = {
  root: { bytes: formatRoot(root), again: again(parseRoot, formatRoot) },
  certificate: { bytes: formatCertificate(certificate), again: again(parseCertificate, formatCertificate) },
  revocation: { bytes: formatRevocation(revocation), again: again(parseRevocation, formatRevocation) },
  statement: { bytes: formatStatement(statement), again: again(parseStatement, formatStatement) },
  list: { bytes: formatList(list), again: again(parseList, formatList) },
} as const;
export type Kind = keyof typeof samples;
export const kinds = Object.keys(samples) as readonly Kind[];

/** Whether a text is a document of a kind. */
export function isRead(kind: Kind, text: string): boolean {
  return samples[kind].again(encodeText(text)) !== undefined;
}

/** The sample's text with one part replaced, which must be there. */
export function edited(kind: Kind, part: string | RegExp, by: string): string {
  const text = decodeText(samples[kind].bytes) ?? "";
  const changed = text.replace(part, () => by);
  if (changed === text) throw new Error(`no ${part} in ${kind}`);
  return changed;
}
