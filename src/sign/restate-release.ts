import { Failure } from "../failure.ts";
import type { ReleaseStatus } from "../format/release/release.ts";
import { formatRelease, type ReleaseFile } from "../format/release/release-file.ts";
import { quote } from "../quote.ts";
import type { ReleasePlace } from "./place-release.ts";

/**
 * A release's file with another status, and why. Throws the Failure `usage` where there is no such release, or
 * where it says so already.
 */
export function restateRelease(
  { path, release: old }: Pick<ReleasePlace, "path" | "release">,
  status: ReleaseStatus,
  reason: string | undefined,
): { readonly release: ReleaseFile; readonly bytes: Uint8Array } {
  if (old === undefined)
    throw new Failure("usage", `there is no release at ${quote(path)}`, {
      mend: "bailiwick release add PACKAGE VERSION FILE...",
    });
  if (old.status === status && (reason === undefined || reason === old.note))
    throw new Failure("usage", `${quote(path)} is ${status} already`);
  const release = { ...old, status, note: reason };
  return { release, bytes: formatRelease(release) };
}
