import { cpSync, existsSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { answerBroken, type Broken } from "./answer-broken.ts";
import { bodyOf } from "./body-of.ts";
import type { ForgeJson } from "./forge-json.ts";
import { githubEmulator } from "./github-emulator.ts";
import { runGit } from "./run-git.ts";
import { smartHttp } from "./smart-http.ts";

/** A GitHub Enterprise with git: `URL/owner/name.git`, and the API at `URL/api/v3`. */
export interface Forge {
  readonly url: string;
  /** The bare repository of `owner/name`. */
  readonly bare: (name: string) => string;
  /** The API, as somebody whose token is their name. */
  readonly ask: <T = ForgeJson>(who: string, method: string, path: string, body?: unknown) => Promise<T>;
  /** Answers to give instead: `METHOD path`, of the API or of git (`GET /owner/name.git/info/refs`) -> what. */
  readonly broken: Map<string, number | Broken>;
  /** Every request so far, `METHOD path`, in order. */
  readonly asked: readonly string[];
  /** Pull requests against `owner/registry`: number -> where their heads lie. */
  readonly pulls: ReadonlyMap<number, PullHead>;
  /** Whom a pull request's author lets push to its branch, besides themselves: `owner/name` -> logins. */
  readonly editors: Map<string, readonly string[]>;
  /** What runs left behind as the artifact `bailiwick-report`: run -> a zip. */
  readonly artifacts: Map<number, Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Where the head of a pull request lies. */
export interface PullHead {
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
}

const REGISTRY = "owner/registry";

/**
 * Opens a forge whose repositories lie below the folder `top` and whose `owner/registry` holds what the repository
 * `dir` has. `people` have tokens: their names. GitHub's API is the emulator's; git is `git http-backend`. As the
 * emulator has no git, it is told of branches, and pull requests show in git as GitHub shows them.
 */
export async function openForge(top: string, dir: string, people: readonly string[]): Promise<Forge> {
  const emulator = await githubEmulator(people);
  const bare = (name: string) => join(top, `${name}.git`);
  runGit(dir, "clone", "-q", "--bare", dir, bare(REGISTRY));
  runGit(bare(REGISTRY), "config", "http.receivepack", "true");
  const broken = new Map<string, number | Broken>();
  const asked: string[] = [];
  const editors = new Map<string, readonly string[]>();
  const artifacts = new Map<number, Uint8Array>();
  const pulls = new Map<number, PullHead>();

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
  const follow = async (repository: string) => {
    const [owner = ""] = repository.split("/");
    const main = await ask(owner, "GET", `/repos/${repository}/git/ref/heads/main`);
    const known = await ask<{ name: string }[]>(owner, "GET", `/repos/${repository}/branches?per_page=100`);
    const heads = runGit(bare(repository), "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads");
    for (const branch of heads.split("\n"))
      if (!known.some(({ name }) => name === branch))
        await ask(owner, "POST", `/repos/${repository}/git/refs`, {
          ref: `refs/heads/${branch}`,
          sha: main.object.sha,
        });
    for (const [number, { repository: from, branch }] of pulls)
      runGit(bare(REGISTRY), "fetch", "-q", bare(from), `+refs/heads/${branch}:refs/pull/${number}/head`);
  };
  const api = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    if (answerArtifact(path, artifacts, response)) return;
    const body = await bodyOf(request);
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
      if (!existsSync(bare(name))) cpSync(bare(REGISTRY), bare(name), { recursive: true });
    }
    if (request.method === "POST" && path.endsWith("/pulls") && answer.ok) {
      const { number, head } = JSON.parse(text);
      pulls.set(number, { repository: head.repo.full_name, branch: head.ref });
      await follow(REGISTRY);
    }
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(withShas(text, bare));
  };
  const mayPush = (who: string, repository: string) =>
    repository.startsWith(`${who}/`) || (editors.get(repository)?.includes(who) ?? false);
  const front = createServer((request, response) => {
    const path = (request.url ?? "").replace(/^\/api\/v3(?=\/)/, "");
    const what = `${request.method} ${path.split("?")[0]}`;
    asked.push(what);
    if (answerBroken(what, broken, response)) return;
    const act =
      path !== request.url
        ? api(request, response, path)
        : smartHttp(top, request, response, mayPush).then((pushed) =>
            pushed === undefined ? undefined : follow(pushed),
          );
    act.catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((done) => front.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const close = async () => {
    front.closeAllConnections();
    front.close();
    await emulator.close();
  };
  return { ...{ url, bare, ask, broken, asked, pulls }, ...{ editors, artifacts, close } };
}

/** Answers for the artifacts of runs, which the emulator lacks; false: the path is of something else. */
function answerArtifact(path: string, artifacts: Forge["artifacts"], response: ServerResponse): boolean {
  const [, run] = /\/actions\/runs\/(\d+)\/artifacts/.exec(path) ?? [];
  const [, artifact] = /\/actions\/artifacts\/(\d+)\/zip$/.exec(path) ?? [];
  if (artifact !== undefined) response.end(artifacts.get(Number(artifact)));
  if (run === undefined) return artifact !== undefined;
  const zip = artifacts.get(Number(run));
  const found = zip && { id: Number(run), name: "bailiwick-report", size_in_bytes: zip.length };
  response.end(JSON.stringify({ artifacts: found === undefined ? [] : [found] }));
  return true;
}

/** Heads of pull requests, as git has them. */
function withShas(text: string, bare: Forge["bare"]): string {
  if (!text.includes('"head":')) return text;
  const fix = (pull: { head?: { ref: string; sha: string; repo: { full_name: string } | null } }) => {
    if (pull.head?.repo)
      pull.head.sha = runGit(bare(pull.head.repo.full_name), "rev-parse", `refs/heads/${pull.head.ref}`);
    return pull;
  };
  const value = JSON.parse(text);
  return JSON.stringify(Array.isArray(value) ? value.map(fix) : fix(value));
}
