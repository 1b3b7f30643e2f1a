import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { fingerprint } from "../src/crypto/ssh-key.ts";
import { Failure } from "../src/failure.ts";
import { givenPassphrase } from "../src/keys/passphrase.ts";
import { quote } from "../src/quote.ts";
import { isRemote } from "../src/sign/backup-remote.ts";
import { restoreKey } from "../src/sign/restore-key.ts";
import { passphraseSource } from "./ask.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { fromFolder } from "./signing-options.ts";

interface Options {
  readonly json?: boolean;
  readonly name?: string;
  readonly passphraseFile?: string;
}

/** `key restore`: a private key out of its backup. */
export function register(key: Command, edge: Edge): void {
  key
    .command("restore")
    .description("put a private key back from its backup, never over one that is there")
    .argument("<from>", "the backup's file, or the git remote it is on")
    .argument("[file]", "where to put it; FILE.pub beside it", join("~", ".ssh", "bailiwick_ed25519"))
    .option("--name <name>", "which backup of the remote, where it has several")
    .option("--passphrase-file <file>", "holds the backup's passphrase (or: BAILIWICK_PASSPHRASE)")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      `
Examples:
  bailiwick key restore ~/usb/key.age
  bailiwick key restore git@example.org:me/private.git ~/.ssh/id_ed25519`,
    )
    .action(async (from: string, file: string, options: Options, self: Command) => {
      const { C: folder = "." } = self.optsWithGlobals<{ C?: string }>();
      const path = resolve(
        folder,
        file.replace(/^~(?=$|[/\\])/, () => homedir()),
      );
      const found = await restoreKey({
        from: isRemote(from) ? from : fromFolder(self, from),
        name: options.name,
        path,
        passphrase: (name) => passphraseOf(edge, name, fromFolder(self, options.passphraseFile)),
      });
      if (options.json) return edge.say(toJson({ path, key: found, fingerprint: fingerprint(found) }));
      edge.say(`${edge.paint("good", "restored")} ${quote(path)}  ${fingerprint(found)}`);
      edge.say(`next: git config bailiwick.key ${quote(path)}`);
    });
}

async function passphraseOf(edge: Edge, name: string, file: string | undefined): Promise<string> {
  const source = passphraseSource(edge, file);
  const given = await givenPassphrase(source);
  const typed = given === undefined ? await source.prompt?.(name) : new TextDecoder().decode(given);
  if (typed !== undefined) return typed;
  throw new Failure("passphrase-needed", `${name} is sealed, and nobody gave its passphrase`, {
    mend: "--passphrase-file FILE, or BAILIWICK_PASSPHRASE",
  });
}
