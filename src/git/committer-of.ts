import { userEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/**
 * Who commits, and when: as git would write it in the repository at `dir`, by its settings and environment; `name`,
 * without an address that is anybody's, where nothing is set, as on a machine that only builds.
 */
export async function committerOf(dir: string, name: string): Promise<string> {
  const args = ["-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"];
  const { code, stdout } = await runGit(args, { cwd: dir, env: userEnvironment() });
  const said = stdout.toString("utf8").trim();
  if (code === 0 && said !== "") return said;
  return `${name} <${name}@users.noreply.invalid> ${Math.floor(Date.now() / 1000)} +0000`;
}
