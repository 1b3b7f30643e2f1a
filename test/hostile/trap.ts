import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { git } from "../git/fixture.ts";
import { temporary } from "./world.ts";

/** A program that leaves a mark where it is run, and pleases whoever runs it. */
export interface Trap {
  readonly script: string;
  /** Whether anybody ran it. */
  sprung(): boolean;
}

export function setTrap(): Trap {
  const folder = temporary();
  const [script, marker] = [join(folder, "trap.sh"), join(folder, "marker")];
  writeFileSync(script, `#!/bin/sh\necho "$0 $@" >> ${marker}\n`);
  chmodSync(script, 0o755);
  return { script, sprung: () => existsSync(marker) };
}

/** Every setting of git by which reading a repository has ever run a command; filters are apart. */
const settings = (command: string): Readonly<Record<string, string>> => ({
  "log.showSignature": "true",
  "gpg.program": command,
  "gpg.ssh.program": command,
  "gpg.ssh.defaultKeyCommand": command,
  "core.fsmonitor": command,
  "core.pager": command,
  "core.editor": command,
  "core.askPass": command,
  "core.sshCommand": command,
  "core.gitProxy": command,
  "core.alternateRefsCommand": command,
  "core.alternateRefsPrefixes": "refs/heads",
  "credential.helper": `!${command}`,
  "diff.external": command,
  "diff.x.textconv": command,
  "diff.x.command": command,
  "merge.x.driver": command,
  "merge.bailiwick.driver": command,
  "interactive.diffFilter": command,
  "sequence.editor": command,
  "uploadpack.packObjectsHook": command,
  "remote.origin.uploadpack": command,
  "remote.origin.vcs": "ext",
  "protocol.ext.allow": "always",
  "submodule.m.update": `!${command}`,
  "trailer.x.command": command,
  "maintenance.auto": "true",
  ...Object.fromEntries(
    ["cat-file", "config", "add", "write-tree", "rev-parse"].flatMap((name) => [
      [`alias.${name}`, `!${command}`],
      [`pager.${name}`, command],
    ]),
  ),
});

/** What runs where files go to the index or out of it: the user's own, which `sign` is to honour. */
const filters = (command: string): Readonly<Record<string, string>> => ({
  "filter.x.clean": command,
  "filter.x.smudge": command,
  "filter.x.process": command,
  "filter.x.required": "true",
});

/** Sets all of that in a repository, and every hook. */
export function plant({ script }: Trap, dir: string, gitDir: string, withFilters: boolean): void {
  const all = { ...settings(script), ...(withFilters ? filters(script) : {}) };
  for (const [key, value] of Object.entries(all)) git(dir, ["config", key, value]);
  mkdirSync(join(gitDir, "hooks"), { recursive: true });
  for (const hook of ["pre-commit", "post-index-change", "post-checkout", "reference-transaction"])
    writeFileSync(join(gitDir, "hooks", hook), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}
