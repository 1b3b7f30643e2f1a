import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { type Approval, formatAuthors, parseAuthors } from "../format/installed/authors.ts";
import { decodeText } from "../format/text.ts";
import { YAML_BYTES } from "../format/yaml.ts";
import { onDisk } from "../git/on-disk.ts";
import { dataFolder } from "./data-folder.ts";
import { withLock } from "./lock.ts";
import { writeWhole } from "./write-whole.ts";

/** So long does one wait for others who change the file, in seconds. */
const PATIENCE = 10;

/** Where approvals lie: the file that is named, else the variable BAILIWICK_AUTHORS, else the user's own. */
export function authorsPath(
  file: string | undefined,
  variable: string | undefined,
  data: string = dataFolder(),
): string {
  return file ?? (variable || join(data, "authors.yaml"));
}

/** The approvals of a file; undefined where there is none: then nobody needs any. Failure `io` for what is none. */
export function readAuthors(path: string): readonly Approval[] | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = onDisk(`read ${path}`, () => {
    if (statSync(path).size > YAML_BYTES) throw new Failure("io", `${path} is too long`);
    return readFileSync(path);
  });
  return authorsIn(bytes, path);
}

/** The approvals that bytes mean; Failure `io`, by the name that they came under. */
export function authorsIn(bytes: Uint8Array, name: string): readonly Approval[] {
  const approvals = parseAuthors(bytes);
  if (approvals === undefined)
    throw new Failure("io", `${name} is no authors' file`, { mend: "see docs/format.md" });
  return approvals;
}

/** Changes a file of approvals, one process at a time; it is written whole or not at all. */
export async function changeAuthors(
  path: string,
  change: (approvals: readonly Approval[]) => readonly Approval[],
): Promise<readonly Approval[]> {
  const write = async () => {
    const before = readAuthors(path);
    const after = change(before ?? []);
    if (after !== before) writeWhole(path, decodeText(formatAuthors(after)) ?? "");
    return after;
  };
  return withLock(`${path}.lock`, write, PATIENCE);
}
