import { sha256 } from "../../src/crypto/sha256.ts";
import { keyFileName } from "../../src/crypto/ssh-key.ts";
import { formatCertificate } from "../../src/format/certificate.ts";
import { formatList } from "../../src/format/list.ts";
import { identityOf } from "../../src/format/names.ts";
import { type DocumentName, documentPath, signaturePath } from "../../src/format/place.ts";
import { formatRevocation } from "../../src/format/revocation.ts";
import { formatRoot } from "../../src/format/root.ts";
import { formatStatement, type Statement } from "../../src/format/statement.ts";
import { decodeText, encodeText } from "../../src/format/text.ts";
import { namespaces } from "../../src/verify/signed.ts";
import { keyNamed, signerOf } from "../scenario/keys.ts";
import { carol, contents, dave, first, second } from "./example-terms.ts";

/**
 * The registry of docs/format.md: path -> bytes. `JSON/deps/build.sh` alone is executable. Keys derive from
 * their names, and Ed25519 is deterministic, so the bytes change only when the format does.
 * A signer is a name, as in `12.NAME.sig`; behind a colon, the key that signs there, if it has another.
 */
export async function exampleRegistry(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const [path, text] of Object.entries(contents)) files.set(path, encodeText(text));

  const add = async (
    document: DocumentName,
    bytes: Uint8Array,
    namespace: keyof typeof namespaces,
    ...signers: readonly string[]
  ): Promise<string> => {
    files.set(documentPath(document), bytes);
    for (const by of signers) {
      const [name = "", key = name] = by.split(":");
      const path = signaturePath(document, name);
      const block = await signerOf(key).sign(namespaces[namespace], bytes);
      files.set(path, encodeText((decodeText(files.get(path) ?? new Uint8Array()) ?? "") + block));
    }
    return sha256(bytes);
  };

  const pin = await add({ kind: "root", version: 1 }, formatRoot(first), "root", "alice", "bob");
  const registry = identityOf(first.registry, pin);
  const next = formatRoot({ ...first, ...second, registry });
  await add({ kind: "root", version: 2 }, next, "root", "alice", "bob");

  const certify = (terms: typeof carol, ...own: readonly string[]) =>
    add(
      { kind: "certificate", user: terms.user },
      formatCertificate({ ...terms, registry }),
      "certificate",
      "alice",
      ...own,
    );
  await certify(carol, "carol", "carol:carol-old");
  await certify(dave, "dave");

  const key = keyNamed("carol-old");
  const revocation = formatRevocation({ registry, key, note: "laptop stolen on 2026-09-30" });
  await add({ kind: "revocation", key: keyFileName(key) }, revocation, "revocation", "self:carol-old");

  const state = (terms: Omit<Statement, "registry">, ...signers: readonly string[]) => {
    const { subject, sequence } = terms;
    const bytes = formatStatement({ ...terms, registry });
    return add({ kind: "statement", subject, sequence }, bytes, "publish", ...signers);
  };
  const hashed = (...paths: string[]) => paths.map((path) => [path, sha256(contents[path] ?? "")] as const);
  const plain = { sequence: 1, previous: undefined, removed: [], executable: [] } as const;
  const json = { kind: "package", name: "JSON" } as const;
  const [requires, sha1] = ["JSON/versions/0.1.0/requires", "JSON/versions/0.1.0/sha1"] as const;
  const previous = await state(
    {
      ...plain,
      subject: json,
      covers: "complete",
      executable: ["JSON/deps/build.sh"],
      files: new Map([
        ...hashed("JSON/deps/build.sh", "JSON/url"),
        [requires, sha256("julia 0.3\n")],
        [sha1, sha256("50105fae7e5a7a0dcb0b1a9b0f0b0c0d0e0f1011\n")],
      ]),
    },
    "carol",
  );
  const files2 = new Map(hashed(requires));
  const amendment = { subject: json, sequence: 2, previous, covers: "amendment", removed: [sha1] } as const;
  await state({ ...plain, ...amendment, files: files2 }, "dave");

  const readme = { kind: "common", name: "README.md" } as const;
  const photograph = { ...plain, subject: readme, covers: "photograph" } as const;
  const hash = await state({ ...photograph, files: new Map(hashed("README.md")) });
  const line = documentPath({ kind: "statement", subject: readme, sequence: 1 });
  const list = formatList({ registry, lines: new Map([[line, hash]]) });
  await add({ kind: "list", name: "2026-11-adoption" }, list, "endorse", "alice");
  return files;
}
