import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { answerBroken, type Broken } from "../../bench/forge/answer-broken.ts";
import type { ForgeJson } from "../../bench/forge/forge-json.ts";
import { githubEmulator } from "../../bench/forge/github-emulator.ts";

/** A GitHub with the registry `owner/registry`, mallory's fork of it, and a pull request from there. */
export interface Forge {
  readonly url: string;
  readonly pull: { readonly number: number; readonly head: string; readonly branch: string };
  /** As somebody whose token is their name. */
  readonly ask: <T = ForgeJson>(who: string, method: string, path: string, body?: unknown) => Promise<T>;
  /** What the runs left behind: run -> a zip. */
  readonly artifacts: Map<number, Uint8Array>;
  /** As `openForge` of bench/forge has it. */
  readonly broken: Map<string, number | Broken>;
}

/** The emulator, with the artifacts that it lacks in front of it. */
export async function openForge(): Promise<Forge> {
  const people = ["owner", "mallory", "carol", "bot"];
  const emulator = await githubEmulator(people);
  const artifacts = new Map<number, Uint8Array>();
  const broken = new Map<string, number | Broken>();
  const front = createServer(async (request, response) => {
    const path = request.url ?? "";
    if (answerBroken(`${request.method} ${path.split("?")[0]}`, broken, response)) return;
    const [, run] = /\/actions\/runs\/(\d+)\/artifacts/.exec(path) ?? [];
    const [, artifact] = /\/actions\/artifacts\/(\d+)\/zip$/.exec(path) ?? [];
    if (run !== undefined) {
      const zip = artifacts.get(Number(run));
      const found = zip && { id: Number(run), name: "bailiwick-report", size_in_bytes: 100 };
      response.end(JSON.stringify({ artifacts: found === undefined ? [] : [found] }));
      return;
    }
    if (artifact !== undefined) {
      response.end(artifacts.get(Number(artifact)));
      return;
    }
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk);
    const answer = await fetch(emulator.url + path, {
      method: request.method ?? "GET",
      headers: {
        authorization: request.headers.authorization ?? "",
        "content-type": request.headers["content-type"] ?? "application/json",
      },
      body: body.length === 0 ? null : Buffer.concat(body),
    });
    response.statusCode = answer.status;
    response.end(await answer.text());
  });
  await new Promise<void>((done) => front.listen(0, "127.0.0.1", done));
  onTestFinished(async () => {
    front.closeAllConnections();
    front.close();
    await emulator.close();
  });
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const ask = async <T = ForgeJson>(
    who: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${who}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  await ask("mallory", "POST", "/repos/owner/registry/forks", {});
  const pull = await openPull(ask, "mallory", "evil");
  return { url, ask, artifacts, broken, pull };
}

/** One more pull request from somebody's fork. */
export async function openPull(ask: Forge["ask"], who: string, branch: string): Promise<Forge["pull"]> {
  const fork = `/repos/${who}/registry`;
  const main = await ask(who, "GET", `${fork}/git/ref/heads/main`);
  const { tree } = await ask(who, "GET", `${fork}/git/commits/${main.object.sha}`);
  const commit = { message: branch, tree: tree.sha, parents: [main.object.sha] };
  const { sha } = await ask(who, "POST", `${fork}/git/commits`, commit);
  await ask(who, "POST", `${fork}/git/refs`, { ref: `refs/heads/${branch}`, sha });
  const { number } = await ask(who, "POST", "/repos/owner/registry/pulls", {
    ...{ title: branch, head: `${who}:${branch}`, base: "main" },
  });
  return { number, head: sha, branch };
}
