import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { addDays, type Day } from "../src/format/day.ts";
import { quote } from "../src/quote.ts";
import { type CertificateTerms, parseGrant } from "../src/sign/draft-certificate.ts";
import { nameFrom } from "../src/sign/name-from.ts";
import { peekKey } from "../src/sign/peek-key.ts";
import { gitUserName } from "../src/sign/set-config.ts";
import { type Context, parseDay } from "./context.ts";
import { collect, parseNumber } from "./parse-option.ts";
import { fromFolder } from "./signing-options.ts";

/** What a certificate shall say, as options give it. */
export interface TermOptions {
  readonly days?: number;
  readonly dropGrant: readonly string[];
  readonly grant: readonly string[];
  readonly identity: readonly string[];
  readonly key: readonly string[];
  readonly note?: string;
  readonly retire: readonly string[];
  readonly retiredUntil?: string;
  readonly until?: string;
}

/** Adds the options that say what a certificate shall be. */
export function termOptions(command: Command, key: string): Command {
  return command
    .option("--grant <grant>", "a role and a pattern, as 'publish JSON/**'; repeat for more", collect, [])
    .option("--drop, --drop-grant <grant>", "a grant to give up; repeat for more", collect, [])
    .option("--key <key>", key, collect, [])
    .option("--retire <key>", "a key that shall sign nothing new; repeat for more", collect, [])
    .option("--retired-until <day>", "the last day on which such a key signs (default: today)")
    .option("--until <day>", "the last day of validity (default: a year, or as long as the root allows)")
    .option("--days <n>", "as --until, in days from today", parseNumber)
    .option("--identity <kind=name>", "for people, as github=carol; repeat for more", collect, [])
    .option("--note <text>", "for people");
}

/** The terms that options give, but for keys. Rejects with the Failure `usage`, and as `peekKey` does. */
export async function termsOf(
  command: Command,
  options: TermOptions & Validity,
): Promise<Omit<CertificateTerms, "keys">> {
  const { retiredUntil } = options;
  if (retiredUntil !== undefined && options.retire.length === 0)
    throw new Failure("usage", "--retired-until of which key?", { mend: "--retire FILE.pub" });
  return {
    grants: options.grant.map(parseGrant),
    dropped: options.dropGrant.map(parseGrant),
    retired: await Promise.all(options.retire.map((key) => peekKey(fromFolder(command, key)))),
    retiredUntil: retiredUntil === undefined ? undefined : parseDay(retiredUntil),
    validUntil: lastDay(options),
    identities: new Map(options.identity.map(parseIdentity)),
    note: options.note,
  };
}

/** How long, as options say it. */
interface Validity {
  readonly days?: number;
  readonly now?: string;
  readonly until?: string;
}

/** The last day of validity that options give. Throws the Failure `usage`. */
export function lastDay({ days, until, now }: Validity): Day | undefined {
  if (days !== undefined && until !== undefined) throw new Failure("usage", "--until or --days, not both");
  if (days !== undefined) return addDays(parseDay(now), days);
  return until === undefined ? undefined : parseDay(until);
}

/** The user that a command speaks of when nobody is named: bailiwick.user, else git's user.name. */
export async function usualUser({ repository, config }: Context): Promise<string> {
  const name = config.get("bailiwick.user") ?? nameFrom((await gitUserName(repository.gitDir)) ?? "");
  if (name !== undefined) return name;
  throw new Failure("usage", "whose certificate? git knows no user.name", {
    mend: "bailiwick cert request NAME",
  });
}

function parseIdentity(text: string): readonly [string, string] {
  const [, kind, name] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (kind === undefined || name === undefined)
    throw new Failure("usage", `${quote(text)} is no identity`, { mend: "--identity github=carol" });
  return [kind, name];
}
