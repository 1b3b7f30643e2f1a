import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";

const TOP = join(import.meta.dirname, "..", "..");

/** Every file with one of these endings below folders of the repository, as path -> text. */
export function textsIn(
  folders: readonly string[],
  endings: readonly string[] = [".ts"],
): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (endings.some((ending) => entry.name.endsWith(ending)))
        found.set(
          relative(TOP, path).split(sep).join("/"),
          readFileSync(path, "utf8").replaceAll("\r\n", "\n"),
        );
    }
  };
  for (const folder of folders) visit(join(TOP, folder));
  return found;
}

/** A text of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(TOP, path), "utf8").replaceAll("\r\n", "\n");
}

/** Source less its comments and what stands in quotes, so that words of the language can be looked for. */
export function codeOf(source: string): string {
  return source.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g,
    (match) => (match.startsWith("/") ? " " : '""'),
  );
}

/** What a file imports, types too: files by their path in the repository, packages and `node:` by name. */
export function importsOf(path: string, source: string): string[] {
  const specifiers = [...source.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*"([^"\s]+)"/g)].map(
    ([, name = ""]) => name,
  );
  return specifiers.map((name) => (name.startsWith(".") ? posix.join(dirname(path), name) : name));
}
