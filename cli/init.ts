import { resolve } from "node:path";
import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { addDays } from "../src/format/day.ts";
import { openRepository } from "../src/git/open-repository.ts";
import { readConfig } from "../src/git/read-config.ts";
import { quote } from "../src/quote.ts";
import { parseRule, type RootTerms } from "../src/sign/draft-root.ts";
import { findKey } from "../src/sign/find-key.ts";
import { initRegistry } from "../src/sign/init-registry.ts";
import { nameFrom } from "../src/sign/name-from.ts";
import { newRegistry } from "../src/sign/new-registry.ts";
import { openHolders } from "../src/sign/root-holders.ts";
import { gitUserName } from "../src/sign/set-config.ts";
import { passphraseSource } from "./ask.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { collect, parseNumber } from "./parse-option.ts";
import { initJson, printInit } from "./print-init.ts";
import { fromFolder, passphraseOption } from "./signing-options.ts";

interface Options {
  readonly as?: string;
  readonly certificateDays: number;
  readonly expires?: string;
  readonly fileBytes: number;
  readonly issuer: readonly string[];
  readonly issuerThreshold: number;
  readonly json?: boolean;
  readonly key?: string;
  readonly layout?: readonly string[];
  readonly new?: string;
  readonly note?: string;
  readonly passphraseFile?: string;
  readonly rootKey: readonly string[];
  readonly rule: readonly string[];
  readonly staleDays: number;
  readonly template?: string;
  readonly threshold: number;
  readonly unsigned?: readonly string[];
}

/** `init`: makes a repository a registry. */
export function register(program: Command, edge: Edge): void {
  const command = program
    .command("init")
    .description("make this repository a registry, or --new DIR one from a template")
    .argument("<name>", "what the registry is called, for ever")
    .option(
      "--layout <pattern...>",
      "which paths are packages: '*/' or 'packages/*/' folders, 'plugins/*.yaml' files",
    )
    .option(
      "--root-key <name=key>",
      "a root key, by name: a key file or public key; repeat for more",
      collect,
      [],
    )
    .option("--key <key>", "the one root key (default: bailiwick.key, else user.signingkey)")
    .option("--as <name>", "the name of that one (default: bailiwick.user, else git's user.name)")
    .option("--threshold <n>", "so many root keys must sign the next root", parseNumber, 1)
    .option(
      "--issuer <name>",
      "a root key that signs certificates; repeat for more (default: all)",
      collect,
      [],
    )
    .option("--issuer-threshold <n>", "so many issuers must sign a certificate", parseNumber, 1)
    .option("--unsigned <pattern...>", "packages that need no signature yet")
    .option(
      "--rule <rule>",
      "who must sign what, as 'Core*/** review=2'; repeat for more. '** publish=1' holds unless you say another for **",
      collect,
      [],
    )
    .option("--expires <day>", "when the root must have a successor (default: in a year)")
    .option("--certificate-days <n>", "longest validity of a certificate", parseNumber, 400)
    .option("--file-bytes <n>", "largest file that a change may bring", parseNumber, 10_000_000)
    .option("--stale-days <n>", "when clients call a state old", parseNumber, 30)
    .option("--note <text>", "for people")
    .option("--new <dir>", "make this folder, from the template, instead")
    .option("--template <dir>", "with --new: the folder to copy (default: a template of packages/*/)")
    .option("--json", "for machines");
  passphraseOption(command)
    .addHelpText(
      "after",
      `
Examples:
  bailiwick init julia-metadata --layout '*/'
  bailiwick init recipes --new recipes
  bailiwick init krew-index --layout 'plugins/*.yaml' --unsigned 'plugins/**'
  bailiwick init big --layout 'packages/*/' --threshold 2 \\
    --root-key alice=~/.ssh/id_ed25519 --root-key 'bob=ssh-ed25519 AAAA...'`,
    )
    .action(async (name: string, options: Options, self: Command) => {
      const { C: folder = "." } = self.optsWithGlobals<{ C?: string }>();
      const repository = options.new === undefined ? await openRepository(folder) : undefined;
      try {
        const now = parseDay(undefined);
        const config =
          repository === undefined ? await readConfig(undefined, folder) : await repository.config();
        const passphrase = passphraseSource(edge, fromFolder(self, options.passphraseFile));
        const keys = await rootKeys(self, options, config, passphrase);
        const request = {
          terms: termsOf(name, options, [...keys.keys()], now),
          holders: await openHolders(keys, passphrase),
          now,
          onProgress: (done: number, total: number) => edge.progress("photographing", done, total),
        };
        const report =
          repository === undefined
            ? await newRegistry(resolve(folder, options.new ?? ""), options.template, request)
            : await initRegistry(repository, request);
        for (const { signer } of request.holders) signer?.close();
        edge.exit(report.refusals.length > 0 ? 1 : 0);
        if (options.json) edge.say(initJson(report));
        else printInit(edge, report, name, options.new);
      } finally {
        repository?.close();
      }
    });
}

/** The root keys' words by name: those given, or the one that git would sign with. */
async function rootKeys(
  command: Command,
  options: Options,
  config: ReadonlyMap<string, string>,
  passphrase: ReturnType<typeof passphraseSource>,
): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const text of options.rootKey) {
    const [, name, spec] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (name === undefined || spec === undefined || keys.has(name))
      throw new Failure("usage", `--root-key ${quote(text)}: a name of its own, =, and a key`);
    keys.set(name, fromFolder(command, spec));
  }
  if (keys.size > 0) return keys;
  const { spec } = await findKey(config, fromFolder(command, options.key), passphrase);
  const { C: folder = "." } = command.optsWithGlobals<{ C?: string }>();
  const gits = options.as ?? config.get("bailiwick.user") ?? nameFrom((await gitUserName(folder)) ?? "");
  if (gits === undefined)
    throw new Failure("usage", "the root key needs a name, and git knows none", { mend: "--as NAME" });
  return keys.set(gits, spec);
}

function termsOf(name: string, options: Options, keys: readonly string[], now: string): RootTerms {
  const rules = options.rule.map(parseRule);
  const isDefault = !rules.some(({ paths }) => paths.includes("**"));
  const fallback = options.new === undefined ? [] : ["packages/*/"];
  return {
    name,
    expires: options.expires === undefined ? addDays(now, 365) : parseDay(options.expires),
    threshold: options.threshold,
    issuers: options.issuer.length === 0 ? keys : options.issuer,
    issuerThreshold: options.issuerThreshold,
    layout: options.layout ?? fallback,
    unsigned: options.unsigned ?? [],
    rules: isDefault ? [{ paths: ["**"], publish: 1 }, ...rules] : rules,
    limits: {
      certificateDays: options.certificateDays,
      fileBytes: options.fileBytes,
      staleDays: options.staleDays,
    },
    note: options.note,
  };
}
