import { type PublicKey, parsePublicKey, readPublicKeyLine } from "../crypto/ssh-key.ts";
import { Failure } from "../failure.ts";
import { printable, quote } from "../quote.ts";

/** The SSH keys that a forge shows of one of its users: what the forge says, and no proof of anything. */
export interface UserKeys {
  /** Where they were read. */
  readonly url: string;
  readonly keys: readonly PublicKey[];
  /** The algorithms of the others, which sign nothing here. */
  readonly others: readonly string[];
}

/** What reading them may cost. */
export interface KeyLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

const LIMITS: KeyLimits = { milliseconds: 10_000, bytes: 64 * 1024 };

/**
 * Reads `BASE/USER.keys`, as GitHub serves it: one public key a line. `base` is https, or on this very machine.
 * Follows no redirection. Rejects with `usage` for what names no user or no such place, `no-key` where there is
 * none that signs here, and `io` for everything that the network does.
 */
export async function userKeys(base: string, user: string, limits: KeyLimits = LIMITS): Promise<UserKeys> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/.test(user))
    throw new Failure("usage", `${quote(user)} is no user of GitHub's`, { mend: "--key github:carol" });
  const url = `${placeOf(base)}/${user}.keys`;
  const text = await readText(url, limits);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const keys = lines.filter((line) => isOurs(line)).map((line) => readPublicKeyLine(line).text);
  const others = lines
    .filter((line) => !isOurs(line))
    .map((line) => printable(line.split(" ")[0] ?? "").slice(0, 40));
  if (keys.length === 0)
    throw new Failure(
      "no-key",
      `${url} lists no Ed25519 key${others.length === 0 ? "" : `, but ${others.join(", ")}`}`,
      {
        mend: "ssh-keygen -t ed25519, and add it there; or --key FILE.pub",
      },
    );
  return { url, keys: [...new Set(keys)], others };
}

function isOurs(line: string): boolean {
  return parsePublicKey(line.trim().split(/\s+/).slice(0, 2).join(" ")) !== undefined;
}

/** What somebody on the way could change would be no place to read keys from. */
function placeOf(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  const isHere = url !== undefined && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url?.protocol !== "https:" && !(url?.protocol === "http:" && isHere))
    throw new Failure("usage", `${quote(base)} is no https URL to read keys from`, {
      mend: "BAILIWICK_GITHUB_URL=https://github.example.org",
    });
  return url.href.replace(/\/+$/, "");
}

async function readText(url: string, { milliseconds, bytes }: KeyLimits): Promise<string> {
  const failed = (why: string, cause?: unknown) =>
    new Failure("io", `${url} cannot be read: ${why}`, { cause, mend: "--key FILE.pub" });
  const signal = AbortSignal.timeout(milliseconds);
  try {
    const response = await fetch(url, { redirect: "error", signal, headers: { accept: "text/plain" } });
    if (response.status === 404) throw failed("there is no such user");
    if (!response.ok) throw failed(`status ${response.status}`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > bytes) throw failed(`more than ${bytes} bytes`);
      parts.push(part);
    }
    return Buffer.concat(parts).toString("latin1");
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    if (signal.aborted) throw failed(`no answer within ${milliseconds / 1000} s`, cause);
    const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    throw failed(printable(inner instanceof Error ? inner.message : String(inner)), cause);
  }
}
