import { createHash } from "node:crypto";
import { sha256 } from "../src/crypto/sha256.ts";
import { formatCertificate } from "../src/format/certificate.ts";
import { addDays } from "../src/format/day.ts";
import { type Subject, subjectKey } from "../src/format/layout.ts";
import { formatList } from "../src/format/list.ts";
import { identityOf } from "../src/format/names.ts";
import { documentPath, signaturePath } from "../src/format/place.ts";
import { formatRoot, type Root } from "../src/format/root.ts";
import type { Signer } from "../src/keys/signer.ts";
import { signerFromSeed } from "../src/keys/signer-from-seed.ts";
import { planStatement } from "../src/sign/plan-statement.ts";
import { signDocument } from "../src/sign/sign-document.ts";
import type { Tree } from "../src/tree.ts";
import type { Numbered } from "../src/verify/chain.ts";
import { homeOf } from "../src/verify/home.ts";
import { type Outline, outlineOf, type SubjectOutline } from "../src/verify/outline.ts";
import { type Policy, policyOf } from "../src/verify/policy.ts";
import type { Change } from "./fast-import.ts";

export const TODAY = "2026-11-21";

/** A key that is the same in every run. */
function keyOf(name: string): Signer {
  return signerFromSeed(new Uint8Array(createHash("sha256").update(`bailiwick bench key ${name}`).digest()));
}

/** A registry over somebody's files: its keys, its policy, and how far each subject's statements are. */
export class ReplayRegistry {
  readonly pin: string;
  readonly policy: Policy;
  readonly #root: Uint8Array;
  readonly #issuer = keyOf("issuer");
  readonly #chains = new Map<string, Numbered>();

  constructor(layout: readonly string[]) {
    const root: Root = {
      registry: "replay",
      version: 1,
      expires: addDays(TODAY, 365),
      keys: new Map([["issuer", this.#issuer.key]]),
      root: { threshold: 1, keys: ["issuer"] },
      issuers: { threshold: 1, keys: ["issuer"] },
      layout,
      rules: [{ paths: ["**"], publish: 1 }],
      limits: { certificateDays: 400, fileBytes: 10_000_000, staleDays: 30 },
    };
    this.#root = formatRoot(root);
    this.pin = sha256(this.#root);
    const policy = policyOf([{ root, sha256: this.pin }]);
    if (policy === undefined) throw new Error("no policy");
    this.policy = policy;
  }

  async outline(tree: Tree): Promise<Outline> {
    return outlineOf(tree, await homeOf(tree), this.policy.layout);
  }

  /** The documents: root, two users (one may everything, one nothing here), photographs in one endorsed list. */
  async adopt(tree: Tree): Promise<Map<string, Change>> {
    const outline = await this.outline(tree);
    const files = new Map<string, Change>();
    const put = (path: string, bytes: Uint8Array) => void files.set(path, { bytes });
    const root = { kind: "root", version: 1 } as const;
    put(documentPath(root), this.#root);
    put(signaturePath(root, "issuer"), await signDocument(this.#issuer, "root", this.#root));
    const common = [...outline.subjects.values()]
      .filter(({ subject }) => subject.kind === "common")
      .map(({ subject }) => subject.name);
    await this.#certify(put, "author", ["**", ...common]);
    await this.#certify(put, "mallory", ["nothing-of-this/**"]);
    const lines = new Map<string, string>();
    for (const subject of outline.subjects.values()) {
      const { path, bytes } = await this.#state(tree, subject, "photograph");
      put(path, bytes);
      lines.set(path, sha256(bytes));
    }
    const name = { kind: "list", name: "adoption" } as const;
    const list = formatList({ registry: this.policy.identity, lines });
    put(documentPath(name), list);
    put(signaturePath(name, "issuer"), await signDocument(this.#issuer, "endorse", list));
    return files;
  }

  /** What a signed change of these subjects brings: statement and signature each, by this user. */
  async publish(tree: Tree, subjects: readonly SubjectOutline[], user: string): Promise<Map<string, Change>> {
    const files = new Map<string, Change>();
    for (const outline of subjects) {
      const last = this.#chains.get(subjectKey(outline.subject));
      const { path, bytes, sequence } = await this.#state(tree, outline, "complete");
      const old =
        last && documentPath({ kind: "statement", subject: outline.subject, sequence: last.sequence });
      if (old !== undefined) files.set(old, undefined);
      if (last !== undefined && last.sequence > 1)
        files.set(
          signaturePath({ kind: "statement", subject: outline.subject, sequence: last.sequence }, "author"),
          undefined,
        );
      files.set(path, { bytes });
      files.set(signaturePath({ kind: "statement", subject: outline.subject, sequence }, user), {
        bytes: await signDocument(keyOf(user), "publish", bytes),
      });
      if (user !== "author" && last !== undefined) this.#chains.set(subjectKey(outline.subject), last);
      else if (user !== "author") this.#chains.delete(subjectKey(outline.subject));
    }
    return files;
  }

  async #state(
    tree: Tree,
    outline: SubjectOutline,
    covers: "photograph" | "complete",
  ): Promise<{ path: string; bytes: Uint8Array; sequence: number }> {
    const last = this.#chains.get(subjectKey(outline.subject));
    const remembered =
      last &&
      ({
        subject: outline.subject,
        chain: [last],
        claimed: false,
        inUnsigned: false,
        standing: "verified",
        ids: "",
        outer: [],
        users: [],
        endorsed: false,
      } as const);
    const plan = await planStatement({ tree, policy: this.policy, outline, remembered, covers });
    if (plan === undefined) throw new Error("nothing to state");
    const { sequence } = plan.statement;
    this.#chains.set(subjectKey(outline.subject), { sequence, sha256: sha256(plan.bytes) });
    return { path: plan.path, bytes: plan.bytes, sequence };
  }

  async #certify(
    put: (path: string, bytes: Uint8Array) => void,
    user: string,
    paths: readonly string[],
  ): Promise<void> {
    const key = keyOf(user);
    const name = { kind: "certificate", user } as const;
    const bytes = formatCertificate({
      registry: identityOf("replay", this.pin),
      user,
      serial: 1,
      nonce: "00000000",
      keys: [key.key],
      grants: [{ role: "publish", paths }],
      validFrom: TODAY,
      validUntil: addDays(TODAY, 365),
    });
    put(documentPath(name), bytes);
    put(signaturePath(name, "issuer"), await signDocument(this.#issuer, "certificate", bytes));
    put(signaturePath(name, user), await signDocument(key, "certificate", bytes));
  }
}

/** The subjects of two outlines that differ. */
export function changed(
  before: Outline,
  after: Outline,
  spell: (outline: SubjectOutline) => string,
): SubjectOutline[] {
  const subjects = new Map<string, Subject>(
    [...before.subjects, ...after.subjects].map(([key, { subject }]) => [key, subject]),
  );
  return [...subjects].flatMap(([key, subject]) => {
    const [old, young] = [before.subjects.get(key), after.subjects.get(key)];
    if (old !== undefined && young !== undefined && spell(old) === spell(young)) return [];
    return [young ?? { subject, directory: undefined, leaves: [], chain: undefined, faults: [] }];
  });
}
