/** More than the first line of a root takes. */
const LONGEST = 64;

/** The version of format that a root claims, where it is later than ours; undefined for all other bytes. */
export function laterRootVersion(bytes: Uint8Array): number | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, LONGEST));
  const version = Number(/^bailiwick: "root-v([1-9][0-9]{0,3})"\n/.exec(head)?.[1] ?? 1);
  return version > 1 ? version : undefined;
}
