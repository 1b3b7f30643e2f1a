import type { Answer } from "./answers.ts";
import { compareOutcomes } from "./answers.ts";
import type { ArtifactAnswer, ArtifactQuestion, IsKnownAuthor } from "./artifact.ts";
import type { ArtifactIdentity } from "./digest-artifact.ts";
import { judgeArtifact } from "./judge-artifact.ts";
import { readReleases } from "./read-releases.ts";
import { sameName } from "./require-releases.ts";
import type { VerifiedCopy } from "./verified-copy.ts";

/**
 * Judges a file by every registry that a client holds. Registries that know nothing of it are silent; of the
 * others the worst answer counts.
 */
export async function verifyArtifact(
  copies: readonly VerifiedCopy[],
  artifact: ArtifactIdentity,
  asked: Pick<ArtifactQuestion, "url" | "package" | "version">,
  isKnown?: IsKnownAuthor,
): Promise<ArtifactAnswer> {
  const { file } = artifact;
  if (artifact.isAltered) return only({ code: "checkout-altered", facts: { path: file } });
  const answers: ArtifactAnswer[] = [];
  for (const copy of copies) {
    const name = asked.package?.replace(/\/+$/, "");
    const read = await readReleases(copy, (own, path) => name === undefined || isSpelled(name, own, path));
    // Whether two spellings are one name is told by the ecosystem, which is known by now.
    const packages = read.filter(
      (own) => name === undefined || name === own.path || sameName(name, own.name, own.ecosystem),
    );
    answers.push(judgeArtifact({ ...artifact, ...asked }, packages, copy.freshness, isKnown));
  }
  const knowing = answers.filter(({ reasons }) => !reasons.every(({ code }) => IGNORANT.includes(code)));
  const [first, ...rest] = knowing.length > 0 ? knowing : answers;
  if (first === undefined) return only({ code: "unlisted", facts: { file } });
  return rest.reduce((a, b) => (compareOutcomes(a.outcome, b.outcome) >= 0 ? a : b), first);
}

function isSpelled(asked: string, name: string, path: string): boolean {
  return asked === path || sameName(asked, name, "PyPI");
}

const IGNORANT: readonly Answer["code"][] = ["unlisted", "package-unknown"];

function only(reason: Answer): ArtifactAnswer {
  return { outcome: reason.code === "checkout-altered" ? "fail" : "warn", reasons: [reason] };
}
