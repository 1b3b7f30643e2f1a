import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { addDays } from "../src/format/day.ts";
import { quote } from "../src/quote.ts";
import { type CertificateTerms, parseGrant } from "../src/sign/draft-certificate.ts";
import { peekKey } from "../src/sign/peek-key.ts";
import { parseDay } from "./context.ts";
import { collect, parseNumber } from "./parse-option.ts";
import { fromFolder } from "./signing-options.ts";

/** What a certificate shall say, as options give it. */
export interface TermOptions {
  readonly days?: number;
  readonly drop: readonly string[];
  readonly grant: readonly string[];
  readonly identity: readonly string[];
  readonly key: readonly string[];
  readonly note?: string;
  readonly retire: readonly string[];
  readonly until?: string;
}

/** Adds the options that say what a certificate shall be. */
export function termOptions(command: Command, key: string): Command {
  return command
    .option("--grant <grant>", "a role and a pattern, as 'publish JSON/**'; repeat for more", collect, [])
    .option("--drop <grant>", "a grant to give up; repeat for more", collect, [])
    .option("--key <key>", key, collect, [])
    .option("--retire <key>", "a key that shall sign nothing new; repeat for more", collect, [])
    .option("--until <day>", "the last day of validity (default: a year, or as long as the root allows)")
    .option("--days <n>", "as --until, in days from today", parseNumber)
    .option("--identity <kind=name>", "for people, as github=carol; repeat for more", collect, [])
    .option("--note <text>", "for people");
}

/** The terms that options give, but for keys. Rejects with the Failure `usage`, and as `peekKey` does. */
export async function termsOf(
  command: Command,
  options: TermOptions,
): Promise<Omit<CertificateTerms, "keys">> {
  const { days, until } = options;
  if (days !== undefined && until !== undefined) throw new Failure("usage", "--until or --days, not both");
  const end = until ?? (days === undefined ? undefined : addDays(parseDay(undefined), days));
  return {
    grants: options.grant.map(parseGrant),
    dropped: options.drop.map(parseGrant),
    retired: await Promise.all(options.retire.map((key) => peekKey(fromFolder(command, key)))),
    validUntil: end === undefined ? undefined : parseDay(end),
    identities: new Map(options.identity.map(parseIdentity)),
    note: options.note,
  };
}

function parseIdentity(text: string): readonly [string, string] {
  const [, kind, name] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (kind === undefined || name === undefined)
    throw new Failure("usage", `${quote(text)} is no identity`, { mend: "--identity github=carol" });
  return [kind, name];
}
