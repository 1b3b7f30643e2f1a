import { digest, sha256 } from "../../src/crypto/sha256.ts";
import { keyFileName, type PublicKey } from "../../src/crypto/ssh-key.ts";
import { type CertificateGrant, formatCertificate } from "../../src/format/certificate.ts";
import { type Subject, subjectKey } from "../../src/format/layout.ts";
import { formatList } from "../../src/format/list.ts";
import { identityOf } from "../../src/format/names.ts";
import { type DocumentName, documentPath, signaturePath } from "../../src/format/place.ts";
import { formatRevocation } from "../../src/format/revocation.ts";
import { formatRoot, type Role, type Root } from "../../src/format/root.ts";
import type { Coverage } from "../../src/format/statement.ts";
import { encodeText } from "../../src/format/text.ts";
import { type MemoryFile, MemoryObjects } from "../../src/git/memory-objects.ts";
import { ObjectTree } from "../../src/git/object-tree.ts";
import type { Signer } from "../../src/keys/signer.ts";
import { signerFromSeed } from "../../src/keys/signer-from-seed.ts";
import { planStatement } from "../../src/sign/plan-statement.ts";
import { type Purpose, signDocument } from "../../src/sign/sign-document.ts";
import type { Tree } from "../../src/tree.ts";
import { accept } from "../../src/verify/accept.ts";
import { gather } from "../../src/verify/evidence.ts";
import { absent } from "../../src/verify/outline.ts";
import { policyOf } from "../../src/verify/policy.ts";
import { judgeRoots } from "../../src/verify/roots.ts";
import { outlined, readHome } from "../../src/verify/side.ts";

/** The day on which tests ask, unless they say so. */
export const NOW = "2026-11-21";

/** The signer of a name: one name, one key, for ever. */
export function signerOf(name: string): Signer {
  return signerFromSeed(digest("sha256", `bailiwick command test key ${name}`));
}

/** The public key of a name. */
export function keyNamed(name: string): PublicKey {
  return signerOf(name).key;
}

const plainRoot: Omit<Root, "registry" | "version"> = {
  expires: "2027-11-21",
  keys: new Map([["ann", keyNamed("ann")]]),
  root: { threshold: 1, keys: ["ann"] },
  issuers: { threshold: 1, keys: ["ann"] },
  layout: ["*/"],
  rules: [{ paths: ["**"], publish: 1 }],
  limits: { certificateDays: 400, fileBytes: 1_000_000, staleDays: 30 },
};

/** How something is signed. */
export interface Signing {
  readonly covers?: Coverage;
  readonly role?: Role;
  /** The other kind than `package`. */
  readonly kind?: Subject["kind"];
}

/**
 * The files of a registry while a test writes them, as its honest people would: `ann` is root key and issuer,
 * statements follow what the last `seal` held.
 */
export class TestRegistry {
  readonly files = new Map<string, MemoryFile>();
  /** SHA-256 of root 1, hex. */
  readonly pin: string;
  readonly #identity: string;
  #sealed = new Map<string, MemoryFile>();

  private constructor(pin: string) {
    this.pin = pin;
    this.#identity = identityOf("test", pin);
  }

  /** A registry with root 1. */
  static async found(terms: Partial<Root> = {}): Promise<TestRegistry> {
    const bytes = formatRoot({ ...plainRoot, ...terms, registry: "test", version: 1 });
    const registry = new TestRegistry(sha256(bytes));
    const keys = [...(terms.keys ?? plainRoot.keys).keys()];
    await registry.addDocument({ kind: "root", version: 1 }, bytes, keys, "root");
    return registry;
  }

  write(path: string, text: string, mode = "100644"): void {
    this.files.set(path, { mode, bytes: encodeText(text) });
  }

  /** Grants as `publish JSON/**`. */
  async certify(
    user: string,
    grants: readonly string[],
    terms: {
      readonly serial?: number;
      readonly from?: string;
      readonly until?: string;
      readonly by?: readonly string[];
    } = {},
  ): Promise<void> {
    const bytes = formatCertificate({
      registry: this.#identity,
      user,
      serial: terms.serial ?? 1,
      nonce: "00000000",
      keys: [keyNamed(user)],
      grants: grants.map((grant): CertificateGrant => {
        const [role = "", ...paths] = grant.split(" ");
        return { role: role as Role, paths };
      }),
      validFrom: terms.from ?? "2026-06-01",
      validUntil: terms.until ?? "2027-06-01",
    });
    const document = { kind: "certificate", user } as const;
    await this.addDocument(document, bytes, [...(terms.by ?? ["ann"]), user], "certificate");
  }

