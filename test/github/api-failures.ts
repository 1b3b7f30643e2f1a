import { expect } from "vitest";
import type { Broken } from "../../bench/forge/answer-broken.ts";
import type { Ran } from "../cli/run.ts";

/** What a forge's API can say instead of an answer, and the words that must reach the user. */
export const apiFailures: readonly (readonly [answer: Broken, words: RegExp])[] = [
  [{ status: 401 }, /401, said so\n {2}try: gh auth login/],
  [{ status: 403 }, /403, said so\n {2}try: .*contents: write/],
  [{ status: 404 }, /404, said so\n {2}try: .*the remote's URL/],
  [
    { status: 422, body: '{"message":"Validation Failed","errors":[{"message":"\\u001b[2Jno"}]}' },
    /422, Validation Failed: \\u\{1b\}\[2Jno\n/,
  ],
  [
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000000" } },
    /rate limit .* until 2027-01-15 08:00 UTC\n {2}try: the same again then/,
  ],
  [{ status: 429, headers: { "retry-after": "60" } }, /rate limit .*in 60 s\n/],
  [{ status: 503 }, /503, said so\n {2}try: try again later/],
  [{ status: 200, body: "<html>" }, /does not answer as GitHub does\n/],
  [{ status: undefined }, /no answer within 1 s\n {2}try: see that the network/],
];

/** Two lines, what and what helps, and the exit code of what could not be judged. */
export function expectWords({ code, err, out }: Ran, words: RegExp): void {
  expect({ code, out }).toEqual({ code: 3, out: "" });
  expect(err).toMatch(words);
  expect(err).toMatch(/(^|\n)bailiwick: .*\n {2}try: .*\n$/);
}
