import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createEmulator } from "emulate";
import { onTestFinished } from "vitest";
import { git, temporary } from "../cli/repository.ts";
import type { ForgeJson } from "./forge-json.ts";

/** A GitHub Enterprise with git: `URL/owner/name.git`, and the API at `URL/api/v3`. */
export interface GitForge {
  readonly url: string;
  /** The bare repository of `owner/name`. */
  readonly bare: (name: string) => string;
  /** The API, as somebody whose token is their name. */
  readonly ask: <T = ForgeJson>(who: string, method: string, path: string, body?: unknown) => Promise<T>;
  /** Answers that the API is to give instead: `METHOD path` -> status. */
  readonly broken: Map<string, number>;
}

const people = ["owner", "carol", "dave", "ann"];

/** A forge whose `owner/registry` holds what `dir` has. */
export async function openGitForge(dir: string): Promise<GitForge> {
  const emulator = await createEmulator({
    service: "github",
    port: 0,
    seed: {
      tokens: Object.fromEntries(people.map((login) => [login, { login, scopes: ["repo"] }])),
      github: {
        users: people.map((login) => ({ login })),
        repos: [{ owner: "owner", name: "registry", auto_init: true }],
      },
    },
  });
  const top = temporary();
  const bare = (name: string) => join(top, `${name}.git`);
  git(dir, "clone", "-q", "--bare", dir, bare("owner/registry"));
  git(bare("owner/registry"), "config", "http.receivepack", "true");
  const broken = new Map<string, number>();
  const pulls = new Map<number, { repository: string; branch: string }>();

  const ask = async <T = ForgeJson>(
    who: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> => {
    const headers = { authorization: `Bearer ${who}`, "content-type": "application/json" };
    const content = body === undefined ? null : JSON.stringify(body);
    const answer = await fetch(emulator.url + path, { method, headers, body: content });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  /** The emulator has no git: it is told of branches, and pull requests show in git as GitHub shows them. */
  const follow = async (repository: string) => {
    const [owner = ""] = repository.split("/");
    const main = await ask(owner, "GET", `/repos/${repository}/git/ref/heads/main`);
    const known = await ask<{ name: string }[]>(owner, "GET", `/repos/${repository}/branches?per_page=100`);
    for (const branch of git(
      bare(repository),
      "for-each-ref",
      "--format=%(refname:short)",
      "refs/heads",
    ).split("\n"))
      if (!known.some(({ name }) => name === branch))
        await ask(owner, "POST", `/repos/${repository}/git/refs`, {
          ref: `refs/heads/${branch}`,
          sha: main.object.sha,
        });
    for (const [number, { repository: from, branch }] of pulls)
      git(
        bare("owner/registry"),
        "fetch",
        "-q",
        bare(from),
        `+refs/heads/${branch}:refs/pull/${number}/head`,
      );
  };
  const api = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const status = broken.get(`${request.method} ${path.split("?")[0]}`);
    if (status !== undefined) {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify({ message: "said so" }));
      return;
    }
    const body = await read(request);
    const answer = await fetch(emulator.url + path, {
      method: request.method ?? "GET",
      headers: {
        authorization: (request.headers.authorization ?? "").replace(/^token /, "Bearer "),
        "content-type": "application/json",
      },
      // The emulator does not take a POST without a body.
      body: body.length === 0 ? (request.method === "POST" ? "{}" : null) : body,
    });
    const text = await answer.text();
    if (request.method === "POST" && path.endsWith("/forks") && answer.ok) {
      const { full_name: name } = JSON.parse(text);
      if (!existsSync(bare(name))) cpSync(bare("owner/registry"), bare(name), { recursive: true });
    }
    if (request.method === "POST" && path.endsWith("/pulls") && answer.ok) {
      const { number, head } = JSON.parse(text);
      pulls.set(number, { repository: head.repo.full_name, branch: head.ref });
      await follow("owner/registry");
    }
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(withShas(text, bare));
  };
  const front = createServer((request, response) => {
    const path = request.url ?? "";
    const act = path.startsWith("/api/v3/")
      ? api(request, response, path.slice("/api/v3".length))
      : smartHttp(top, request, response).then((pushed) =>
          pushed === undefined ? undefined : follow(pushed),
        );
    act.catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((done) => front.listen(0, "127.0.0.1", done));
  onTestFinished(async () => {
    front.closeAllConnections();
    front.close();
    await emulator.close();
  });
  return { url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`, bare, ask, broken };
}

/** Heads of pull requests, as git has them. */
function withShas(text: string, bare: GitForge["bare"]): string {
  if (!text.includes('"head":')) return text;
  const fix = (pull: { head?: { ref: string; sha: string; repo: { full_name: string } | null } }) => {
    if (pull.head?.repo)
      pull.head.sha = git(bare(pull.head.repo.full_name), "rev-parse", `refs/heads/${pull.head.ref}`);
    return pull;
  };
  const value = JSON.parse(text);
  return JSON.stringify(Array.isArray(value) ? value.map(fix) : fix(value));
}

/** One request to `git http-backend`; everybody reads, and an owner pushes. Answers what was pushed to. */
async function smartHttp(
  top: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string | undefined> {
  const { pathname, search } = new URL(request.url ?? "", "http://x");
  const [, owner = "", name = ""] = /^\/([^/]+)\/([^/]+)\.git\//.exec(pathname) ?? [];
  const isPush = /receive-pack/.test(request.url ?? "");
  const [, basic = ""] = /^Basic (.*)$/.exec(request.headers.authorization ?? "") ?? [];
  const who = Buffer.from(basic, "base64").toString().split(":")[1];
  if (isPush && who !== owner) {
    response.statusCode = who === undefined ? 401 : 403;
    response.end();
    return undefined;
  }
  const body = await read(request);
  const backend = spawn(`${execFileSync("git", ["--exec-path"]).toString().trim()}/git-http-backend`, {
    env: {
      PATH: process.env.PATH ?? "",
      GIT_PROJECT_ROOT: top,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: pathname,
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
  return isPushed ? `${owner}/${name}` : undefined;
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
