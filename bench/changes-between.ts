import { execFileSync } from "node:child_process";
import type { Change } from "./fast-import.ts";

/** What differs between two commits of a repository, by path: blobs that it has, under their modes. */
export function changesBetween(gitDir: string, from: string, to: string): Map<string, Change> {
  const fields = execFileSync(
    "git",
    ["-C", gitDir, "diff-tree", "-r", "-z", "--raw", "--no-renames", from, to],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  ).split("\0");
  const changes = new Map<string, Change>();
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [, mode = "", , id = "", status] = (fields[i] ?? "").split(" ");
    changes.set(fields[i + 1] ?? "", status === "D" ? undefined : { mode, id });
  }
  return changes;
}
