import { type Command, Option } from "commander";
import { fingerprint } from "../src/crypto/ssh-key.ts";
import { Failure } from "../src/failure.ts";
import { quote } from "../src/quote.ts";
import { findBase } from "../src/sign/find-base.ts";
import { type FoundKey, findKey } from "../src/sign/find-key.ts";
import { keysNamed, type NamedKeys } from "../src/sign/keys-named.ts";
import { type Endorsing, readEndorsing } from "../src/sign/read-endorsing.ts";
import { revokeKeys } from "../src/sign/revoke-keys.ts";
import { askYes, passphraseSource } from "./ask.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { type IssueOptions, issueOptions } from "./issue-and-print.ts";
import { printRevoked, printRevokeLook, revokedJson } from "./print-revoked.ts";
import { baseChoice, fromFolder } from "./signing-options.ts";

interface Options extends IssueOptions {
  readonly key?: string;
  readonly note?: string;
  readonly reason: "compromised" | "lost" | "retired";
  readonly self?: boolean;
  readonly since?: string;
}

/** `cert revoke`: a key that counts no more. */
export function register(cert: Command, edge: Edge): void {
  const command = cert
    .command("revoke")
    .description("void a key's signatures on statements, and keep what it signed in good time")
    .argument("[key]", "a user (all keys that are not retired), a root key's name, SHA256:..., or a key file")
    .addOption(
      new Option("--reason <reason>", "why: it goes into the note")
        .choices(["compromised", "lost", "retired"])
        .makeOptionMandatory(),
    )
    .option("--since <commit>", "the first commit in doubt: endorse what stood before it")
    .option("--self", "the key revokes itself; no issuer is needed")
    .option("--key <key>", "with --self, the key (default: bailiwick.key, else user.signingkey)")
    .option("--note <text>", "for people");
  issueOptions(command)
    .addHelpText("after", HELP)
    .action(async (word: string | undefined, options: Options, self: Command) => {
      const { isSelf, reason } = { isSelf: options.self ?? false, reason: options.reason };
      if ((word === undefined) !== isSelf)
        throw new Failure("usage", "which key? a user or a key, or --self", {
          mend: "bailiwick cert revoke carol --reason compromised",
        });
      if (isSelf && options.since !== undefined)
        throw new Failure(
          "usage",
          "--since is an issuer's to say: an endorsement keeps what stood before it",
          {
            mend: "bailiwick cert revoke KEY --reason compromised --since COMMIT",
          },
        );
      const report = await inRepository(self, async (context) => {
        const { repository, config, pin } = context;
        const passphrase = passphraseSource(edge, fromFolder(self, options.passphraseFile));
        const signer = await findKey(
          config,
          fromFolder(self, isSelf ? options.key : options.issuerKey),
          passphrase,
        );
        const base = await findBase(repository, baseChoice(edge, context, options));
        const endorsing = await readEndorsing(repository, base, pin, false);
        const keys = await keysToRevoke(endorsing, self, word, signer);
        if (reason === "retired") throw retireInstead(endorsing, keys.keys);
        return revokeKeys(repository, endorsing, {
          keys: keys.keys,
          note: noteOf(options),
          since: options.since,
          signer,
          isSelf,
          now: parseDay(options.now),
          confirm: async (look) => {
            if (!options.json) printRevokeLook(edge, look);
            if (options.since !== undefined && look.kept === undefined)
              edge.note(`nothing that it signed stood before ${quote(options.since)}, so nothing is kept`);
            return options.yes ? true : askYes(edge, "Revoke? It can never be taken back.");
          },
        });
      });
      edge.exit(report === undefined || report.refusals.length > 0 ? 1 : 0);
      if (report === undefined) edge.note("not revoked");
      else if (options.json) edge.say(revokedJson(report));
      else printRevoked(edge, report, word ?? "KEY");
    });
}

/** Of a user, what may sign still; whatever else was named, that. */
async function keysToRevoke(
  { trust }: Endorsing,
  self: Command,
  word: string | undefined,
  { key }: FoundKey,
): Promise<NamedKeys> {
  if (word === undefined) return { keys: [key], user: undefined };
  const named = await keysNamed(trust, word, fromFolder(self, word));
  const current = named.user === undefined ? undefined : trust.certificates.get(named.user)?.certificate.keys;
  const [first, ...more] = current ?? [];
  return first === undefined ? named : { ...named, keys: [first, ...more] };
}

function retireInstead({ trust }: Endorsing, keys: NamedKeys["keys"]): Failure {
  const [key] = keys;
  const user = trust.users.get(key);
  return new Failure(
    "signing-refused",
    `a key that nobody else has is retired, not revoked: what it signed stands (${fingerprint(key)})`,
    {
      mend:
        user === undefined
          ? "bailiwick root propose   # root and issuer keys leave by succession"
          : `bailiwick cert request ${quote(user)} --key NEWKEY --retire '${key}'   # in doubt: --reason lost`,
    },
  );
}

function noteOf({ reason, since, note }: Options): string {
  return `${reason}${since === undefined ? "" : ` since ${since}`}${note === undefined ? "" : `: ${note}`}`;
}

const HELP = `
Retire to rotate, revoke in doubt: a revoked key's signatures on statements count no more, old ones too, and what
they carried is refused until somebody else signs it or the issuers endorse it. --since COMMIT makes the endorsement
of exactly the statements that stood before that commit, to the byte, in the same change. Root and issuer keys sign
roots and certificates until the next root leaves them out: bailiwick root propose

Examples:
  bailiwick cert revoke carol --reason compromised --since 4355a46
  bailiwick cert revoke SHA256:1VhT... --reason lost --note 'left on a train'
  bailiwick cert revoke --self --key ~/.ssh/id_ed25519 --reason compromised`;
