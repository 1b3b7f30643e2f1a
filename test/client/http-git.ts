import { onTestFinished } from "vitest";
import { serveGitFolder } from "../../bench/serve-git.ts";
import type { Manner } from "./hostile-manners.ts";

/** A server that sends all but the end of what it should. */
export const truncates = "truncates";

/** A real git HTTP server (`git http-backend`) over bare repositories, whose manners can be changed. */
export interface GitServer {
  /** The URL of a repository in the folder served. */
  url(repository: string): string;
  /** Undefined: as git's own. */
  manner: Manner | typeof truncates | undefined;
  /** What is served under every name from now on, in spite of what is asked for. */
  instead: string | undefined;
}

/** Serves the repositories that lie in a folder until the test ends. */
export async function serveGit(folder: string): Promise<GitServer> {
  const server = await serveGitFolder(folder, {
    answer: (asked, response) => typeof state.manner === "function" && state.manner(asked, response),
    rename: (repository) => state.instead ?? repository,
    send(body, asked, response) {
      if (state.manner !== truncates || !asked.body.includes("command=fetch")) return void response.end(body);
      response.setHeader("Content-Length", body.length);
      response.write(body.subarray(0, body.length - 300), () => response.destroy());
    },
  });
  const state: GitServer = { manner: undefined, instead: undefined, url: server.url };
  onTestFinished(server.close);
  return state;
}
