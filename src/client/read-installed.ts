import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { Failure } from "../failure.ts";
import { INSTALLED_BYTES, type InstalledFile } from "../format/installed/installed.ts";
import { parseLedger } from "../format/installed/ledger.ts";
import { readJuliaManifest } from "../format/installed/read-julia-manifest.ts";
import { readPackageLock } from "../format/installed/read-package-lock.ts";
import { readRequirements } from "../format/installed/read-requirements.ts";
import { onDisk } from "../git/on-disk.ts";

/**
 * What a file says is installed: a ledger, package-lock.json, Julia's Manifest.toml, else requirements.txt, told by
 * name and content. Failure `io`, and `usage` for a file of another kind.
 */
export function readInstalled(path: string): InstalledFile {
  const text = onDisk(`read ${path}`, () => {
    if (statSync(path).size > INSTALLED_BYTES) throw new Failure("io", `${path} is too long`);
    return readFileSync(path, "utf8");
  });
  if (path.endsWith(".toml")) return readJuliaManifest(text);
  if (path.endsWith(".json")) {
    const ledger = parseLedger(text);
    const read = ledger === undefined ? readPackageLock(text) : { installed: ledger, unread: [] };
    if (read !== undefined) return read;
  } else if (/\.txt$|^requirements/.test(basename(path))) return readRequirements(text);
  throw new Failure("usage", `${path} is no ledger, requirements.txt, package-lock.json or Manifest.toml`);
}
