import { execFileSync, spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyOf } from "./body-of.ts";

/**
 * One request to `git http-backend` for `/OWNER/NAME.git`, or without `.git`, below the folder `top`; all may read. A user is who
 * the password names, as GitHub takes tokens. Answers the repository that was pushed to, if one was.
 */
export async function smartHttp(
  top: string,
  request: IncomingMessage,
  response: ServerResponse,
  mayPush: (who: string, repository: string) => boolean,
): Promise<string | undefined> {
  const { pathname, search } = new URL(request.url ?? "", "http://x");
  const [, repository = "", rest = ""] = /^\/([^/]+\/[^/]+?)(?:\.git)?(\/.*)$/.exec(pathname) ?? [];
  const isPush = /receive-pack/.test(request.url ?? "");
  const [, basic = ""] = /^Basic (.*)$/.exec(request.headers.authorization ?? "") ?? [];
  const who = Buffer.from(basic, "base64").toString().split(":")[1];
  if (isPush && (who === undefined || !mayPush(who, repository))) {
    response.statusCode = who === undefined ? 401 : 403;
    if (who === undefined) response.setHeader("www-authenticate", 'Basic realm="forge"');
    response.end();
    return undefined;
  }
  const body = await bodyOf(request);
  const backend = spawn(`${execFileSync("git", ["--exec-path"]).toString().trim()}/git-http-backend`, {
    env: {
      PATH: process.env.PATH ?? "",
      GIT_PROJECT_ROOT: top,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: `/${repository}.git${rest}`,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method ?? "GET",
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      REMOTE_USER: who ?? "",
    },
  });
  backend.stdin.on("error", () => {}); // it may end before it has read everything
  backend.stdin.end(body);
  const chunks: Buffer[] = [];
  for await (const chunk of backend.stdout) chunks.push(chunk);
  const answer = Buffer.concat(chunks);
  const end = answer.indexOf("\r\n\r\n");
  for (const line of answer.subarray(0, end).toString().split("\r\n")) {
    const [key = "", value = ""] = line.split(": ");
    if (key === "Status") response.statusCode = Number.parseInt(value, 10);
    else response.setHeader(key, value);
  }
  const isPushed = isPush && request.method === "POST";
  response.end(answer.subarray(end + 4));
  return isPushed ? repository : undefined;
}
