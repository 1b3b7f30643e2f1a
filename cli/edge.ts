/** The world as a command sees it: where words go, and what it may assume of the reader. */
export interface Edge {
  /** Results, to standard output, a line end added. */
  readonly say: (text: string) => void;
  /** Everything else, to standard error, a line end added. */
  readonly note: (text: string) => void;
  /** Colours on a terminal, and never with NO_COLOR. */
  readonly paint: (style: Style, text: string) => string;
  /** Overwrites one line of a terminal with how far work has come; silent elsewhere and in its first second. */
  readonly progress: (what: string, done: number, total: number) => void;
  /** Sets the exit code (DESIGN.md section 9). */
  readonly exit: (code: ExitCode) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether somebody can be asked. */
  readonly isInteractive: boolean;
}

/** 0 yes; 1 no; 2 wrong usage; 3 could not judge; 4 yes with a warning; 5 not this one but another. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

export type Style = "good" | "bad" | "dim" | "bold";
const codes: Readonly<Record<Style, number>> = { good: 32, bad: 31, dim: 2, bold: 1 };
const PATIENCE = 1000;
/** Nobody reads faster, in milliseconds. */
const FRAME = 100;

/** The edge of this process. */
export function processEdge(): Edge {
  const { stdout, stderr, stdin } = process;
  const env = { ...process.env };
  // A key is for us alone: not for git, its hooks and helpers, nor a program that `exec` runs.
  delete process.env.BAILIWICK_KEY;
  const started = Date.now();
  const isColoured = stdout.isTTY === true && !env.NO_COLOR;
  let hasLine = false;
  let drawn = 0;
  // A reader that has seen enough, as `| head` has, is no failure.
  stdout.on("error", ({ code }: NodeJS.ErrnoException) =>
    process.exit(code === "EPIPE" ? process.exitCode : 3),
  );
  // Leaving by the door lets temporary files be removed.
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)
    process.once(signal, () => process.exit(code));
  const clear = () => {
    if (hasLine) stderr.write("\r\u001b[K");
    hasLine = false;
  };
  return {
    say(text) {
      clear();
      stdout.write(`${text}\n`);
    },
    note(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    paint: (style, text) => (isColoured ? `\u001b[${codes[style]}m${text}\u001b[0m` : text),
    progress(what, done, total) {
      const now = Date.now();
      if (stderr.isTTY !== true || now - started < PATIENCE || now - drawn < FRAME) return;
      drawn = now;
      stderr.write(`\r\u001b[K${what}: ${done} of ${total}`);
      hasLine = true;
    },
    exit(code) {
      process.exitCode = code;
    },
    env,
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
  };
}
