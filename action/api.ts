import type * as v from "valibot";
import { safeParse } from "valibot";
import { Failure } from "../src/failure.ts";
import { apiFailure } from "../src/github/api-failure.ts";
import { patientFetch, usualPatience } from "../src/github/patient-fetch.ts";

/** GitHub's REST API, as one token may use it. Every call ends in bounded time, and rejects with the Failure `io`. */
export interface Api {
  /** The JSON of an answer, of this shape. */
  readonly ask: <S extends v.GenericSchema>(path: string, shape: S) => Promise<v.InferOutput<S>>;
  readonly send: (method: "POST" | "PATCH", path: string, body: unknown) => Promise<void>;
  /** The bytes at a path, at most so many. */
  readonly download: (path: string, most: number) => Promise<Uint8Array>;
}

/** The API at `url`, https://api.github.com or an enterprise's; `seconds`: how long it may keep silent. */
export function openApi(url: string, token: string, seconds: number): Api {
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${token}`,
    "user-agent": "bailiwick",
    "x-github-api-version": "2022-11-28",
  };
  const request = async (
    method: string,
    path: string,
    bytes = usualPatience.bytes,
    body?: unknown,
  ): Promise<Uint8Array> => {
    const doing = `${method} ${path.split("?")[0]}`;
    const ask = patientFetch({ ...usualPatience, seconds, bytes });
    const response = await ask(`${url}${path}`, {
      method,
      headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    }).catch((cause: Error) => {
      throw apiFailure(doing, { status: undefined, headers: {}, message: cause.message }, { cause });
    });
    const content = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return content;
    const said = parsed(content);
    const message =
      typeof said === "object" && said !== null && "message" in said ? String(said.message) : "it says no";
    const answer = { status: response.status, message, headers: Object.fromEntries(response.headers) };
    throw apiFailure(doing, answer, { rights: RIGHTS });
  };
  return {
    async ask(path, shape) {
      const { success, output } = safeParse(shape, parsed(await request("GET", path)));
      if (success) return output;
      throw new Failure("io", `${url}, asked for ${path.split("?")[0]}, does not answer as GitHub does`);
    },
    async send(method, path, body) {
      await request(method, path, undefined, body);
    },
    download: (path, most) => request("GET", path, most),
  };
}

/** What a job without them is told. */
const RIGHTS = "give the job the permissions actions: read and pull-requests: write";

/** The value that JSON says; undefined: it is none. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
