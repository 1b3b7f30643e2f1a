import { isSha256 } from "./names.ts";

/** The hex of a pin as people write it, `sha256:` + 64 hex digits; undefined for anything else. */
export function pinOf(text: string): string | undefined {
  const hex = text.replace(/^sha256:/, "");
  return isSha256(hex) ? hex : undefined;
}
