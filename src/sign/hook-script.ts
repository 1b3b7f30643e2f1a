import { shellWord } from "../keys/shell-word.ts";

/** The hooks of an author's repository, and the one of a server. */
export const authorHooks = [
  "pre-commit",
  "pre-merge-commit",
  "post-merge",
  "post-rewrite",
  "pre-push",
] as const;
export const serverHooks = ["pre-receive"] as const;
export type HookName = (typeof authorHooks)[number] | (typeof serverHooks)[number];

/** Hooks that git tells something on standard input. */
const listening: readonly HookName[] = ["post-rewrite", "pre-push", "pre-receive"];
const MARK = "# bailiwick hook, taken away by: bailiwick hook uninstall";

/** What another's hook of this name is called while ours stands in its place. */
export function setAside(name: HookName): string {
  return `${name}.before-bailiwick`;
}

/** Whether a hook's text is ours. */
export function isOurHook(text: string): boolean {
  return text.includes(`\n${MARK}\n`);
}

/**
 * The script of a hook: first the hook that was there before, whose no is a no, then `command`, the words that
 * start bailiwick. Where bailiwick is gone, an author's work goes on and a server's stops.
 */
export function hookScript(name: HookName, command: readonly string[]): string {
  const hears = listening.includes(name);
  const from = hears ? `printf '%s' "$input" | ` : "";
  const program = command.at(-1) ?? "";
  return [
    "#!/bin/sh",
    MARK,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's
    ...(hears ? ["input=$(cat; echo .) input=${input%.}"] : []),
    `before=$(dirname "$0")/${setAside(name)}`,
    `if [ -x "$before" ]; then ${from}"$before" "$@" || exit $?; fi`,
    `if [ -f ${shellWord(program)} ]; then set -- ${[...command, "hook", "run", name].map(shellWord).join(" ")} "$@"`,
    `elif command -v bailiwick >/dev/null; then set -- bailiwick hook run ${name} "$@"`,
    `else echo 'bailiwick is not installed, so ${name} did nothing' >&2; exit ${name === "pre-receive" ? 1 : 0}; fi`,
    `${from}"$@"`,
    "",
  ].join("\n");
}
