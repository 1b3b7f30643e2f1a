import { spawn } from "node:child_process";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";

/** A request to a git server, its body unpacked. */
export interface GitRequest {
  readonly path: string;
  readonly body: Buffer;
}

/** Where a server may be told to answer in its own way. */
export interface GitServerHooks {
  /** True: it has answered, or will not. */
  readonly answer?: (request: GitRequest, response: ServerResponse) => boolean;
  /** The repository that is served under a name. */
  readonly rename?: (repository: string) => string;
  /** Sends what git answered; headers are set. */
  readonly send?: (body: Buffer, request: GitRequest, response: ServerResponse) => void;
}

/** A server of git's smart protocol. */
export interface RunningServer {
  /** The URL of a repository in the folder served. */
  url(repository: string): string;
  close(): void;
}

/** Serves the bare repositories that lie in a folder to this machine, through `git http-backend`: real HTTP. */
export async function serveGitFolder(folder: string, hooks: GitServerHooks = {}): Promise<RunningServer> {
  const server = createServer((incoming, response) => {
    const { pathname, search } = new URL(incoming.url ?? "/", "http://x");
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      const sent = Buffer.concat(parts);
      const body = incoming.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
      const request = { path: pathname, body };
      if (hooks.answer?.(request, response)) return;
      const [, first = "", ...rest] = pathname.split("/");
      const backend = spawn("git", ["http-backend"], {
        env: {
          PATH: process.env.PATH ?? "",
          HOME: dirname(folder),
          GIT_CONFIG_NOSYSTEM: "1",
          GIT_PROJECT_ROOT: folder,
          GIT_HTTP_EXPORT_ALL: "1",
          PATH_INFO: `/${[hooks.rename?.(first) ?? first, ...rest].join("/")}`,
          QUERY_STRING: search.slice(1),
          REQUEST_METHOD: incoming.method ?? "GET",
          CONTENT_TYPE: incoming.headers["content-type"] ?? "",
          CONTENT_LENGTH: String(body.length),
          GIT_PROTOCOL: String(incoming.headers["git-protocol"] ?? ""),
        },
        stdio: ["pipe", "pipe", "ignore"],
      });
      backend.stdin.on("error", () => {}); // it may end before it has read everything
      backend.stdin.end(body);
      const answered: Buffer[] = [];
      backend.stdout.on("data", (part: Buffer) => answered.push(part));
      backend.on("close", () => {
        const content = setHeaders(Buffer.concat(answered), response);
        if (hooks.send === undefined) response.end(content);
        else hooks.send(content, request, response);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: (repository) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${repository}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Takes the head off what the CGI program answered. */
function setHeaders(answer: Buffer, response: ServerResponse): Buffer {
  const end = answer.indexOf("\r\n\r\n");
  for (const line of answer.subarray(0, end).toString().split("\r\n")) {
    const [name = "", value = ""] = line.split(": ");
    if (name === "Status") response.statusCode = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  return answer.subarray(end + 4);
}
