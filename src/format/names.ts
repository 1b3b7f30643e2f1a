const NAME = /^[a-z0-9](?:[a-z0-9-]{0,37}[a-z0-9])?$/;

/** Names of users, keys and lists (DESIGN.md section 4, Names); `self` is reserved. */
export function isName(text: string): boolean {
  return NAME.test(text) && text !== "self";
}

const IDENTITY = /^([a-z0-9-]{1,39}) ([0-9a-f]{32})$/;

/**
 * A registry's identity, `name hex32`: its name and the first 32 hex digits of sha256(root/1.yaml). It
 * stands in every document but root 1.
 */
export function isIdentity(text: string): boolean {
  const match = IDENTITY.exec(text);
  return match?.[1] !== undefined && isName(match[1]);
}

/** The identity that a registry's name and the SHA-256 of its root 1 make. */
export function identityOf(name: string, rootSha256: string): string {
  return `${name} ${rootSha256.slice(0, 32)}`;
}

const SHA256 = /^[0-9a-f]{64}$/;

/** 64 lower-case hex digits. */
export function isSha256(text: string): boolean {
  return SHA256.test(text);
}

const DECIMAL = /^[1-9][0-9]{0,15}$/;

/** A canonical decimal from 1 to 2^53 - 1; undefined for anything else. */
export function parseCount(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}
