import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { findBase } from "../src/sign/find-base.ts";
import { type FoundKey, findKey } from "../src/sign/find-key.ts";
import { certifyingOf, readGround } from "../src/sign/read-certifying.ts";
import { requestCertificate } from "../src/sign/request-certificate.ts";
import { passphraseSource } from "./ask.ts";
import { type TermOptions, termOptions, termsOf, usualUser } from "./cert-options.ts";
import { withdraw } from "./cert-withdraw.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { certificateJson, printCertificate, printOpenings } from "./print-certificate.ts";
import { type BaseChoice, baseChoice, baseOptions, fromFolder, passphraseOption } from "./signing-options.ts";

interface Options extends BaseChoice, TermOptions {
  readonly json?: boolean;
  readonly passphraseFile?: string;
  readonly withdraw?: boolean;
}

/** `cert request`: asks the issuers for a certificate, or for a change of it. */
export function register(cert: Command, edge: Edge): void {
  const command = cert
    .command("request")
    .description("ask for a certificate, or for more, less or longer: it is signed by its own keys")
    .argument("[user]", "whose it is (default: bailiwick.user, else git's user.name)");
  const key =
    "a key of yours to list (default, the first time: bailiwick.key, else user.signingkey); repeat for more";
  passphraseOption(baseOptions(termOptions(command, key)))
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
        const keys = await Promise.all(
          options.key.map((key) => findKey(config, fromFolder(self, key), passphrase)),
        );
        const found = findKey(config, undefined, passphrase);
        const usual = await (keys.length === 0 ? found : found.catch(noKey));
        const terms = await termsOf(self, options);
        const base = await findBase(repository, baseChoice(edge, context, options));
        const certifying = certifyingOf(await readGround(repository, base, pin), user);
        return requestCertificate(repository, certifying, { terms, keys, usual, now: parseDay(undefined) });
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

/** A key that is off is no matter where others are given. */
function noKey(error: unknown): FoundKey | undefined {
  if (error instanceof Failure) return undefined;
  throw error;
}
