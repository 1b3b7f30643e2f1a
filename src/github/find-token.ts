import { Failure } from "../failure.ts";
import { askGh } from "../git/ask-gh.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** The token for a forge (see `tokenFor`). Rejects with the Failure `no-key` where there is none. */
export async function findToken(env: Variables, server: string): Promise<string> {
  const token = await tokenFor(env, server);
  if (token !== undefined) return token;
  const variable = isUsual(env, server) ? "GITHUB_TOKEN" : "GH_ENTERPRISE_TOKEN";
  throw new Failure("no-key", `no token for ${server}: neither ${variable} nor gh has one`, {
    mend: `gh auth login --hostname ${new URL(server).host}   # or ${variable}=...`,
  });
}

/**
 * The token for a forge, found as `gh` finds it, so that none goes to a host that it is not for: GITHUB_TOKEN or
 * GH_TOKEN for github.com, the host that GITHUB_SERVER_URL or GH_HOST names, and this very machine;
 * GH_ENTERPRISE_TOKEN or GITHUB_ENTERPRISE_TOKEN for others; else what `gh` keeps for the host. Undefined: none.
 * Rejects with the Failure `usage` for a host that is reached without encryption.
 */
export async function tokenFor(env: Variables, server: string): Promise<string | undefined> {
  const url = new URL(server);
  if (url.protocol !== "https:" && !isHere(url))
    throw new Failure("usage", `${server} would get the token unencrypted`, {
      mend: "use an https:// remote",
    });
  const named = isUsual(env, server)
    ? env.GITHUB_TOKEN || env.GH_TOKEN
    : env.GH_ENTERPRISE_TOKEN || env.GITHUB_ENTERPRISE_TOKEN;
  return named || (await askGh(url.host));
}

/** Whether it is the host that the common variables speak of. */
function isUsual(env: Variables, server: string): boolean {
  const url = new URL(server);
  const named = [env.GITHUB_SERVER_URL?.replace(/\/+$/, ""), env.GH_HOST && `https://${env.GH_HOST}`];
  return named.includes(server) || /^(github\.com|[\w-]+\.ghe\.com)$/.test(url.host) || isHere(url);
}

function isHere({ hostname }: URL): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
