import { decodeBase64, encodeBase64 } from "../../src/crypto/base64.ts";
import { parseRawSignature } from "../../src/crypto/raw-signature.ts";
import { sha256 } from "../../src/crypto/sha256.ts";
import { parsePublicKey, publicKeyOfBlob } from "../../src/crypto/ssh-key.ts";
import { armorSignature, parseSignatures } from "../../src/crypto/sshsig.ts";
import { isDay } from "../../src/format/day.ts";
import { foldName } from "../../src/format/fold.ts";
import { parseLayout } from "../../src/format/layout.ts";
import { isIdentity, isName, parseCount } from "../../src/format/names.ts";
import { segmentFault } from "../../src/format/paths.ts";
import { matchesSegment, parsePattern, segmentsMeet } from "../../src/format/patterns.ts";
import { documentPath, parsePlace, signaturePath } from "../../src/format/place.ts";
import { decodeText, encodeText } from "../../src/format/text.ts";
import { parseYaml } from "../../src/format/yaml.ts";
import { decodeName, encodeName } from "../../src/git/entry-name.ts";
import { formatTree } from "../../src/git/format-tree.ts";
import { parseCommit, parseTagTarget } from "../../src/git/parse-commit.ts";
import { parseObjectHead } from "../../src/git/parse-object-head.ts";
import { parseTree } from "../../src/git/parse-tree.ts";
import { formatSealedKey, parseSealedKey, type SealedKey } from "../../src/keys/sealed-key.ts";
import { quote } from "../../src/quote.ts";
import { kinds, samples } from "../../test/format/samples.ts";
import { signerOf } from "../../test/scenario/keys.ts";

