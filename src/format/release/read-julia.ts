import { decodeText } from "../text.ts";
import type { Release, ReleaseReader } from "./release.ts";

const FILE = /^versions\/([^/]+)\/(sha1|requires)$/;

/**
 * Reads METADATA.jl: `versions/1.2.3/sha1` names the git commit that is the release, `requires` the packages
 * that it needs, one a line, maybe with the systems before the name (`@osx`) and bounds behind it.
 */
export const juliaReader: ReleaseReader = {
  wants: (path) => FILE.test(path),
  read: (_, files) => {
    const releases: Release[] = [];
    const unreadable: string[] = [];
    for (const [path, bytes] of files) {
      const [, version = "", kind] = FILE.exec(path) ?? [];
      if (kind !== "sha1") continue;
      const commit = /^([0-9a-f]{40}|[0-9a-f]{64})\s*$/.exec(textOf(bytes))?.[1];
      if (commit === undefined) unreadable.push(path);
      else
        releases.push({
          ...{ version, status: "active", kinds: [], fixes: [], artifacts: [], commit },
          requires: namesIn(textOf(files.get(`versions/${version}/requires`))),
        });
    }
    return { releases, unreadable };
  },
};

function textOf(bytes: Uint8Array | undefined): string {
  return (bytes === undefined ? undefined : decodeText(bytes)) ?? "";
}

function namesIn(text: string): string[] {
  const lines = text.split("\n").map((line) => line.split("#", 1)[0] ?? "");
  const names = lines.flatMap((line) =>
    line
      .split(/\s+/)
      .filter((word) => word !== "" && !word.startsWith("@"))
      .slice(0, 1),
  );
  return [...new Set(names)].filter((name) => name !== "julia");
}
