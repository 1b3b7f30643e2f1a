import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "../failure.ts";
import { onDisk } from "../git/on-disk.ts";
import { openRepository } from "../git/open-repository.ts";
import { initRepository } from "../git/record.ts";
import { type InitReport, type InitRequest, initRegistry } from "./init-registry.ts";

/**
 * Makes a new folder a registry: a copy of a template under git. It is made beside and then moved, so that a
 * refusal or a failure leaves nothing. Throws the Failure `usage` for a folder that holds something.
 */
export async function newRegistry(
  folder: string,
  template: string | undefined,
  request: InitRequest,
): Promise<InitReport> {
  const target = resolve(folder);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Failure("usage", `${folder} is not empty`, {
      mend: "bailiwick init NAME --layout PATTERN   # in it",
    });
  const source = template ?? templateFolder();
  const beside = join(dirname(target), `.${basename(target)}-${crypto.randomUUID()}`);
  try {
    onDisk("make a folder", () => mkdirSync(beside));
    onDisk("copy the template", () => cpSync(source, beside, { recursive: true }));
    await initRepository(beside);
    const repository = await openRepository(beside);
    const report = await initRegistry(repository, request).finally(() => repository.close());
    if (report.refusals.length === 0) onDisk("make the folder", () => renameSync(beside, target));
    return report;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** The template that comes with this package: `metadata-template` above this file. */
function templateFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const found = join(at, "metadata-template");
    if (existsSync(found)) return found;
  }
  throw new Failure("io", "the template is missing from this installation", { mend: "--template DIR" });
}
