import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ObjectFormat } from "./object-source.ts";
import { onDisk } from "./on-disk.ts";
import { createScratch, type Scratch } from "./scratch.ts";

/** An empty bare repository in a temporary directory, made without a process; it has no config but our own. */
export function emptyRepository(format: ObjectFormat): Scratch {
  const scratch = createScratch();
  onDisk("make an empty repository", () => {
    for (const folder of ["objects", "refs"]) mkdirSync(join(scratch.path, folder));
    writeFileSync(join(scratch.path, "HEAD"), "ref: refs/heads/none\n");
    writeFileSync(join(scratch.path, "config"), config(format));
  });
  return scratch;
}

/** bigFileThreshold makes git stream a blob above it instead of holding it whole. */
function config(format: ObjectFormat): string {
  const version = format === "sha1" ? "0" : "1\n[extensions]\n\tobjectFormat = sha256";
  return `[core]\n\tbare = true\n\tbigFileThreshold = 1m\n\trepositoryFormatVersion = ${version}\n`;
}
