import type { Command } from "commander";
import { findBase } from "../src/sign/find-base.ts";
import { findKey } from "../src/sign/find-key.ts";
import { issueCertificate } from "../src/sign/issue-certificate.ts";
import { readCertifying } from "../src/sign/read-certifying.ts";
import { openHolders } from "../src/sign/root-holders.ts";
import { askYes, passphraseSource } from "./ask.ts";
import { type TermOptions, termOptions, termsOf } from "./cert-options.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { certificateJson, printCertificate, printOpenings } from "./print-certificate.ts";
import { type BaseChoice, baseChoice, baseOptions, fromFolder, passphraseOption } from "./signing-options.ts";

interface Options extends BaseChoice, TermOptions {
  readonly issuerKey?: string;
  readonly json?: boolean;
  readonly passphraseFile?: string;
  readonly yes?: boolean;
}

/** `cert issue`: an issuer's signature on a certificate. */
export function register(cert: Command, edge: Edge): void {
  const command = cert
    .command("issue")
    .description("sign a certificate as an issuer: the request in the work tree, or one made from options")
    .argument("<user>", "whose it is");
  passphraseOption(
    baseOptions(termOptions(command, "a key of the user's, FILE.pub or its text; repeat for more")),
  )
    .option("--issuer-key <key>", "your key (default: bailiwick.key, else user.signingkey)")
    .option("--yes", "do not ask, having seen what it opens")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      `
What the certificate opens is shown before it is signed. Possession of a key is proved by its own signature:
where the key is not here, its holder signs with: bailiwick cert request USER

Examples:
  bailiwick cert issue carol
  bailiwick cert issue carol --key carol.pub --grant 'publish JSON/**' --days 90`,
    )
    .action(async (user: string, options: Options, self: Command) => {
      const report = await inRepository(self, async (context) => {
        const { repository, config, pin } = context;
        const passphrase = passphraseSource(edge, fromFolder(self, options.passphraseFile));
        const issuer = await findKey(config, fromFolder(self, options.issuerKey), passphrase);
        const keys = await openHolders(
          new Map(options.key.map((key) => [key, fromFolder(self, key)])),
          passphrase,
        );
        const terms = await termsOf(self, options);
        const base = await findBase(repository, baseChoice(edge, context, options));
        const certifying = await readCertifying(repository, base, pin, user);
        return issueCertificate(repository, certifying, {
          terms,
          keys,
          issuer,
          now: parseDay(undefined),
          confirm: async (certificate, openings) => {
            if (!options.json) printOpenings(edge.note, certificate, openings);
            return options.yes ? true : askYes(edge, "Sign this certificate?");
          },
        });
      });
      edge.exit(report === undefined || report.refusals.length > 0 ? 1 : 0);
      if (report === undefined) edge.note("not signed");
      else if (options.json) edge.say(certificateJson(report));
      else printCertificate(edge, report);
    });
}
