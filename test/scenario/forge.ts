import { sha256 } from "../../src/crypto/sha256.ts";
import { documentPath } from "../../src/format/place.ts";
import { formatStatement, type Statement } from "../../src/format/statement.ts";
import { decodeText, encodeText } from "../../src/format/text.ts";
import { type Context, registryNamed } from "./context.ts";
import { Fields } from "./fields.ts";
import { bytesAt } from "./stage.ts";
import { words } from "./words.ts";

/**
 * A statement as somebody would have it who does not mean well: the lines below `state` or `sign` replace what
 * an honest one says. Answers where it lies, and its bytes.
 */
export function forge(
  context: Context,
  honest: Statement,
  lines: readonly string[],
): { readonly path: string; readonly bytes: Uint8Array } {
  const fields = new Fields(lines);
  const kind = fields.one("common") === undefined ? "package" : "common";
  const name = fields.one("package") ?? fields.one("common");
  const only = fields.words("only");
  const files = new Map([...honest.files].filter(([path]) => only?.includes(path) ?? true));
  for (const path of fields.words("unlist") ?? []) files.delete(path);
  for (const [path = "", ...text] of fields.all("list").map(words))
    files.set(path, sha256(text.length > 0 ? `${text.join(" ")}\n` : bytesAt(context.stage.files, path)));
  const previous = fields.one("previous");
  const statement: Statement = {
    ...honest,
    registry: registryNamed(context, fields.one("registry")),
    subject: name === undefined ? honest.subject : { kind, name },
    sequence: fields.number("sequence") ?? honest.sequence,
    previous: previous === undefined ? honest.previous : previousNamed(context, previous),
    covers: honest.covers,
    removed: fields.words("removed") ?? honest.removed,
    executable: fields.words("executable") ?? honest.executable.filter((path) => files.has(path)),
    files,
  };
  const text = decodeText(formatStatement(statement)) ?? "";
  const lists = fields.one("lists");
  const bytes = encodeText(lists === undefined ? text : text.replace(/^# lists: .*$/m, `# lists: ${lists}`));
  const path =
    fields.one("at") ??
    documentPath({ kind: "statement", subject: honest.subject, sequence: statement.sequence });
  fields.done();
  return { path, bytes };
}

/** `none`, `of PATH` (that file's hash), or 64 hex digits. */
function previousNamed({ stage, stages }: Context, text: string): string | undefined {
  if (text === "none") return undefined;
  const [, name, path] = /^of (?:([a-z0-9-]+):)?(.*)$/.exec(text) ?? [];
  if (path === undefined) return text;
  const files = (name === undefined ? stage : stages.get(name))?.files;
  return sha256(bytesAt(files ?? new Map(), path));
}
