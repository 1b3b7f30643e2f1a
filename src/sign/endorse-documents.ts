import { Failure } from "../failure.ts";
import { isName } from "../format/names.ts";
import { documentPath, signaturePath } from "../format/place.ts";
import { sameBytes } from "../format/yaml.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import type { Refusal } from "../reasons.ts";
import { type Issuers, issuersOn } from "../verify/policy.ts";
import { namespaces, type Signed } from "../verify/signed.ts";
import { endorseLines } from "./endorse-lines.ts";
import { endorsementLines } from "./endorsement-lines.ts";
import type { FileChanges } from "./file-changes.ts";
import type { FoundKey } from "./find-key.ts";
import { issuerOf } from "./issuer-of.ts";
import { judgeEndorsement } from "./judge-endorsement.ts";
import type { Endorsing } from "./read-endorsing.ts";
import { writeChanges } from "./write-changes.ts";

/** What is to be endorsed, on which list, and by whom. */
export interface EndorseRequest {
  /** The list's name. */
  readonly name: string;
  /** What to name on it besides what it names; see `chooseDocuments`. None: the list is signed as it is. */
  readonly words: readonly string[];
  readonly prefix: string;
  /** Also every statement that lacks nothing but signatures. */
  readonly isAllUnsigned: boolean;
  /** Lines that no longer count go. */
  readonly isPruned: boolean;
  readonly key: FoundKey;
  readonly now: string;
  /** Shown every line before anything is signed; whether to go on. */
  readonly confirm: (issuer: string, lines: ReadonlyMap<string, string>) => Promise<boolean>;
  readonly isRehearsal: boolean;
}

/** What came of it. With refusals, nothing was written. */
export interface EndorseReport {
  readonly path: string;
  /** The name of the issuer who signed. */
  readonly issuer: string;
  readonly lines: ReadonlyMap<string, string>;
  /** Issuers whose signatures on it count now, and how many it takes. */
  readonly signed: readonly string[];
  readonly needed: number;
  readonly refusals: readonly Refusal[];
  readonly changes: FileChanges;
}

/**
 * Endorses statements, certificates and revocations: one issuer's signature on a list that names them, which is
 * made, extended or signed as it is. Undefined: not confirmed, so nothing was signed. Rejects with
 * `signing-refused` for a key that is no issuer's, or a list that counts and can therefore not be changed.
 */
export async function endorseDocuments(
  repository: Repository,
  endorsing: Endorsing,
  request: EndorseRequest,
): Promise<EndorseReport | undefined> {
  const { name, key, now } = request;
  const { policy, after } = endorsing;
  if (!isName(name))
    throw new Failure(
      "usage",
      `${quote(name)} is no name for a list: lower-case letters, digits and hyphens`,
      {
        mend: "bailiwick endorse adoption-2 PACKAGE",
      },
    );
  const path = documentPath({ kind: "list", name });
  const issuer = issuerOf(policy.root, key.key, "--key KEY");
  const present = after.documents.get(path);
  const lines = await endorsementLines(endorsing, request, present);
  if (!(await request.confirm(issuer, lines))) return undefined;

  const signer = await key.open();
  const list = { registry: policy.identity, name, lines, present };
  const made = await endorseLines(list, { name: issuer, signer }).finally(() => signer.close());
  const changes = lessPresent(made, path, present, issuer, name);
  const refusals = changes.size === 0 ? [] : await judgeEndorsement(repository, endorsing, changes, now);
  if (changes.size > 0 && refusals.length === 0 && !request.isRehearsal)
    await writeChanges(repository, changes);
  const { names } = signersAfter(endorsing, path, made, present);
  return { path, issuer, lines, signed: names, needed: policy.root.issuers.threshold, refusals, changes };
}

/** What was there to the letter is no change. */
function lessPresent(
  made: FileChanges,
  path: string,
  present: Signed | undefined,
  issuer: string,
  name: string,
): FileChanges {
  const before = new Map([
    [path, present?.bytes],
    [signaturePath({ kind: "list", name }, issuer), present?.signatures.get(issuer)],
  ]);
  return new Map(
    [...made].filter(([each, bytes]) => {
      const old = before.get(each);
      return old === undefined || bytes === undefined || !sameBytes(old, bytes);
    }),
  );
}

function signersAfter(
  { policy }: Endorsing,
  path: string,
  made: FileChanges,
  present: Signed | undefined,
): Issuers {
  const bytes = made.get(path) ?? present?.bytes ?? new Uint8Array();
  const isSame = present !== undefined && sameBytes(bytes, present.bytes);
  const signatures = new Map(isSame ? present.signatures : []);
  for (const [each, block] of made) {
    const signer = /\.([^./]+)\.sig$/.exec(each)?.[1];
    if (signer !== undefined && block !== undefined) signatures.set(signer, block);
  }
  return issuersOn({ bytes, signatures }, namespaces.endorse, policy.root);
}
