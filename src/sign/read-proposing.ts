import { Failure } from "../failure.ts";
import { documentPath } from "../format/place.ts";
import { parseRoot, type Root } from "../format/root.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import type { Accepted } from "../verify/accepted.ts";
import { type ReadHome, readHome } from "../verify/side.ts";
import type { Signed } from "../verify/signed.ts";
import type { SigningBase } from "./find-base.ts";

/** The root that is accepted, and the work tree in which the next one is, or shall be. */
export interface Proposing {
  readonly base: SigningBase;
  readonly accepted: Accepted;
  readonly after: ReadHome;
  readonly last: Root;
  /** Where the next root lies. */
  readonly path: string;
  /** The next root as it stands in the work tree; `root` is undefined where that is none. */
  readonly standing: { readonly signed: Signed; readonly root: Root | undefined } | undefined;
}

/** Reads the accepted root and the next one. Rejects with `no-pin` where no root is accepted yet. */
export async function readProposing(
  repository: Repository,
  base: SigningBase | undefined,
): Promise<Proposing> {
  if (base === undefined)
    throw new Failure("no-pin", "no commit here has a registry, so there is no root to follow", {
      mend: "bailiwick init NAME --layout '*/'   # or commit the first root",
    });
  const staged = await repository.staged("work-tree", { paths: [".bailiwick"] });
  const after = await readHome(staged, base.home);
  const accepted = (await base.history()) ?? (await base.acceptedOf(new Set()));
  const last = accepted.policy.root;
  const path = documentPath({ kind: "root", version: last.version + 1 });
  const signed = after.documents.get(path);
  return { base, accepted, after, last, path, standing: signed && { signed, root: parseRoot(signed.bytes) } };
}

/** The next root, which stands. Throws `signing-refused` where there is none, or no sound one. */
export function standingRoot({ standing, path, last }: Proposing): Root {
  if (standing?.root !== undefined) return standing.root;
  const words =
    standing === undefined
      ? `root ${last.version} is the newest: no other is proposed in the work tree`
      : `${quote(path)} is no root document`;
  throw new Failure("signing-refused", words, { mend: "bailiwick root propose" });
}
