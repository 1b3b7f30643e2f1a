/**
 * A statement is a signed manifest of one subject, read by `sha256sum -c` (DESIGN.md section 4,
 * Statements). Its file:
 *
 *     # bailiwick-statement-v1
 *     # registry: julia-metadata 9f86d081884c7d659a2feaa0c55ad015
 *     # package: JSON
 *     # sequence: 13
 *     # previous: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
 *     # covers: amendment
 *     # lists: 60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752
 *     # removed: JSON/versions/0.1.0/requires
 *     # executable: JSON/deps/build.sh
 *     4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865  JSON/deps/build.sh
 */
import { sha256 } from "../crypto/sha256.ts";
import { compareBytes } from "./byte-order.ts";
import type { Subject } from "./layout.ts";
import { isIdentity, isSha256, parseCount } from "./names.ts";
import { pathFault } from "./paths.ts";
import { formatSums, linesOf, SUMS_BYTES, takePaths, takeSums } from "./sums.ts";
import { decodeText, encodeText } from "./text.ts";

const coverages = ["complete", "amendment", "photograph"] as const;
/** A complete statement and a photograph list every file of the subject; an amendment what it changes. */
export type Coverage = (typeof coverages)[number];

export interface Statement {
  readonly registry: string;
  readonly subject: Subject;
  readonly sequence: number;
  /** SHA-256 of the bytes of the statement before; undefined for sequence 1 alone. */
  readonly previous: string | undefined;
  readonly covers: Coverage;
  /** Paths that an amendment takes away. */
  readonly removed: readonly string[];
  /** Paths, all of them listed, whose mode is 100755; the others' is 100644. */
  readonly executable: readonly string[];
  /** Path from the repository's root -> SHA-256 of what git stores. */
  readonly files: ReadonlyMap<string, string>;
}

/** The bytes of a statement. Lists and files are put into byte order. */
export function formatStatement(statement: Statement): Uint8Array {
  const { subject } = statement;
  const rest = [
    ...[...statement.removed].sort(compareBytes).map((path) => `# removed: ${path}\n`),
    ...[...statement.executable].sort(compareBytes).map((path) => `# executable: ${path}\n`),
    formatSums(statement.files),
  ].join("");
  return encodeText(
    `# bailiwick-statement-v1\n# registry: ${statement.registry}\n# ${subject.kind}: ${subject.name}\n` +
      `# sequence: ${statement.sequence}\n# previous: ${statement.previous ?? "none"}\n` +
      `# covers: ${statement.covers}\n# lists: ${sha256(rest)}\n${rest}`,
  );
}

/** The statement that bytes mean; undefined when they are none, to the letter. */
export function parseStatement(bytes: Uint8Array): Statement | undefined {
  const text = bytes.length > SUMS_BYTES ? undefined : decodeText(bytes);
  if (text === undefined) return undefined;
  const lines = linesOf(text);
  if (lines.take("# bailiwick-statement-v1") !== "") return undefined;
  const registry = lines.take("# registry: ");
  const packageName = lines.take("# package: ");
  const name = packageName ?? lines.take("# common: ");
  const sequence = parseCount(lines.take("# sequence: ") ?? "");
  const previous = lines.take("# previous: ");
  const covering = lines.take("# covers: ");
  const covers = coverages.find((coverage) => coverage === covering);
  const lists = lines.take("# lists: ");
  if (registry === undefined || name === undefined || sequence === undefined || previous === undefined)
    return undefined;
  if (covers === undefined || lists !== sha256(text.slice(lines.offset))) return undefined;
  const removed = takePaths(lines, "# removed: ");
  const executable = takePaths(lines, "# executable: ");
  const files = takeSums(lines, (path) => pathFault(path) === undefined);
  if (removed === undefined || executable === undefined || files === undefined) return undefined;
  const subject: Subject = { kind: packageName === undefined ? "common" : "package", name };
  const statement: Statement = {
    registry,
    subject,
    sequence,
    previous: previous === "none" ? undefined : previous,
    covers,
    removed,
    executable,
    files,
  };
  return isIdentity(registry) && pathFault(name) === undefined && isSound(statement) ? statement : undefined;
}

function isSound({ subject, sequence, previous, covers, removed, executable, files }: Statement): boolean {
  const within = (path: string) => path === subject.name || path.startsWith(`${subject.name}/`);
  if (subject.kind === "common" && subject.name.includes("/")) return false;
  if (sequence === 1 ? previous !== undefined || covers === "amendment" : !isSha256(previous ?? ""))
    return false;
  if (covers === "amendment" ? removed.length + files.size === 0 : removed.length > 0) return false;
  if (removed.some((path) => files.has(path) || !within(path))) return false;
  return executable.every((path) => files.has(path)) && [...files.keys()].every(within);
}
