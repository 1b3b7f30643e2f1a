import { printable } from "../src/quote.ts";

/** How a step of GitHub Actions speaks to its runner. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
  /** A path from the top of the repository. */
  readonly file?: string | undefined;
}

/** An annotation as a workflow command, one line, whatever its texts hold. */
export function workflowCommand({ level, title, message, file }: Annotation): string {
  const place = file === undefined ? "" : `,file=${property(file)}`;
  return `::${level} title=${property(title)}${place}::${data(message)}`;
}

/**
 * Text of unknown origin as one line of a job's log that the runner takes for no command: neither `::name::` at
 * its start nor the older `##[name]` anywhere.
 */
export function logLine(text: string): string {
  return plain(text).replace(/^(\s*):/, "$1\\u{3a}");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function data(text: string): string {
  return plain(text).replaceAll("%", "%25");
}

function plain(text: string): string {
  return printable(text).replaceAll("##[", "\\u{23}#[");
}
