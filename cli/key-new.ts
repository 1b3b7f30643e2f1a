import { homedir, hostname, userInfo } from "node:os";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { fingerprint } from "../src/crypto/ssh-key.ts";
import { Failure } from "../src/failure.ts";
import { findRepository } from "../src/git/find-repository.ts";
import { generateKey } from "../src/keys/generate-key.ts";
import { LEAST_BITS } from "../src/keys/passphrase-strength.ts";
import { quote } from "../src/quote.ts";
import { saveKey } from "../src/sign/save-key.ts";
import { setConfig, setGlobalConfig } from "../src/sign/set-config.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { newPassphrase } from "./new-passphrase.ts";
import { fromFolder, passphraseOption } from "./signing-options.ts";

interface Options {
  readonly comment?: string;
  readonly json?: boolean;
  readonly passphrase: boolean;
  readonly passphraseFile?: string;
  readonly use?: boolean;
  readonly weak?: boolean;
}

/** `key new`: makes a key as ssh-keygen does. */
export function register(key: Command, edge: Edge): void {
  const command = key
    .command("new")
    .description("make an Ed25519 key, in OpenSSH's format; an SSH key that you have does as well")
    .argument("[file]", "where to put it; FILE.pub beside it", join("~", ".ssh", "bailiwick_ed25519"))
    .option("--comment <text>", "what its .pub says of it (default: you@host)")
    .option("--no-passphrase", "leave it unencrypted")
    .option("--weak", "take a passphrase that is easily guessed, too")
    .option("--use", "set it as git config bailiwick.key: here, or outside a repository for all")
    .option("--json", "for machines");
  passphraseOption(command)
    .addHelpText(
      "after",
      `
Examples:
  bailiwick key new --use
  bailiwick key new ci-key --no-passphrase`,
    )
    .action(async (file: string, options: Options, self: Command) => {
      const { C: folder = "." } = self.optsWithGlobals<{ C?: string }>();
      const path = resolve(
        folder,
        file.replace(/^~(?=$|[/\\])/, () => homedir()),
      );
      const words = options.passphrase
        ? await newPassphrase(edge, {
            ...{ of: "the new key", file: fromFolder(self, options.passphraseFile) },
            ...{ least: options.weak ? 0 : LEAST_BITS.key, mend: "--no-passphrase, if that is meant" },
          })
        : "";
      const comment = options.comment ?? `${userInfo().username}@${hostname()}`;
      const made = await generateKey(comment, words);
      saveKey(path, made);
      const scope = options.use ? await use(folder, path) : undefined;
      if (options.json)
        edge.say(toJson({ path, key: made.key, fingerprint: fingerprint(made.key), used: scope }));
      else {
        edge.say(`${edge.paint("good", "made")} ${quote(path)}  ${fingerprint(made.key)}`);
        edge.say(made.publicText.trimEnd());
        if (scope !== undefined) edge.say(`set as git config --${scope} bailiwick.key`);
        else edge.say(`next: git config bailiwick.key ${quote(path)}`);
      }
    });
}

async function use(folder: string, path: string): Promise<"local" | "global"> {
  const place = findPlace(folder);
  if (place === undefined) await setGlobalConfig("bailiwick.key", path);
  else await setConfig(place, "bailiwick.key", path);
  return place === undefined ? "global" : "local";
}

function findPlace(folder: string): ReturnType<typeof findRepository> | undefined {
  try {
    return findRepository(folder);
  } catch (error) {
    if (error instanceof Failure && error.code === "no-repository") return undefined;
    throw error;
  }
}
