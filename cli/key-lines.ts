import type { ShownThreshold } from "../src/verify/explain-roots.ts";
import type { NamedKey, ShownSignature } from "../src/verify/explain-signatures.ts";

/** `2 of`, and the keys, a line each. */
export function thresholdLines({ threshold, keys }: ShownThreshold): string[] {
  const [only] = keys;
  if (only !== undefined && keys.length === 1) return [keyWords(only)];
  return [`${threshold} of these ${keys.length}`, ...keys.map(keyWords)];
}

/** A key by its name and fingerprint. */
export function keyWords({ name, fingerprint }: NamedKey): string {
  return `${name} ${fingerprint}`;
}

/** Who signed, in which file beside the document, and in which namespace. */
export function signatureLines(signatures: readonly ShownSignature[]): string[] {
  if (signatures.length === 0) return ["signed by nobody"];
  return signatures.map((shown) => `signed by ${keyWords(shown)}  ${shown.namespace}`);
}
