import type { Artifact, Digests, Release } from "../format/release/release.ts";
import type { Answer } from "./answers.ts";
import { type ArtifactAnswer, type ArtifactQuestion, answer } from "./artifact.ts";
import { isVersion } from "./listings.ts";
import type { PackageReleases } from "./read-releases.ts";

/** Judges a file that no release lists: what is said of its name, then? */
export function judgeUnlisted(
  question: ArtifactQuestion,
  packages: readonly PackageReleases[],
): ArtifactAnswer {
  const { file, url, version } = question;
  const isNamed = (artifact: Artifact) =>
    artifact.file === file || (url !== undefined && artifact.urls.includes(url));
  for (const own of packages) {
    for (const release of own.releases) {
      if (version !== undefined && !isVersion({ own, release }, version)) continue;
      const { commit } = release;
      if (version !== undefined && commit !== undefined && question.commit !== undefined) {
        const [expected, found] = [`commit ${commit}`, `commit ${question.commit}`];
        const facts = { package: own.path, version: release.version, file, expected, found };
        return answer([{ code: "other-bytes", facts }]);
      }
      const named = release.artifacts.find((each) => isNamed(each) && strongest(each.digests) !== undefined);
      if (named !== undefined) return answer(otherBytes(question, own, release, named));
    }
  }
  if (question.package === undefined) return answer([{ code: "unlisted", facts: { file } }]);
  return answer(packages.map((own) => whyUnlisted(question, own)));
}

function otherBytes(
  { file, url, digests }: ArtifactQuestion,
  own: PackageReleases,
  release: Release,
  artifact: Artifact,
): [Answer] {
  const elsewhere = artifact.urls.filter((each) => each !== url);
  if (url !== undefined && artifact.urls.length > 0 && !artifact.urls.includes(url))
    return [{ code: "other-mirror", facts: { url, instead: elsewhere } }];
  const name = strongest(artifact.digests) ?? "sha256";
  const [expected, found] = [artifact.digests, digests].map((each) => `${name} ${each[name] ?? "none"}`);
  return [
    {
      code: "other-bytes",
      facts: {
        package: own.path,
        version: release.version,
        file,
        expected: expected ?? "",
        found: found ?? "",
      },
    },
  ];
}

function whyUnlisted({ file, version }: ArtifactQuestion, own: PackageReleases): Answer {
  const ofVersion =
    version === undefined
      ? own.releases
      : own.releases.filter((release) => isVersion({ own, release }, version));
  const { path } = own;
  if (own.standing === "unsigned") return { code: "unsigned", facts: { package: path } };
  if (own.unreadable.length > 0 && (ofVersion.length === 0 || version === undefined))
    return { code: "unreadable", facts: { package: path, files: own.unreadable } };
  if (own.releases.length === 0) return { code: "unlisted", facts: { file } };
  if (version !== undefined && ofVersion.length === 0)
    return { code: "version-unlisted", facts: { package: path, version } };
  const isListing = ofVersion.some(({ artifacts }) =>
    artifacts.some((each) => strongest(each.digests) !== undefined),
  );
  if (isListing) return { code: "file-unlisted", facts: { package: path, version } };
  return { code: "no-digest", facts: { package: path, version: version ?? "" } };
}

function strongest(digests: Digests): "sha512" | "sha384" | "sha256" | undefined {
  return (["sha512", "sha384", "sha256"] as const).find((name) => digests[name] !== undefined);
}
