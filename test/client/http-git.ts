import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
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
  const server = createServer((request, response) => void answer(state, folder, request, response));
  const state: GitServer = {
    manner: undefined,
    instead: undefined,
    url: (repository) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${repository}`,
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return state;
}

/** CGI, as far as git needs it. */
function answer(state: GitServer, folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? "/", "http://x");
  const [, first = "", ...rest] = pathname.split("/");
  const asked: Buffer[] = [];
  request.on("data", (part: Buffer) => asked.push(part));
  request.on("end", () => {
    const body = Buffer.concat(asked);
    const plain = request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
    const { manner } = state;
    if (typeof manner === "function" && manner({ path: pathname, body: plain }, response)) return;
    const isCut = manner === truncates && plain.includes("command=fetch");
    const backend = spawn("git", ["http-backend"], {
      env: {
        PATH: process.env.PATH ?? "",
        HOME: dirname(folder),
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: "1",
        PATH_INFO: `/${[state.instead ?? first, ...rest].join("/")}`,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: request.method ?? "GET",
        CONTENT_TYPE: request.headers["content-type"] ?? "",
        CONTENT_LENGTH: String(plain.length),
        GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      },
      stdio: ["pipe", "pipe", "ignore"],
    });
    backend.stdin.on("error", () => {}); // it may end before it has read everything
    backend.stdin.end(plain);
    const parts: Buffer[] = [];
    backend.stdout.on("data", (part: Buffer) => parts.push(part));
    backend.on("close", () => send(Buffer.concat(parts), isCut, response));
  });
}

/** What the CGI program answered, cut short if asked for. */
function send(answer: Buffer, isCut: boolean, response: ServerResponse): void {
  const end = answer.indexOf("\r\n\r\n");
  for (const line of answer.subarray(0, end).toString().split("\r\n")) {
    const [name = "", value = ""] = line.split(": ");
    if (name === "Status") response.statusCode = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  const body = answer.subarray(end + 4);
  if (!isCut) {
    response.end(body);
    return;
  }
  response.setHeader("Content-Length", body.length);
  response.write(body.subarray(0, body.length - 300), () => response.destroy());
}
