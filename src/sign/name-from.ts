import { isName } from "../format/names.ts";

/** A name (DESIGN.md section 4, Names) out of what git calls somebody: `Åsa Öberg` gives `asa-oberg`; undefined for what has no letter. */
export function nameFrom(text: string): string | undefined {
  const name = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 39)
    .replace(/-+$/, "");
  return isName(name) ? name : undefined;
}
