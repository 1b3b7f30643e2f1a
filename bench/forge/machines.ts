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
import { TOP } from "./top.ts";

const MAIN = join(TOP, "dist", "cli", "main.js");

/** What somebody types. */
export interface Typed {
  /** On whose machine. */
  readonly who: string;
  readonly command: string;
}

/** What came of it. */
export interface Answered {
  readonly exit: number | null;
  /** Standard error too. */
  readonly output: string;
}

/**
 * Several people's machines, each a folder with a home, an SSH key `~/.ssh/id_ed25519` and a git identity of
 * its own; all share a stick, `~/usb`. `bailiwick` is the built command. Without a server, `https://example.org/`
 * is the home of `forge`; with one, `https://github.com/` is that server, where a token is its owner's name.
 * There is no other network. Call `remove` when done.
 */
export class Machines {
  readonly top = mkdtempSync(join(tmpdir(), "bailiwick-docs-"));
  /** Where `https://github.com/` is. */
  server: string | undefined;

  /** New machines; or copies of what others have come to. */
  constructor(others?: Machines) {
    if (others !== undefined) {
      cpSync(others.top, this.top, { recursive: true, verbatimSymlinks: true });
      this.server = others.server;
      return;
    }
    for (const name of ["bin", "usb"]) mkdirSync(join(this.top, name));
    const command = join(this.top, "bin", "bailiwick");
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' "$@"\n`);
    chmodSync(command, 0o755);
  }

  /** Types a command in a shell that stands where that person's last one ended. */
  async type({ who, command }: Typed): Promise<Answered> {
    const home = this.homeOf(who);
    const script = `exec 2>&1\ncd "$HOME/$(cat "$HOME/.at")" && trap 'echo "\${PWD#"$HOME"}" > "$HOME/.at"' EXIT && {\n${command}\n}`;
    const child = spawn("sh", ["-c", script], {
      env: {
        PATH: `${join(this.top, "bin")}:${process.env.PATH}`,
        HOME: home,
        GIT_CONFIG_NOSYSTEM: "1",
        EDITOR: "false",
        ...(this.server === undefined ? this.#byDisk() : byNetwork(this.server, who)),
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
    rmSync(this.top, { recursive: true, force: true });
  }

  /** Somebody's home, made when it is first asked for. */
  homeOf(who: string): string {
    const home = join(this.top, who);
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

  #byDisk(): Record<string, string> {
    return {
      GIT_ALLOW_PROTOCOL: "file",
      ...config([[`url.${join(this.top, "forge")}/.insteadOf`, "https://example.org/"]]),
    };
  }
}

/** As `gh auth login` leaves it. */
function byNetwork(server: string, who: string): Record<string, string> {
  return {
    GIT_ALLOW_PROTOCOL: "http",
    GITHUB_TOKEN: who,
    GITHUB_SERVER_URL: server,
    ...config([
      [`url.${server}/.insteadOf`, "https://github.com/"],
      ["credential.helper", `!printf 'username=%s\\npassword=%s\\n' ${who} ${who} #`],
    ]),
  };
}

/** Settings of git, as variables. */
function config(settings: readonly (readonly [string, string])[]): Record<string, string> {
  return {
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], i) => [
        [`GIT_CONFIG_KEY_${i}`, key],
        [`GIT_CONFIG_VALUE_${i}`, value],
      ]),
    ),
  };
}
