import { chainPath } from "../../../src/format/place.ts";
import { decodeText, encodeText } from "../../../src/format/text.ts";
import type { MemoryFile } from "../../../src/git/memory-objects.ts";
import type { Context, Verb } from "../context.ts";
import { subjectNamed } from "../items.ts";
import { bytesAt, type Files, pathsBelow, put } from "../stage.ts";
import { unescapeName } from "../words.ts";

function some(files: Files, path: string): string[] {
  const paths = pathsBelow(files, path);
  if (paths.length === 0) throw new Error(`nothing at ${path}`);
  return paths;
}

/** `delete PATH...`: files, and all that lies below. */
export const remove: Verb = ({ stage }, args) => {
  for (const path of args.flatMap((arg) => some(stage.files, arg))) stage.files.delete(path);
};

/** `copy FROM TO`: a file or all below it; FROM may name an earlier stage, as in `base:A/url`. */
export const copy: Verb = (context, [from = "", to = ""]) => {
  for (const [path, file] of taken(context, from)) context.stage.files.set(`${to}${path}`, file);
};

/** `move FROM TO`: the same, and FROM goes. */
export const move: Verb = (context, [from = "", to = ""]) => {
  const found = taken(context, from);
  for (const path of some(context.stage.files, from)) context.stage.files.delete(path);
  for (const [path, file] of found) context.stage.files.set(`${to}${path}`, file);
};

function taken({ stage, stages }: Context, from: string): [string, MemoryFile][] {
  const [, name, path = from] = /^([a-z0-9-]+):(.*)$/.exec(from) ?? [];
  const files = (name === undefined ? stage : stages.get(name))?.files ?? new Map();
  return some(files, path).flatMap((each): [string, MemoryFile][] => {
    const file = files.get(each);
    return file === undefined ? [] : [[each.slice(path.length), file]];
  });
}

/** `replay STAGE SUBJECT...`: their files, statements and signatures as they were then; also paths of `.bailiwick/`. */
export const replay: Verb = (context, [name = "", ...args]) => {
  const then = context.stages.get(name)?.files;
  if (then === undefined) throw new Error(`no stage ${name}`);
  const places = args.flatMap((arg) => {
    if (arg.startsWith(".bailiwick/")) return [arg];
    const subject = subjectNamed(context, arg);
    return [subject.name, chainPath(subject)];
  });
  for (const place of places) {
    for (const path of pathsBelow(context.stage.files, place)) context.stage.files.delete(path);
    for (const path of pathsBelow(then, place)) {
      const file = then.get(path);
      if (file !== undefined) context.stage.files.set(path, file);
    }
  }
};

/** `mode MODE PATH...`: octal, or `executable`, `symlink`. */
export const mode: Verb = ({ stage }, [word = "", ...paths]) => {
  for (const path of paths)
    stage.files.set(path, { mode: modeNamed(word), bytes: bytesAt(stage.files, path) });
};

/** The git mode that a word means. */
export function modeNamed(word: string): string {
  if (/^[0-7]+$/.test(word)) return word;
  const known = { executable: "100755", symlink: "120000", submodule: "160000" };
  if (!(word in known)) throw new Error(`no such mode: ${word}`);
  return known[word as keyof typeof known];
}

/** `edit PATH`: below it, `- old line` and `+ new line`; a line of either sort may stand alone. */
export const edit: Verb = ({ stage }, [path = ""], lines) => {
  const text = decodeText(bytesAt(stage.files, path)) ?? "";
  const now = text.split("\n");
  let at = now.length - 1;
  for (const line of lines) {
    const [sign, body] = [line.slice(0, 2), unescapeName(line.slice(2))];
    if (sign === "- ") {
      at = now.indexOf(body);
      if (at < 0) throw new Error(`${path} has no line ${body}`);
      now.splice(at, 1);
    } else if (sign === "+ ") now.splice(at++, 0, body);
    else throw new Error(`neither - nor +: ${line}`);
  }
  put(stage, path, encodeText(now.join("\n")));
};

/** `disorder DIRECTORY`: its tree object has its entries in the wrong order; `.` is the top. */
export const disorder: Verb = ({ stage }, [path = ""]) => {
  stage.disordered.add(path === "." ? "" : path);
};

/** `double PATH [FROM]`: its directory holds a second entry of that name: with the lines below, or FROM's bytes. */
export const double: Verb = (context, [path = "", from], lines) => {
  const said = encodeText(lines.map((line) => `${line}\n`).join(""));
  const [twin] = from === undefined ? [] : taken(context, from);
  context.stage.doubled.set(path, twin !== undefined && "bytes" in twin[1] ? twin[1].bytes : said);
};
