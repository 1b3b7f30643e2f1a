import { resolve } from "node:path";
import type { Command } from "commander";
import { defaultLimits, type FetchLimits } from "../src/client/fetch-limits.ts";
import { Failure } from "../src/failure.ts";
import { parseCount } from "../src/format/names.ts";
import { fromFolder } from "./signing-options.ts";

/** What a mirror may cost, as options. */
export interface FetchOptions {
  readonly maxBytes?: string;
  readonly maxObjects?: string;
  readonly timeout?: string;
}

/** Adds the options that bound a fetch. */
export function fetchOptions(command: Command): Command {
  return command
    .option("--timeout <seconds>", `how long a mirror may take (default: ${defaultLimits.seconds})`)
    .option("--max-bytes <bytes>", `how much a mirror may send (default: ${defaultLimits.bytes})`)
    .option("--max-objects <number>", `how many objects of git (default: ${defaultLimits.objects})`);
}

/** The bounds that the options ask for; Failure `usage` for what is no number. */
export function limitsOf({ maxBytes, maxObjects, timeout }: FetchOptions): FetchLimits {
  return {
    ...defaultLimits,
    seconds: numberOf("--timeout", timeout) ?? defaultLimits.seconds,
    bytes: numberOf("--max-bytes", maxBytes) ?? defaultLimits.bytes,
    objects: numberOf("--max-objects", maxObjects) ?? defaultLimits.objects,
  };
}

function numberOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = parseCount(text);
  if (number === undefined) throw new Failure("usage", `${option} takes a number, 1 or more`);
  return number;
}

/** A path is meant as seen from `-C`, and is remembered absolute. */
export function urlFrom(command: Command, url: string): string {
  return /^([a-z][a-z0-9+.-]*:\/\/|[^/\\]{2,}:)/i.test(url) ? url : resolve(fromFolder(command, url));
}
