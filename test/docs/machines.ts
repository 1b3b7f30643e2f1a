import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Step } from "./console-page.ts";

const MAIN = join(import.meta.dirname, "..", "..", "dist", "cli", "main.js");

/**
 * Several people's machines, each a folder with a home, an SSH key `~/.ssh/id_ed25519` and a git identity of
 * its own. `https://example.org/` is the home of `forge`; all share a stick, `~/usb`. There is no network.
 * `bailiwick` is the built command. Call `remove` when done.
 */
export class Machines {
  readonly #top = mkdtempSync(join(tmpdir(), "bailiwick-docs-"));

  /** New machines; or copies of what others have come to. */
  constructor(others?: Machines) {
    if (others !== undefined) {
      cpSync(others.#top, this.#top, { recursive: true, verbatimSymlinks: true });
      return;
    }
    for (const name of ["bin", "usb"]) mkdirSync(join(this.#top, name));
    const command = join(this.#top, "bin", "bailiwick");
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' "$@"\n`);
    chmodSync(command, 0o755);
  }

  /** Types a command in a shell that stands where that person's last one ended; standard error is output too. */
  async type({ who, command }: Step): Promise<{ readonly exit: number | null; readonly output: string }> {
    const home = this.#homeOf(who);
    const script = `exec 2>&1\ncd "$HOME/$(cat "$HOME/.at")" && trap 'echo "\${PWD#"$HOME"}" > "$HOME/.at"' EXIT && {\n${command}\n}`;
    const child = spawn("sh", ["-c", script], {
      env: {
        PATH: `${join(this.#top, "bin")}:${process.env.PATH}`,
        HOME: home,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_ALLOW_PROTOCOL: "file",
        GIT_CONFIG_COUNT: "1",
        GIT_CONFIG_KEY_0: `url.${join(this.#top, "forge")}/.insteadOf`,
        GIT_CONFIG_VALUE_0: "https://example.org/",
        EDITOR: "false",
      },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const output: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    const exit = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    return { exit, output: Buffer.concat(output).toString("utf8") };
  }

  remove(): void {
    rmSync(this.#top, { recursive: true, force: true });
  }

  #homeOf(who: string): string {
    const home = join(this.#top, who);
    if (existsSync(home)) return home;
    mkdirSync(join(home, ".ssh"), { recursive: true });
    symlinkSync("../usb", join(home, "usb"));
    writeFileSync(join(home, ".at"), "");
    const config = [
      `[user]\nname = ${who}\nemail = ${who}@example.org\nsigningkey = ~/.ssh/id_ed25519`,
      "[gpg]\nformat = ssh\n[init]\ndefaultBranch = main\n[advice]\ndetachedHead = false",
    ];
    writeFileSync(join(home, ".gitconfig"), `${config.join("\n")}\n`);
    const key = join(home, ".ssh", "id_ed25519");
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", who, "-f", key]);
    return home;
  }
}
