import type { Command } from "commander";
import type { PublicKey } from "../src/crypto/ssh-key.ts";
import { Failure } from "../src/failure.ts";
import { addDays, type Day } from "../src/format/day.ts";
import { quote } from "../src/quote.ts";
import { parseRule } from "../src/sign/draft-root.ts";
import type { RootEdits } from "../src/sign/edit-root.ts";
import { peekKey } from "../src/sign/peek-key.ts";
import { parseDay } from "./context.ts";
import { collect, parseNumber } from "./parse-option.ts";
import { fromFolder } from "./signing-options.ts";

/** How a root shall differ, as options give it. */
export interface RootEditOptions {
  readonly addKey: readonly string[];
  readonly certificateDays?: number;
  readonly days?: number;
  readonly dropIssuer: readonly string[];
  readonly dropRule: readonly string[];
  readonly dropUnsigned?: readonly string[];
  readonly expires?: string;
  readonly fileBytes?: number;
  readonly issuer: readonly string[];
  readonly issuerThreshold?: number;
  readonly layout?: readonly string[];
  readonly note?: string;
  readonly removeKey: readonly string[];
  readonly rootThreshold?: number;
  readonly rule: readonly string[];
  readonly staleDays?: number;
  readonly unsigned?: readonly string[];
}

/** Adds the options that say what the next root shall be. */
export function rootEditOptions(command: Command): Command {
  return command
    .option(
      "--add-key <name=key>",
      "a root key, by a name that was never used: FILE.pub or its text; repeat for more",
      collect,
      [],
    )
    .option("--remove-key <name>", "a key that goes, as root key and as issuer; repeat for more", collect, [])
    .option("--root-threshold <n>", "so many root keys must sign the next root", parseNumber)
    .option(
      "--issuer <name>",
      "a key that signs certificates; NAME=KEY where it is no root key; repeat for more",
      collect,
      [],
    )
    .option("--drop-issuer <name>", "a key that signs none any more; repeat for more", collect, [])
    .option("--issuer-threshold <n>", "so many issuers must sign a certificate", parseNumber)
    .option(
      "--rule <rule>",
      "who must sign what, as 'Core*/** review=2 attest=1', in place of one with the same patterns; repeat for more",
      collect,
      [],
    )
    .option("--drop-rule <patterns>", "the rule for these patterns goes; repeat for more", collect, [])
    .option("--unsigned <pattern...>", "packages that need no signature yet")
    .option("--drop-unsigned <pattern...>", "packages that need one from now on")
    .option("--layout <pattern...>", "more paths that are packages, where nothing is yet")
    .option("--expires <day>", "when it must have a successor (default: in a year)")
    .option("--days <n>", "as --expires, in days from today", parseNumber)
    .option("--certificate-days <n>", "longest validity of a certificate", parseNumber)
    .option("--file-bytes <n>", "largest file that a change may bring", parseNumber)
    .option("--stale-days <n>", "when clients call a state old", parseNumber)
    .option("--note <text>", "for people; '' for none");
}

/** The edits that options ask for. Rejects with the Failure `usage`, and as `peekKey` does. */
export async function rootEditsOf(command: Command, options: RootEditOptions, now: Day): Promise<RootEdits> {
  const { certificateDays, fileBytes, staleDays, days, expires } = options;
  if (days !== undefined && expires !== undefined)
    throw new Failure("usage", "--expires or --days, not both");
  const limits = { certificateDays, fileBytes, staleDays };
  const added = await Promise.all(options.addKey.map((words) => namedKey(command, words)));
  const issuers = await Promise.all(
    options.issuer.map(async (words) =>
      words.includes("=") ? namedKey(command, words) : ([words, undefined] as const),
    ),
  );
  return {
    addedKeys: new Map(added),
    removedKeys: options.removeKey,
    threshold: options.rootThreshold,
    issuers: new Map(issuers),
    droppedIssuers: options.dropIssuer,
    issuerThreshold: options.issuerThreshold,
    layout: options.layout ?? [],
    unsigned: options.unsigned ?? [],
    droppedUnsigned: options.dropUnsigned ?? [],
    rules: options.rule.map(parseRule),
    droppedRules: options.dropRule.map((words) => words.trim().split(/\s+/)),
    limits: Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)),
    expires: days !== undefined ? addDays(now, days) : expires === undefined ? undefined : parseDay(expires),
    note: options.note,
  };
}

/** Whether any edit is asked for. */
export function isEdited(edits: RootEdits): boolean {
  return Object.values(edits).some((edit: RootEdits[keyof RootEdits]) => {
    if (edit instanceof Map) return edit.size > 0;
    return typeof edit === "object" ? Object.keys(edit).length > 0 : edit !== undefined;
  });
}

async function namedKey(command: Command, words: string): Promise<readonly [string, PublicKey]> {
  const [, name, spec] = /^([^=]+)=(.+)$/s.exec(words) ?? [];
  if (name === undefined || spec === undefined)
    throw new Failure("usage", `${quote(words)} is no named key`, { mend: "--add-key alice-2027=alice.pub" });
  return [name, await peekKey(fromFolder(command, spec))];
}
