import { basename, dirname, join } from "node:path";
import { fingerprint } from "../crypto/ssh-key.ts";
import { parseSignatures } from "../crypto/sshsig.ts";
import { Failure } from "../failure.ts";
import { isName } from "../format/names.ts";
import { createScratch } from "../git/scratch.ts";
import { writeWorkTree } from "../git/write-work-tree.ts";
import { list, quote } from "../quote.ts";
import { identityIn, type ListFile, type RootFile, readIfAny } from "./carried-file.ts";
import type { FoundKey } from "./find-key.ts";
import { signDocument } from "./sign-document.ts";

/** Who signs a file, and where the signature goes. */
export interface CarriedRequest {
  readonly file: RootFile | ListFile;
  /** The root before a root, whose keys may sign it too; the root whose issuers endorse a list. */
  readonly last: RootFile | undefined;
  readonly key: FoundKey;
  /** The key's name, where no root at hand says it. */
  readonly as: string | undefined;
  /** Undefined: beside the file, as `2.alice.sig`. */
  readonly out: string | undefined;
}

/** The name under which a key signs. Throws `signing-refused` where no root at hand names the key. */
export function signingName({ file, last, key, as }: Omit<CarriedRequest, "out">): string {
  if ("list" in file && last !== undefined && file.list.registry !== identityIn(last))
    throw new Failure(
      "signing-refused",
      `${quote(file.path)} is a list of another registry than ${quote(last.path)}`,
    );
  const roots = [...("root" in file ? [file.root] : []), ...(last === undefined ? [] : [last.root])];
  const known = new Map(roots.reverse().flatMap(({ keys }) => [...keys]));
  const found = [...known].find(([, each]) => each === key.key)?.[0];
  if (found !== undefined && (as ?? found) === found) return found;
  if (found === undefined && as !== undefined && isName(as) && !known.has(as)) return as;
  const what = found === undefined ? "no key" : `the key ${quote(found)}`;
  const names = known.size === 0 ? "" : `; the roots at hand name ${list([...known.keys()])}`;
  throw new Failure("signing-refused", `${fingerprint(key.key)} is ${what} of a root${names}`, {
    mend: "--last ROOT.yaml   # or --as NAME, where that root is not at hand",
  });
}

/**
 * Signs a root, or endorses a list, that lies in a file, without any repository; the path of the signature.
 * All or nothing is written.
 */
export async function signCarriedFile(request: CarriedRequest): Promise<string> {
  const { file, key } = request;
  const name = signingName(request);
  const stem = "root" in file ? `${file.root.version}` : basename(file.path).replace(/\.sums$/, "");
  const out = request.out ?? join(dirname(file.path), `${stem}.${name}.sig`);
  const existing = readIfAny(out);
  if (existing !== undefined && parseSignatures(existing) === undefined)
    throw new Failure("usage", `${quote(out)} is there and holds no signatures: it is not written over`);
  const signer = await key.open();
  const purpose = "root" in file ? "root" : "endorse";
  const bytes = await signDocument(signer, purpose, file.bytes, existing).finally(() => signer.close());
  // There is no repository whose directory could hold what is being written.
  const scratch = createScratch();
  try {
    writeWorkTree({ workTree: dirname(out), gitDir: scratch.path }, new Map([[basename(out), bytes]]));
  } finally {
    scratch.remove();
  }
  return out;
}
