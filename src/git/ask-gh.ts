import { execFile } from "node:child_process";

/** The token that GitHub's own command line keeps for a host; undefined where there is none, or no `gh`. */
export function askGh(host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile("gh", ["auth", "token", "--hostname", host], { timeout: 10_000 }, (error, stdout) => {
      resolve(error === null ? stdout.trim() || undefined : undefined);
    });
  });
}
