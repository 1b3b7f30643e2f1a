import { TestRegistry } from "./registry.ts";
import { commitFiles, git, newRepository } from "./repository.ts";

/** A registry in a repository, its first commit made. */
export interface Planted {
  readonly registry: TestRegistry;
  readonly dir: string;
}

/**
 * Carol publishes JSON and Core, Erin reviews Core, Dave mends every `requires`, Mallory holds M; README.md is
 * photographed and endorsed, Legacy is `unsigned`. Core needs a review. All of it stands. Pinned, unless said.
 */
export async function plainRegistry({ isPinned = true, isBare = false } = {}): Promise<Planted> {
  const registry = await TestRegistry.found({
    unsigned: ["Legacy*/**"],
    rules: [
      { paths: ["**"], publish: 1 },
      { paths: ["Core/**"], review: 1 },
    ],
  });
  await registry.certify("carol", ["publish JSON/** Core/**"]);
  await registry.certify("dave", ["publish */versions/*/requires"]);
  await registry.certify("erin", ["review **"]);
  await registry.certify("mallory", ["publish M/**"]);
  registry.write("JSON/url", "https://example.org/json\n");
  registry.write("JSON/versions/0.1.0/requires", "julia 0.5\n");
  registry.write("Core/url", "https://example.org/core\n");
  registry.write("Legacy/url", "https://example.org/legacy\n");
  registry.write("README.md", "a registry\n");
  await registry.sign("JSON", ["carol"]);
  await registry.sign("Core", ["carol"]);
  await registry.cosign(
    { kind: "statement", subject: { kind: "package", name: "Core" }, sequence: 1 },
    "erin",
    "review",
  );
  await registry.sign("README.md", [], { kind: "common", covers: "photograph" });
  await registry.endorse("adoption", [".bailiwick/common/README.md/1.sums"]);
  const dir = newRepository(...(isBare ? ["--bare"] : []));
  commitFiles(dir, registry.seal());
  if (isPinned) git(dir, "config", "bailiwick.root", `sha256:${registry.pin}`);
  return { registry, dir };
}

/** Commits on `branch`, upon main, a change of JSON that `user` signs. */
export async function changeJson(
  { registry, dir }: Planted,
  user: string,
  branch = "change",
): Promise<string> {
  registry.write("JSON/url", `https://example.org/${branch}\n`);
  await registry.sign("JSON", [user]);
  return commitFiles(dir, registry.files, branch, "main");
}
