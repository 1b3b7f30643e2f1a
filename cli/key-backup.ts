import type { Command } from "commander";
import { fingerprint } from "../src/crypto/ssh-key.ts";
import { readConfig } from "../src/git/read-config.ts";
import { LEAST_BITS } from "../src/keys/passphrase-strength.ts";
import { quote } from "../src/quote.ts";
import { backupKey } from "../src/sign/backup-key.ts";
import { isRemote } from "../src/sign/backup-remote.ts";
import { findKey } from "../src/sign/find-key.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { newPassphrase } from "./new-passphrase.ts";
import { fromFolder } from "./signing-options.ts";

interface Options {
  readonly json?: boolean;
  readonly key?: string;
  readonly passphraseFile?: string;
  readonly to: string;
  readonly weak?: boolean;
}

/** `key backup`: an age file of the private key. */
export function register(key: Command, edge: Edge): void {
  key
    .command("backup")
    .description("keep your private key in a file that a passphrase opens, as `age -d` does")
    .requiredOption("--to <file|url>", "a new file, a folder, or a git remote of your own")
    .option("--key <key>", "the private key's file (default: bailiwick.key, else user.signingkey)")
    .option("--passphrase-file <file>", "holds the backup's passphrase (or: BAILIWICK_PASSPHRASE)")
    .option("--weak", "take a passphrase that is easily guessed, too")
    .option("--json", "for machines")
    .addHelpText("after", HELP)
    .action(async (options: Options, self: Command) => {
      const { C: folder = "." } = self.optsWithGlobals<{ C?: string }>();
      const to = isRemote(options.to) ? options.to : fromFolder(self, options.to);
      const { spec } = await findKey(await readConfig(undefined, folder), fromFolder(self, options.key), {});
      const backup = await backupKey(spec, to, () =>
        newPassphrase(edge, {
          of: "the backup",
          file: fromFolder(self, options.passphraseFile),
          least: options.weak ? 0 : LEAST_BITS.backup,
        }),
      );
      if (options.json) return edge.say(toJson({ ...backup, fingerprint: fingerprint(backup.key) }));
      edge.say(`${edge.paint("good", "backed up")} ${fingerprint(backup.key)} to ${quote(backup.to)}`);
      edge.say(`try it: bailiwick key restore ${quote(backup.to)} /tmp/try-it   # or: age -d`);
    });
}

const HELP = `
Nothing is ever backed up unless you say so, here. The file holds the private key as it is, encrypted or not,
and its own passphrase opens it: whoever has both has the key. A security key cannot be backed up: list a second
one in your certificate. Lost a key all the same? bailiwick cert revoke

Examples:
  bailiwick key backup --to ~/usb/key.age
  bailiwick key backup --to git@example.org:me/private.git`;
