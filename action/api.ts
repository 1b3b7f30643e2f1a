import { Failure } from "../src/failure.ts";

/** GitHub's REST API, as one token may use it. */
export interface Api {
  /** The JSON of an answer; Failure `io` for any status but 2xx. */
  readonly ask: (method: "GET" | "POST" | "PATCH", path: string, body?: unknown) => Promise<unknown>;
  /** The bytes at a path, at most so many; Failure `io` if there are more. */
  readonly download: (path: string, most: number) => Promise<Uint8Array>;
}

const PATIENCE = 30_000;
const ANSWER_BYTES = 8 * 1024 * 1024;

/** The API at `url`, https://api.github.com or an enterprise's. */
export function openApi(url: string, token: string): Api {
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${token}`,
    "user-agent": "bailiwick",
    "x-github-api-version": "2022-11-28",
  };
  const request = async (method: string, path: string, most: number, body?: unknown): Promise<Uint8Array> => {
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const bytes = await readAtMost(response, most);
      if (!response.ok) throw new Error(`status ${response.status}`);
      return bytes;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Failure("io", `${method} ${path}: ${why}`, { cause });
    }
  };
  return {
    async ask(method, path, body) {
      const bytes = await request(method, path, ANSWER_BYTES, body);
      return bytes.length === 0 ? undefined : JSON.parse(new TextDecoder().decode(bytes));
    },
    download: (path, most) => request("GET", path, most),
  };
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > most) throw new Error(`more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