  /** Signed by the key itself. */
  async revoke(user: string): Promise<void> {
    const key = keyNamed(user);
    const document = { kind: "revocation", key: keyFileName(key) } as const;
    const bytes = formatRevocation({ registry: this.#identity, key });
    this.files.set(documentPath(document), { mode: "100644", bytes });
    await this.#addSignature(document, "self", signerOf(user), "revocation", bytes);
  }

  /** A list by the issuers, of everything at these paths. */
  async endorse(name: string, paths: readonly string[]): Promise<void> {
    const lines = new Map(paths.map((path) => [path, sha256(this.#bytes(path))]));
    const bytes = formatList({ registry: this.#identity, lines });
    await this.addDocument({ kind: "list", name }, bytes, ["ann"], "endorse");
  }

  /** States a subject as it is and signs it; answers the statement's path. */
  async sign(name: string, users: readonly string[], signing: Signing = {}): Promise<string> {
    const { covers = "complete", role = "publish", kind = "package" } = signing;
    const subject = { kind, name };
    const tree = treeOf(this.files);
    const home = await readHome(tree);
    const policy = policyOf(judgeRoots(home.documents, this.pin, []).roots);
    if (policy === undefined) throw new Error("the root does not stand");
    const { accepted } = await accept(undefined, treeOf(this.#sealed), { pin: this.pin });
    const outlineIn = async (each: Tree) =>
      (await outlined(await readHome(each), policy.layout, accepted)).outline.subjects.get(
        subjectKey(subject),
      ) ?? absent(subject);
    const sealed = treeOf(this.#sealed);
    let base: Parameters<typeof planStatement>[0]["base"];
    for await (const each of gather(sealed, policy, [await outlineIn(sealed)])) base = each;
    const remembered = accepted?.subjects.get(subjectKey(subject));
    const outline = await outlineIn(tree);
    const plan = await planStatement({ tree, policy, outline, remembered, covers, base });
    if (plan === undefined) throw new Error(`nothing to say of ${name}`);
    for (const [path, bytes] of plan.changes)
      if (bytes === undefined) this.files.delete(path);
      else this.files.set(path, { mode: "100644", bytes });
    const document = { kind: "statement", subject, sequence: plan.statement.sequence } as const;
    for (const user of users) await this.cosign(document, user, role);
    return plan.path;
  }

  /** One more signature on what is there. */
  async cosign(document: DocumentName, user: string, purpose: Purpose): Promise<void> {
    await this.#addSignature(document, user, signerOf(user), purpose, this.#bytes(documentPath(document)));
  }

  /** What is written so far is accepted: later statements follow it. */
  seal(): ReadonlyMap<string, MemoryFile> {
    this.#sealed = new Map(this.files);
    return this.#sealed;
  }

  /** Goes to another state, which counts as accepted; answers the files as they were. */
  take(files: ReadonlyMap<string, MemoryFile>): ReadonlyMap<string, MemoryFile> {
    const before = new Map(this.files);
    this.files.clear();
    for (const [path, file] of files) this.files.set(path, file);
    this.seal();
    return before;
  }

  async addDocument(
    document: DocumentName,
    bytes: Uint8Array,
    names: readonly string[],
    purpose: Purpose,
  ): Promise<void> {
    this.files.set(documentPath(document), { mode: "100644", bytes });
    for (const name of names) await this.#addSignature(document, name, signerOf(name), purpose, bytes);
  }

  async #addSignature(
    document: DocumentName,
    name: string,
    signer: Signer,
    purpose: Purpose,
    bytes: Uint8Array,
  ): Promise<void> {
    const path = signaturePath(document, name);
    const old = this.files.has(path) ? this.#bytes(path) : undefined;
    this.files.set(path, { mode: "100644", bytes: await signDocument(signer, purpose, bytes, old) });
  }

  #bytes(path: string): Uint8Array {
    const file = this.files.get(path);
    if (file === undefined || !("bytes" in file)) throw new Error(`no file at ${path}`);
    return file.bytes;
  }
}

/** Files as a Tree in memory. */
export function treeOf(files: ReadonlyMap<string, MemoryFile>): Tree {
  const objects = new MemoryObjects();
  return new ObjectTree(objects, objects.commitTree(files));
}
