import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { findBase } from "../src/sign/find-base.ts";
import { type FoundKey, findKey } from "../src/sign/find-key.ts";
import { certifyingOf, readGround } from "../src/sign/read-certifying.ts";
import { requestCertificate } from "../src/sign/request-certificate.ts";
import { type Holder, openHolders } from "../src/sign/root-holders.ts";
import { passphraseSource } from "./ask.ts";
import { type TermOptions, termOptions, termsOf, usualUser } from "./cert-options.ts";
import { withdraw } from "./cert-withdraw.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { readNamedKeys } from "./github-keys.ts";
import { certificateJson, printCertificate, printOpenings } from "./print-certificate.ts";
import { type BaseChoice, baseChoice, baseOptions, fromFolder, passphraseOption } from "./signing-options.ts";

interface Options extends BaseChoice, TermOptions {
  readonly json?: boolean;
  readonly passphraseFile?: string;
  readonly withdraw?: boolean;
  readonly yes?: boolean;
}

/** `cert request`: asks the issuers for a certificate, or for a change of it. */
export function register(cert: Command, edge: Edge): void {
  const command = cert
    .command("request")
    .description("ask for a certificate, or for more, less or longer: it is signed by its own keys")
    .argument("[user]", "whose it is (default: bailiwick.user, else git's user.name)");
  const key =
    "a key of yours to list (default, the first time: bailiwick.key, else user.signingkey), or github:YOU; repeat for more";
  passphraseOption(baseOptions(termOptions(command, key)))
    .option("--yes", "do not ask, having seen the keys that GitHub shows")
    .option("--withdraw", "as cert withdraw: take the request back")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      `
Grants and keys are added to those that the certificate has. Without any, it is renewed; where a request lies
in the work tree, that is signed with your key.

Examples:
  bailiwick cert request carol --grant 'publish JSON/**'
  bailiwick cert request carol --key ~/.ssh/id_new --key ~/.ssh/id_ed25519_sk    # two more keys, one in hardware
  bailiwick cert request carol --key ~/.ssh/id_new --retire ~/.ssh/id_old.pub --retired-until 2027-01-31
  bailiwick cert request carol --drop-grant 'publish Core/**'
  bailiwick cert request                                   # for another year`,
    )
    .action(async (name: string | undefined, options: Options, self: Command) => {
      if (options.withdraw) return withdraw(edge, self, name, options);
      const report = await inRepository(self, async (context) => {
        const { repository, config, pin } = context;
        const user = name ?? (await usualUser(context));
        const passphrase = passphraseSource(edge, fromFolder(self, options.passphraseFile));
        const { given, fetched } = await readNamedKeys(edge, self, options.key, !options.yes);
        const mine = await Promise.all(given.map((key) => findKey(config, key, passphrase)));
        const shown = await openHolders(new Map(fetched.map((key) => [key, key])), passphrase);
        const keys = [...mine, ...shown.flatMap(atHand)];
        const elsewhere = shown.flatMap(({ key, signer }) => (signer === undefined ? [key] : []));
        const found = findKey(config, undefined, passphrase);
        const usual = await (keys.length === 0 ? found : found.catch(noKey));
        const terms = await termsOf(self, options);
        const base = await findBase(repository, baseChoice(edge, context, options));
        const certifying = certifyingOf(await readGround(repository, base, pin), user);
        return requestCertificate(repository, certifying, {
          ...{ terms, keys, elsewhere, usual },
          now: parseDay(undefined),
        });
      });
      edge.exit(report.refusals.length > 0 ? 1 : 0);
      if (options.json) {
        edge.say(certificateJson(report));
        return;
      }
      printOpenings(edge.note, report);
      printCertificate(edge, report);
    });
}

/** A key that GitHub shows, and an agent here holds. */
function atHand({ key, name, signer }: Holder): FoundKey[] {
  return signer === undefined ? [] : [{ key, spec: name, from: "--key", open: async () => signer }];
}

/** A key that is off is no matter where others are given. */
function noKey(error: unknown): FoundKey | undefined {
  if (error instanceof Failure) return undefined;
  throw error;
}
