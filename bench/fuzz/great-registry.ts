import { sha256 } from "../../src/crypto/sha256.ts";
import { type Certificate, formatCertificate } from "../../src/format/certificate.ts";
import { formatList } from "../../src/format/list.ts";
import { identityOf } from "../../src/format/names.ts";
import { type DocumentName, documentPath, signaturePath } from "../../src/format/place.ts";
import { formatRoot, type Root } from "../../src/format/root.ts";
import { formatStatement, type Statement } from "../../src/format/statement.ts";
import { type Purpose, signDocument } from "../../src/sign/sign-document.ts";
import type { Tree } from "../../src/tree.ts";
import { keyNamed, signerOf } from "../../test/scenario/keys.ts";
import { plainTerms } from "../../test/scenario/root-terms.ts";
import { GreatObjects } from "./great-tree.ts";

/** A registry that is written file by file, and as large as one likes. */
export class GreatRegistry {
  readonly objects = new GreatObjects();
  /** Path -> id; `path/` -> id of a directory. */
  readonly files = new Map<string, string>();
  readonly pin: string;
  readonly identity: string;
  readonly #root: Uint8Array;

  constructor(terms: Partial<Root> = {}) {
    this.#root = formatRoot({ ...plainTerms, ...terms, registry: "great", version: 1 });
    this.pin = sha256(this.#root);
    this.identity = identityOf("great", this.pin);
  }

  /** Signs root 1. To be called once, before anything is judged. */
  async found(): Promise<this> {
    await this.write({ kind: "root", version: 1 }, this.#root, ["ann"], "root");
    return this;
  }

  /** Puts a document there, signed by these names. */
  async write(
    document: DocumentName,
    bytes: Uint8Array,
    names: readonly string[] = [],
    purpose: Purpose = "publish",
  ): Promise<void> {
    this.files.set(documentPath(document), this.objects.add(bytes));
    for (const name of names) {
      const block = await signDocument(signerOf(name), purpose, bytes);
      this.files.set(signaturePath(document, name), this.objects.add(block));
    }
  }

  /** A certificate of one key and one grant. */
  async certify(
    user: string,
    paths: readonly string[] = ["**"],
    more: Partial<Certificate> = {},
  ): Promise<void> {
    const bytes = formatCertificate({
      ...{ registry: this.identity, user, serial: 1, nonce: "00000000", keys: [keyNamed(user)] },
      grants: [{ role: "publish", paths }],
      ...{ validFrom: "2026-06-01", validUntil: "2027-06-01" },
      ...more,
    });
    await this.write({ kind: "certificate", user }, bytes, ["ann", user], "certificate");
  }

  /** What states a package: path -> SHA-256. */
  statement(name: string, files: ReadonlyMap<string, string>, more: Partial<Statement> = {}): Uint8Array {
    return formatStatement({
      ...{ registry: this.identity, subject: { kind: "package", name }, sequence: 1, previous: undefined },
      ...{ covers: "complete", removed: [], executable: [], files },
      ...more,
    });
  }

  /** A list of documents that are there, signed. */
  async list(
    name: string,
    paths: Iterable<string>,
    names: readonly string[],
    purpose: Purpose,
  ): Promise<void> {
    const lines = new Map([...paths].map((path) => [path, this.objects.sha256(this.files.get(path) ?? "")]));
    await this.write({ kind: "list", name }, formatList({ registry: this.identity, lines }), names, purpose);
  }

  /** The registry as it now is. */
  tree(): Tree {
    return this.objects.tree(this.objects.addFiles(this.files));
  }
}

const number = (i: number) => String(i).padStart(6, "0");

/** A registry of so many packages of so many files each, all published by carol on one list. */
export async function wideRegistry(packages: number, each: number): Promise<GreatRegistry> {
  const registry = await new GreatRegistry().found();
  await registry.certify("carol");
  const { objects, files } = registry;
  const inside = new Map(
    Array.from({ length: each }, (_, i) => [number(i), objects.add(Buffer.from(number(i)))]),
  );
  const folder = objects.addTree(inside);
  const paths: string[] = [];
  for (let i = 0; i < packages; i++) {
    const name = `P${number(i)}`;
    const subject = { kind: "package", name } as const;
    const made = () =>
      registry.statement(
        name,
        new Map([...inside].map(([file, id]) => [`${name}/${file}`, objects.sha256(id)])),
      );
    const path = documentPath({ kind: "statement", subject, sequence: 1 });
    files.set(`${name}/`, folder);
    files.set(path, objects.add(made));
    paths.push(path);
  }
  await registry.list("all", paths, ["carol"], "publish");
  return registry;
}
