import type { BranchVerdict } from "../advise/judge-branch.ts";
import type { ReleaseFile } from "../format/release/release-file.ts";
import { code } from "./markdown-code.ts";
import { pullBody } from "./pull-body.ts";

/** A pull request's body is short, whatever a release has. */
const MOST = 50;

/** What the pull request of a release says: what it is, its files, who signed it and who is still to sign. */
export function releaseBody(
  { version, kind = [], fixes = [], artifacts = [] }: ReleaseFile,
  from: string,
  { grants, others }: Pick<BranchVerdict, "grants" | "others">,
): string {
  const shown = artifacts.slice(0, MOST);
  const more = artifacts.length - shown.length;
  return [
    `Version ${code(version)}${kind.length === 0 ? "" : `, ${kind.map(code).join(", ")}`}, from ${code(from)}.`,
    ...(fixes.length === 0 ? [] : [`Mends ${fixes.slice(0, MOST).map(code).join(", ")}.`]),
    "",
    ...(shown.length === 0 ? [] : ["| file | SHA-256 |", "|---|---|"]),
    ...shown.map(({ file, sha256 }) => `| ${code(file)} | ${code(sha256)} |`),
    ...(more > 0 ? ["", `and ${more} more`] : []),
    "",
    pullBody(grants, others),
  ].join("\n");
}
