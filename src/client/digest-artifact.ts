import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Digests } from "../format/release/release.ts";
import { isCheckoutOf } from "../git/compare-checkout.ts";
import { digestFile } from "../git/digest-file.ts";
import { onDisk } from "../git/on-disk.ts";
import { openRepository } from "../git/open-repository.ts";

/** What a file or a checkout is known by. */
export interface ArtifactIdentity {
  /** Its name, without folders. */
  readonly file: string;
  readonly digests: Digests;
  /** The commit of a checkout that holds exactly its files. */
  readonly commit?: string;
  /** Whether it is a checkout that holds other files than its commit. */
  readonly isAltered?: boolean;
}

/**
 * Hashes a file; a folder is the checkout of a git repository, for registries that release commits. Nothing of
 * either is run. Rejects with the Failure `io` or `no-repository`.
 */
export async function digestArtifact(path: string, signal?: AbortSignal): Promise<ArtifactIdentity> {
  const file = basename(resolve(path));
  if (!onDisk(`read ${path}`, () => statSync(path)).isDirectory()) {
    const { size: _, ...digests } = await digestFile(path, signal);
    return { file, digests };
  }
  const repository = await openRepository(path);
  try {
    const commit = await repository.resolve("HEAD");
    const isSame = await isCheckoutOf(
      repository.workTree ?? path,
      await repository.tree(commit),
      repository.format,
    );
    return isSame ? { file, digests: {}, commit } : { file, digests: {}, isAltered: true };
  } finally {
    repository.close();
  }
}
