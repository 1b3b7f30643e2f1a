import { chmodSync, existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Failure } from "../failure.ts";
import { onDisk } from "../git/on-disk.ts";
import type { GeneratedKey } from "../keys/generate-key.ts";

/**
 * Writes a key to `path`, mode 0600, and its public half to `path.pub`. Both or none, and never over a file that
 * is there: that is the Failure `usage`.
 */
export function saveKey(path: string, { privateText, publicText }: GeneratedKey): void {
  const files = [
    [path, privateText, 0o600],
    [`${path}.pub`, publicText, 0o644],
  ] as const;
  for (const [target] of files) {
    if (existsSync(target))
      throw new Failure("usage", `${target} is there already, and is not written over`, {
        mend: "bailiwick key new OTHERFILE",
      });
  }
  const temporary = `${path}.${crypto.randomUUID()}`;
  const made: string[] = [];
  onDisk("write the key", () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    try {
      for (const [target, text, mode] of files) {
        writeFileSync(temporary, text, { flag: "wx", mode });
        chmodSync(temporary, mode);
        linkSync(temporary, target);
        made.push(target);
        rmSync(temporary);
      }
    } catch (error) {
      for (const each of [temporary, ...made]) rmSync(each, { force: true });
      throw error;
    }
  });
}
