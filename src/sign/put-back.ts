import { SUMS_BYTES } from "../format/sums.ts";
import type { Tree } from "../tree.ts";
import type { Remembered } from "../verify/accepted.ts";
import type { Evidence } from "../verify/evidence.ts";
import type { Manifest } from "./state-subjects.ts";

/** Whether the files are those of the accepted statements, which stand in the base. */
export function isAsAccepted(
  base: Evidence | undefined,
  { files, executable }: Manifest,
  remembered: Remembered | undefined,
): boolean {
  if (base === undefined || (remembered?.standing !== "verified" && remembered?.standing !== "unsigned"))
    return false;
  const { links, intact } = base.chain;
  const isAccepted = intact && links.at(-1)?.signed.sha256 === remembered.chain.at(-1)?.sha256;
  const { fold } = base;
  return (
    isAccepted &&
    fold.files.size === files.size &&
    [...files].every(([path, sha256]) => fold.files.get(path) === sha256) &&
    fold.executable.size === executable.length &&
    executable.every((path) => fold.executable.has(path))
  );
}

/** What puts a subject's statements and signatures back as the base has them. */
export async function papersBack(
  tip: Tree,
  base: Evidence | undefined,
  now: Evidence,
): Promise<Map<string, Uint8Array | undefined>> {
  const present = new Map(now.papers.map(({ path, id }) => [path, id]));
  const lost = (base?.papers ?? []).filter(({ path, id }) => present.get(path) !== id);
  const known = new Set(base?.papers.map(({ path }) => path));
  const contents = await tip.read(
    lost.map(({ id }) => id),
    SUMS_BYTES,
  );
  return new Map([
    ...[...present.keys()].filter((path) => !known.has(path)).map((path) => [path, undefined] as const),
    ...lost.map(({ path }, i) => [path, contents[i]] as const),
  ]);
}
