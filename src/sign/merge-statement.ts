import { type Subject, subjectKey } from "../format/layout.ts";
import { parsePlace } from "../format/place.ts";
import { holds } from "../verify/rights.ts";
import { trustOf } from "../verify/trust.ts";
import type { SigningBase } from "./find-base.ts";
import type { FoundKey } from "./find-key.ts";

/** What two branches made of one statement or signature, and whether the user may make it again. */
export interface MergeAdvice {
  /** Undefined: the path is no statement's. */
  readonly subject: Subject | undefined;
  readonly user: string | undefined;
  /** Whether the user may state the whole subject anew, once the merge is committed. */
  readonly mayRestate: boolean;
}

/** Says whether the conflict at a path below `.bailiwick/` mends itself when the merge is committed and signed. */
export async function adviseMerge(
  base: SigningBase,
  key: FoundKey,
  asked: string | undefined,
  path: string,
): Promise<MergeAdvice> {
  const document = parsePlace(path)?.document;
  if (document?.kind !== "statement") return { subject: undefined, user: undefined, mayRestate: false };
  const { subject } = document;
  const known = (await base.history()) ?? (await base.acceptedOf(new Set([subjectKey(subject)])));
  const { trust } = trustOf(base.home.documents, known.policy, known);
  const owner = trust.users.get(key.key);
  const user = asked === undefined || asked === owner ? owner : undefined;
  const mayRestate = user !== undefined && holds(trust, user, "publish", { subject, path: undefined });
  return { subject, user, mayRestate };
}
