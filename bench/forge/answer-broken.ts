import type { ServerResponse } from "node:http";

/** An answer that goes wrong. */
export interface Broken {
  /** Undefined: none ever comes. */
  readonly status: number | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** So often, then all is well; undefined: for ever. */
  readonly times?: number;
}

/** Gives the answer that goes wrong, if one is to; false: none is. */
export function answerBroken(
  what: string,
  broken: Map<string, number | Broken>,
  response: ServerResponse,
): boolean {
  const found = broken.get(what);
  if (found === undefined) return false;
  const answer: Broken = typeof found === "number" ? { status: found } : found;
  if (answer.times !== undefined)
    if (answer.times > 1) broken.set(what, { ...answer, times: answer.times - 1 });
    else broken.delete(what);
  if (answer.status === undefined) return true;
  response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
  response.end(answer.body ?? JSON.stringify({ message: "said so" }));
  return true;
}