/** Something that reads bytes of unknown origin. */
export interface Reader {
  readonly name: string;
  /** Bytes that it reads, to be beaten. */
  readonly seeds: readonly Uint8Array[];
  /** What was read, spelled again: the very bytes, or there is more than one spelling. Undefined: nothing. */
  readonly again: (bytes: Uint8Array) => Uint8Array | undefined;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const nothing = (_: unknown) => undefined;

function ofText(name: string, seeds: readonly string[], again: (text: string) => string | undefined): Reader {
  return {
    name,
    seeds: seeds.map(encodeText),
    again: (bytes) => {
      const spelled = again(decodeName(Buffer.from(bytes)));
      return spelled === undefined ? undefined : encodeName(spelled);
    },
  };
}

const block = await signerOf("ann").sign("bailiwick-publish-v1", Buffer.from("x"));
const touched = await signerOf("ann-fido").sign("bailiwick-publish-v1", Buffer.from("x"));
const tree = formatTree([
  { name: "a", mode: "100644", id: "a".repeat(40) },
  { name: "b", mode: "40000", id: "b".repeat(40) },
]);
const commit = `tree ${"a".repeat(40)}\nparent ${"b".repeat(40)}\nauthor a <a@b> 1 +0000\ncommitter a <a@b> 2 +0000\n\nx\n`;

const sealed: SealedKey = {
  ...{ cipher: "aes256-ctr", kdf: "bcrypt", kdfOptions: Buffer.from("options") },
  ...{ publicBlob: Buffer.from("public"), sealed: Buffer.alloc(64), tag: Buffer.from("tag") },
};

/** A statement whose `lists:` fits what follows it again, so that the rest of it is read. */
function healed(bytes: Uint8Array): Uint8Array {
  const [head = "", rest] = text(bytes).split(/^# lists: .*\n/m, 2);
  if (rest === undefined) return bytes;
  return Buffer.from(`${head}# lists: ${sha256(Buffer.from(rest, "latin1"))}\n${rest}`, "latin1");
}

/** Every reader of the formats, of keys and signatures, and of git's objects. */
export const readers: readonly Reader[] = [
  ...kinds.map((kind) => ({ name: kind, seeds: [samples[kind].bytes], again: samples[kind].again })),
  {
    name: "healed statement",
    seeds: [samples.statement.bytes],
    again: (bytes) => {
      const spelled = samples.statement.again(healed(bytes));
      return spelled === undefined || Buffer.compare(spelled, healed(bytes)) === 0 ? undefined : spelled;
    },
  },
  {
    name: "signatures",
    seeds: [Buffer.from(block), Buffer.from(block + touched)],
    again: (bytes) => {
      const blocks = parseSignatures(bytes);
      return blocks === undefined ? undefined : Buffer.from(blocks.map(armorSignature).join(""));
    },
  },
  {
    name: "raw signature",
    seeds: (parseSignatures(Buffer.from(block + touched)) ?? []).map(({ raw }) => raw),
    again: (bytes) => {
      parseRawSignature("ssh-ed25519", bytes);
      return nothing(parseRawSignature("sk-ssh-ed25519@openssh.com", bytes));
    },
  },
  {
    name: "key blob",
    seeds: ["ann", "ann-fido"].flatMap((name) => parsePublicKey(signerOf(name).key)?.blob ?? []),
    again: (bytes) => publicKeyOfBlob(bytes)?.blob,
  },
  ofText("public key", [signerOf("ann").key, signerOf("ann-fido").key], (line) => parsePublicKey(line)?.text),
  ofText("base64", ["AAAA", "AAA=", "AA==", "+/+/"], (line) => {
    const bytes = decodeBase64(line);
    return bytes === undefined ? undefined : encodeBase64(bytes);
  }),
  ofText("private key file", [formatSealedKey(sealed)], (file) => nothing(parseSealedKey(file))),
  ofText(
    "place",
    [
      ...[".bailiwick/root/1.yaml", ".bailiwick/root/1.ann.sig", ".bailiwick/certs/carol.carol.sig"],
      ...[
        ".bailiwick/statements/p/A/12.sums",
        ".bailiwick/common/.github/3.erin.sig",
        ".bailiwick/lists/a-1.sums",
      ],
      `.bailiwick/revoked/${"0a".repeat(32)}.self.sig`,
    ],
    (path) => {
      const place = parsePlace(path);
      if (place === undefined) return undefined;
      return place.signer === undefined
        ? documentPath(place.document)
        : signaturePath(place.document, place.signer);
    },
  ),
  ofText("pattern", ["*/versions/*/requires", "packages/**", "**", ".github", "a*b*c"], (line) => {
    const pattern = parsePattern(line);
    if (pattern !== undefined) for (const each of pattern.segments) matchesSegment(each, line);
    return pattern?.text;
  }),
  ofText("layout", ["*/", "p/*/\nq/*.yaml", "a*/\nb*/"], (lines) => {
    segmentsMeet(lines.slice(0, 200), lines.slice(0, 200));
    return nothing(parseLayout(lines.split("\n")));
  }),
  ofText(
    "word",
    ["carol", `demo ${"0a".repeat(16)}`, "2026-11-21", "9007199254740991", "com1.log"],
    (word) => {
      nothing([
        isName(word),
        isIdentity(word),
        isDay(word),
        parseCount(word),
        segmentFault(word),
        foldName(word),
      ]);
      if (/[\p{Cc}\p{Cs}]/u.test(quote(word))) throw new Error(`quote lets through ${JSON.stringify(word)}`);
      return undefined;
    },
  ),
  { name: "text", seeds: [encodeText("\ufeffé\u{1f480}")], again: (bytes) => encoded(decodeText(bytes)) },
  {
    name: "entry name",
    seeds: [Buffer.from([0x61, 0xff, 0xc3, 0xa9, 0xed, 0xa0, 0x80])],
    again: (bytes) => encodeName(decodeName(Buffer.from(bytes))),
  },
  {
    name: "yaml",
    seeds: kinds.slice(0, 3).map((kind) => samples[kind].bytes),
    again: (bytes) => nothing(parseYaml(bytes)),
  },
  {
    name: "tree",
    seeds: [tree],
    again: (bytes) => {
      const entries = parseTree(bytes, "sha1");
      parseTree(bytes, "sha256");
      return entries === undefined ? undefined : formatTree(entries);
    },
  },
  ofText("commit", [commit], (bytes) => nothing([Buffer.from(bytes)].map((each) => parseCommit(each, 40)))),
  {
    name: "tag and object head",
    seeds: [Buffer.from(`object ${"a".repeat(40)}\ntype commit\n`), Buffer.from("blob 12\0")],
    again: (bytes) => nothing([parseTagTarget(bytes, 40), parseObjectHead(bytes)]),
  },
];

function encoded(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : encodeText(text);
}

/** What is wrong with how a reader takes some bytes: it throws, takes long, or reads two spellings as one. */
export function troubleWith({ name, again }: Reader, bytes: Uint8Array): string | undefined {
  const start = performance.now();
  let spelled: Uint8Array | undefined;
  try {
    spelled = again(bytes);
  } catch (error) {
    return `${name} throws ${error} at ${Buffer.from(bytes).toString("base64")}`;
  }
  if (performance.now() - start > 2000) return `${name} takes long: ${Buffer.from(bytes).toString("base64")}`;
  if (spelled === undefined || Buffer.compare(spelled, bytes) === 0) return undefined;
  return `${name} reads another spelling: ${Buffer.from(bytes).toString("base64")}`;
}
