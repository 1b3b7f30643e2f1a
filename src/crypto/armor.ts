import { decodeBase64, encodeBase64 } from "./base64.ts";

const begin = "-----BEGIN SSH SIGNATURE-----\n";
const end = "-----END SSH SIGNATURE-----\n";

/** The armor of one SSHSIG as ssh-keygen writes it: lines of 70 columns, LF, also after END. */
export function armor(blob: Uint8Array): string {
  return begin + encodeBase64(blob).replace(/.{1,70}/g, "$&\n") + end;
}

/**
 * The blobs of armored blocks, back to back; undefined for other text, and for more than `limit` blocks.
 * Line breaks are not checked: compare with `armor`.
 */
export function unarmor(text: string, limit: number): readonly Uint8Array[] | undefined {
  const blocks = text.split(end, limit + 1);
  if (blocks.pop() !== "") return undefined;
  const blobs: Uint8Array[] = [];
  for (const block of blocks) {
    const blob = block.startsWith(begin)
      ? decodeBase64(block.slice(begin.length).replaceAll("\n", ""))
      : undefined;
    if (blob === undefined) return undefined;
    blobs.push(blob);
  }
  return blobs;
}
