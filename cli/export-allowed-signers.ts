import type { Command } from "commander";
import { allowedSigners, formatAllowedSigners } from "../src/advise/allowed-signers.ts";
import { askRegistry, questionOptions } from "./ask-registry.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";

interface Options {
  readonly json?: boolean;
  readonly zone: boolean;
}

/** `export allowed-signers`: the registry's users, for git and ssh-keygen. */
export function register(parent: Command, edge: Edge): void {
  questionOptions(parent.command("allowed-signers"))
    .description(
      "the users' keys as OpenSSH's allowed_signers, for git verify-commit and ssh-keygen -Y verify",
    )
    .option("--no-zone", "days without the Z for UTC, which OpenSSH before 9.1 does not read")
    .addHelpText("after", HELP)
    .action((options: Options, command: Command) =>
      askRegistry(command, edge, async ({ policy, trust }, { commit, pin }) => {
        const found = allowedSigners(trust);
        if (options.json) return edge.say(toJson({ commit, pin, ...found }));
        edge.say(`# ${policy.identity}, root ${policy.root.version}, commit ${commit}`);
        edge.say(formatAllowedSigners(found, options.zone).trimEnd());
        edge.note("use it: git config gpg.ssh.allowedSignersFile FILE");
      }),
    );
}

const HELP = `
It says whose a key is, in which roles and until when; who may sign what, only \`bailiwick verify\` judges. A key
that is revoked is left out; a first certificate says from when on its keys are good, a renewed one does not.

Exit codes: 0 printed; 1 the registry's roots do not stand.

Examples:
  bailiwick export allowed-signers > ~/.config/git/allowed-signers
  git config gpg.ssh.allowedSignersFile ~/.config/git/allowed-signers && git log --show-signature`;
