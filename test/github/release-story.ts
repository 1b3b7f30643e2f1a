import type { Ran } from "../cli/run.ts";
import { emptyWorkshop, type Workshop } from "../cli/workshop.ts";
import { type GitForge, openGitForge } from "./git-forge.ts";
import { type PackageRepository, packageRepository, secretOf } from "./package-repository.ts";

/** A registry in which foo-bot publishes packages/foo, and nothing else. */
export async function registryOf(layout: string, files: Readonly<Record<string, string>>): Promise<Workshop> {
  const made = emptyWorkshop();
  made.write(files);
  made.commit();
  await made.must(["init", "test", "--layout", layout, "--key", made.key("ann"), "--as", "ann"]);
  const keys = ["--key", made.key("foo-bot"), "--issuer-key", made.key("ann")];
  await made.must(["cert", "issue", "foo-bot", "--yes", ...keys, "--grant", "publish packages/foo/**"]);
  made.commit("registry");
  return made;
}

/** The registry of most of these stories. */
export function fooRegistry(): Promise<Workshop> {
  return registryOf("packages/*/", { "packages/foo/README.md": "foo\n", "packages/bar/README.md": "bar\n" });
}

/** What a run of the workflow has, if not what it should have. */
export interface Attempt {
  /** Whose token. */
  readonly who?: string;
  /** Whose key. */
  readonly key?: string;
  /** The secret itself. */
  readonly secret?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** A forge with a registry, and the repository of foo, tagged v1.0.5. */
export interface ReleaseStory extends PackageRepository {
  readonly forge: GitForge;
  /** Runs the release workflow for the tag. */
  readonly runs: (attempt?: Attempt) => Promise<Ran>;
  /** The registry's open pull requests. */
  readonly pulls: () => Promise<readonly { readonly number: number }[]>;
}

/** Opens a forge with a registry, beside the repository of foo. */
export async function releaseStory(registry: Workshop): Promise<ReleaseStory> {
  const forge = await openGitForge(registry.dir);
  const repository = packageRepository("foo 1.0.5\n\n[security fix] CVE-2026-1234");
  return {
    ...repository,
    forge,
    runs: ({ who = "owner", key = "foo-bot", secret = secretOf(registry.key(key)), inputs } = {}) =>
      repository.runWorkflow({
        inputs: {
          ...{ registry: `${forge.url}/owner/registry`, root: registry.git("config", "bailiwick.root") },
          ...{ package: "foo", ...inputs },
        },
        secrets: { BAILIWICK_KEY: secret, BAILIWICK_TOKEN: who },
        server: forge.url,
        tag: "v1.0.5",
      }),
    pulls: () => forge.ask("owner", "GET", "/repos/owner/registry/pulls"),
  };
}
