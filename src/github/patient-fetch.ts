import { setTimeout as pause } from "node:timers/promises";

/** How long a forge may take, and how much it may send. */
export interface Patience {
  /** For all tries of one request together, until the last byte. */
  readonly seconds: number;
  /** How long to wait before a request that changes nothing is tried again, in milliseconds, try by try. */
  readonly pauses: readonly number[];
  readonly bytes: number;
}

export const usualPatience: Patience = { seconds: 30, pauses: [500, 1500], bytes: 8 * 1024 * 1024 };

/**
 * A `fetch` that ends: by a deadline, and after so many bytes. A GET to which the server answers 5xx, or nothing, is
 * tried again after each pause; nothing else is, since a forge that failed may have done it all the same. Answers are
 * read whole. Rejects with an Error in words.
 */
export function patientFetch({ seconds, pauses, bytes }: Patience) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    const signal = AbortSignal.timeout(seconds * 1000);
    const waits = (init.method ?? "GET") === "GET" ? pauses : [];
    const ask = async (): Promise<Response | Error> => {
      try {
        const response = await fetch(url, { ...init, signal });
        const { status, headers } = response;
        const body = await readAtMost(response, bytes);
        return new Response(body.length === 0 ? null : body, { status, headers: plain(headers) });
      } catch (cause) {
        return signal.aborted
          ? new Error(`no answer within ${seconds} s`, { cause })
          : new Error(wordsOf(cause), { cause });
      }
    };
    let answer = await ask();
    for (const wait of waits) {
      if (signal.aborted || !isFailing(answer)) break;
      await pause(wait);
      const again = await ask();
      // What was said counts for more than that time was up.
      if (!(again instanceof Error && signal.aborted)) answer = again;
    }
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

function isFailing(answer: Response | Error): boolean {
  return answer instanceof Error || answer.status >= 500;
}

/** What came is read already, and unpacked. */
function plain(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-length"]) kept.delete(name);
  return kept;
}

async function readAtMost(response: Response, most: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > most) throw new Error(`more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Node says "fetch failed", and why only in the cause. */
function wordsOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message || inner.name : String(inner);
}
