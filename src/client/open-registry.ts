import { entryAt } from "../verify/entry-at.ts";
import { explainPath, type Proof } from "../verify/explain.ts";
import type { ArtifactAnswer } from "./artifact.ts";
import type { AuthorChoice } from "./author-book.ts";
import { unlessCalledOff } from "./called-off.ts";
import { digestArtifact } from "./digest-artifact.ts";
import { findOutdated, type OutdatedReport, type OutdatedRequest } from "./find-outdated.ts";
import { commitOf, openCopy } from "./open-copy.ts";
import { registryFolder } from "./registries.ts";
import { type RegistryAuthors, registryAuthors } from "./registry-authors.ts";
import { type RegistryLedger, registryLedger } from "./registry-ledger.ts";
import { type Found, searchCopy } from "./search.ts";
import { type Status, statusOf } from "./status.ts";
import { type SyncOptions, type SyncReport, syncRegistry } from "./sync.ts";
import { type ApprovingQuestion, verifyApproving } from "./verify-approving.ts";

/** A registry that was added, as a program uses it: the command's answers as values. Nothing prints. `close` it. */
export interface ClientRegistry {
  status(): Status;
  /** Asks the mirrors for what is new; later answers are of that. */
  sync(options?: Partial<SyncOptions>): Promise<SyncReport>;
  /** Packages whose name contains a text. */
  search(text: string): readonly Found[];
  /** The proof of a path in the verified copy, from the pin to the byte. */
  why(path: string): Promise<Proof>;
  /** The verified bytes of a file, from its last verified version; undefined where nothing verified is. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** What `verify-artifact` says of a file or a checkout. */
  verifyArtifact(path: string, taken?: Taken): Promise<ArtifactAnswer>;
  /** What of the ledger, or of files that are named, must be updated, and why. */
  outdated(options?: Pick<OutdatedRequest, "files" | "security">): Promise<OutdatedReport>;
  readonly installed: RegistryLedger;
  readonly authors: RegistryAuthors;
  close(): void;
}

/** What a file is taken for; with `approveNew` its authors are approved, if nothing else is against it. */
type Taken = Pick<ApprovingQuestion, "url" | "package" | "version" | "approveNew">;

/** Where the state lies, whose approvals count, and what ends the work. */
export interface RegistryOptions extends AuthorChoice {
  /** Ends whatever is at work, with the Failure `io`; what was held stays. */
  readonly signal?: AbortSignal | undefined;
}

/** Opens a registry by the name it was added under. No network until `sync`. Failure `no-registry`. */
export async function openRegistry(
  name: string,
  { signal, ...choice }: RegistryOptions = {},
): Promise<ClientRegistry> {
  const { data } = choice;
  const now = () => new Date().toISOString();
  let copy = await openCopy(name, now(), data);
  const newest = () => copy;
  const ask = async (path: string) => {
    unlessCalledOff(signal);
    const tree = await copy.repository.tree(commitOf(copy, path));
    return { tree, proof: await explainPath(tree, path, { pin: copy.state.pin, last: copy.accepted }) };
  };
  return {
    status: () => statusOf(copy.state, now()),
    search: (text) => searchCopy(copy, text),
    why: async (path) => (await ask(path)).proof,
    async sync(options = {}) {
      const report = await syncRegistry(registryFolder(name, data), { now: now(), signal, ...options });
      copy.close();
      copy = await openCopy(name, now(), data);
      return report;
    },
    async read(path) {
      const { tree, proof } = await ask(path);
      const isHeld = proof.verdict === "verified" || proof.verdict === "unsigned";
      const entry = isHeld ? await entryAt(tree, path) : undefined;
      if (entry === undefined || entry.mode === "40000") return undefined;
      const [bytes] = await tree.read([entry.id], Number.MAX_SAFE_INTEGER);
      return bytes;
    },
    async verifyArtifact(path, taken = {}) {
      unlessCalledOff(signal);
      const artifact = await digestArtifact(path, signal);
      const { answer } = await verifyApproving([copy], artifact, { ...choice, ...taken }, now().slice(0, 10));
      return answer;
    },
    outdated: (options = {}) => findOutdated([copy], { ...choice, ...options, signal }),
    installed: registryLedger(newest, choice, signal),
    authors: registryAuthors(newest, choice, signal),
    close: () => copy.close(),
  };
}
