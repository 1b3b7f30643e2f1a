import { Failure } from "../failure.ts";
import { parseLayout } from "../format/layout.ts";
import { isName } from "../format/names.ts";
import { parsePattern } from "../format/patterns.ts";
import type { Root } from "../format/root.ts";
import { quote } from "../quote.ts";

/** What of a root people choose, and may get wrong. */
export type ChosenTerms = Pick<Root, "keys" | "root" | "issuers" | "layout" | "unsigned" | "rules">;

/** Throws the Failure `usage`, which names the first term that makes no root. */
export function checkRoot({ keys, root, issuers, layout, unsigned = [], rules }: ChosenTerms): void {
  const noName = [...keys.keys()].find((name) => !isName(name));
  if (noName !== undefined)
    wrong(`${quote(noName)} is no name: lower-case letters, digits and inner hyphens, at most 39`);
  const stranger = issuers.keys.find((name) => !keys.has(name));
  if (stranger !== undefined)
    wrong(`the issuer ${quote(stranger)} is no root key`, `give its key: ${stranger}=KEY`);
  const distinct = (names: readonly string[]) => new Set(names.map((name) => keys.get(name))).size;
  if (root.threshold > distinct(root.keys))
    wrong(`the threshold ${root.threshold}: there are ${distinct(root.keys)} root keys`);
  if (issuers.threshold > distinct(issuers.keys))
    wrong(`the issuer threshold ${issuers.threshold}: there are ${distinct(issuers.keys)} issuers`);
  if (layout.length === 0) wrong("a layout is needed", "--layout '*/'   # each top directory is a package");
  if (rules.length === 0) wrong("a rule is needed", "--rule '** publish=1'");
  const odd = [...unsigned, ...rules.flatMap(({ paths }) => paths)].find(
    (pattern) => parsePattern(pattern) === undefined,
  );
  if (odd !== undefined) wrong(`${quote(odd)} is no pattern: segments with *, and ** as the whole last one`);
  const lone = layout.find((pattern) => parseLayout([pattern]) === undefined);
  if (lone !== undefined) wrong(`${quote(lone)} is no layout pattern, as packages/*/ is`);
  if (parseLayout(layout) === undefined)
    wrong(`packages never nest, but these layout patterns could: ${layout.map(quote).join(", ")}`);
}

function wrong(what: string, mend?: string): never {
  throw new Failure("usage", what, mend === undefined ? {} : { mend });
}
