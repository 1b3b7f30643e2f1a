import { Failure } from "../failure.ts";
import { askGh } from "../git/ask-gh.ts";

/** The token for a forge: GITHUB_TOKEN, GH_TOKEN, else the one that `gh` keeps. Throws the Failure `no-key` without. */
export async function findToken(
  env: Readonly<Record<string, string | undefined>>,
  server: string,
): Promise<string> {
  const token = env.GITHUB_TOKEN || env.GH_TOKEN || (await askGh(new URL(server).host));
  if (token) return token;
  throw new Failure("no-key", `no token for ${server}: neither GITHUB_TOKEN nor gh has one`, {
    mend: "gh auth login   # or GITHUB_TOKEN=...",
  });
}
