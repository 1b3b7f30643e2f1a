/** What to write: path from the repository's root -> bytes, or undefined to delete the file. */
export type FileChanges = ReadonlyMap<string, Uint8Array | undefined>;
