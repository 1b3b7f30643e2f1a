import { Failure } from "../failure.ts";
import { printable } from "../quote.ts";

/** A no of a forge's API. */
export interface ApiAnswer {
  /** Undefined: none came. */
  readonly status: number | undefined;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  /** What it says, or why nothing came. */
  readonly message: string;
}

const LONGEST = 300;

/**
 * The Failure `io` that an answer comes to: what was asked for, what was said, and what helps, a line each. `rights` says
 * what helps where a right is missing, if not what a person would do.
 */
export function apiFailure(
  doing: string,
  answer: ApiAnswer,
  { cause, rights }: { readonly cause?: unknown; readonly rights?: string } = {},
): Failure {
  const { status } = answer;
  const said = printable(answer.message.split("\n")[0] ?? "").slice(0, LONGEST);
  const until = limitedUntil(answer);
  const words =
    until === undefined ? said : `the rate limit of this token is used up${until === "" ? "" : `, ${until}`}`;
  const mend =
    until !== undefined
      ? `the same again${until === "" ? " in a minute" : ` then: ${until}`}`
      : status === undefined
        ? "see that the network and the forge are up, then the same again"
        : ((status < 405 ? rights : undefined) ?? mends.get(status));
  return new Failure(
    "io",
    `GitHub, asked for ${doing}: ${status === undefined ? "" : `${status}, `}${words}`,
    {
      cause,
      mend: mend ?? "try again later",
    },
  );
}

const mends: ReadonlyMap<number, string> = new Map([
  [401, "gh auth login   # or set GITHUB_TOKEN"],
  [403, "give the token the rights contents: write and pull-requests: write"],
  [404, "see that the token may read the repository, and that the remote's URL or --repo is right"],
  [422, "mend what it says; `gh pr list` shows the pull requests that there are"],
]);

/** Whether an answer says that the token has asked too much, and not that it may not. */
export function isLimited(answer: ApiAnswer): boolean {
  return limitedUntil(answer) !== undefined;
}

/** Until when a rate limit lasts, "" where nobody says; undefined: it is none. */
function limitedUntil({ status, headers, message }: ApiAnswer): string | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const wait = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(wait)) return `in ${Math.ceil(wait)} s`;
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1000;
  if (String(headers["x-ratelimit-remaining"]) === "0")
    return Number.isFinite(reset) && Math.abs(reset) < 8.64e15
      ? `until ${new Date(reset).toISOString().slice(0, 16).replace("T", " ")} UTC`
      : "";
  return status === 429 || /rate limit/i.test(message) ? "" : undefined;
}
