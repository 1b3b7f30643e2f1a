import { sha256 } from "../crypto/sha256.ts";
import type { Statement } from "../format/statement.ts";
import type { Planned } from "./plan-subjects.ts";

/** A statement that is to carry the user's signature. */
export interface Target {
  readonly statement: Statement;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Whether the statement is there already, and keeps its other signatures. */
  readonly isCosigned: boolean;
  /** The user's signature file beside it, as it is. */
  readonly existing: Uint8Array | undefined;
  /** The list that shall carry the signature; undefined: a file beside the statement. */
  readonly list: string | undefined;
}

/** The statements of a plan that are to be signed, in order. */
export function targetsOf(planned: readonly Planned[], { user }: { readonly user: string }): Target[] {
  return planned.flatMap(({ plan }): Target[] => {
    if (plan.kind === "state") {
      const { statement, path, bytes } = plan.plan;
      return [
        {
          statement,
          path,
          bytes,
          sha256: sha256(bytes),
          isCosigned: false,
          existing: undefined,
          list: undefined,
        },
      ];
    }
    if (plan.kind !== "cosign") return [];
    return plan.links.map(({ statement, signed }) => ({
      statement,
      path: signed.path,
      bytes: signed.bytes,
      sha256: signed.sha256,
      isCosigned: true,
      existing: signed.signatures.get(user),
      list: undefined,
    }));
  });
}
