import type { Verb } from "./context.ts";
import { certify } from "./verbs/certify.ts";
import { copy, disorder, double, edit, mode, move, remove, replay } from "./verbs/files.ts";
import { list } from "./verbs/lists.ts";
import { amendments, cosign, photograph, sign, state, sums, unsign } from "./verbs/statements.ts";
import { revoke, root } from "./verbs/trust.ts";

/** Every verb of the language (test/scenarios/README.md), and what carries it out. */
export const verbs: ReadonlyMap<string, Verb> = new Map([
  ["delete", remove],
  ["copy", copy],
  ["move", move],
  ["replay", replay],
  ["mode", mode],
  ["edit", edit],
  ["disorder", disorder],
  ["double", double],
  ["state", state],
  ["sign", sign],
  ["cosign", cosign],
  ["unsign", unsign],
  ["amendments", amendments],
  ["photograph", photograph],
  ["list", list],
  ["sums", sums],
  ["certify", certify],
  ["revoke", revoke],
  ["root", root],
]);
