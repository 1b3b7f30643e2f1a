import type { Installed, InstalledFile } from "./installed.ts";

interface Found {
  readonly name: string;
  version?: string;
  readonly requires: string[];
}

/**
 * Reads Julia's Manifest.toml, both forms: `[[deps.Foo]]` or `[[Foo]]`, then `version = "1.2.3"` and `deps` as a
 * list or a table. Packages of the standard library have no version, and are left out. Total.
 */
export function readJuliaManifest(text: string): InstalledFile {
  const found: Found[] = [];
  // Where a line stands: among a package's own keys, in its list of needs, in its table of needs, or elsewhere.
  let place: "keys" | "list" | "table" | "elsewhere" = "elsewhere";
  for (const line of text.split(/\r?\n/)) {
    const words = line.slice(0, 1000).trim();
    const own = found.at(-1);
    if (place === "list" && own !== undefined) {
      own.requires.push(...quotedIn(words));
      if (words.includes("]")) place = "keys";
    } else if (words.startsWith("[[")) {
      const name = words.replace(/^\[\[(?:deps\.)?"?/, "").replace(/"?\]\].*$/, "");
      found.push({ name, requires: [] });
      place = "keys";
    } else if (words.startsWith("[")) {
      place = own !== undefined && words.endsWith(`${own.name}.deps]`) ? "table" : "elsewhere";
    } else if (own !== undefined && place === "table") {
      const [name = ""] = words.split("=", 1);
      if (words.includes("=")) own.requires.push(name.trim().replaceAll('"', ""));
    } else if (own !== undefined && place === "keys") {
      if (words.startsWith("version")) own.version = quotedIn(words)[0] ?? "";
      if (!/^deps\s*=/.test(words)) continue;
      own.requires.push(...quotedIn(words));
      if (!words.includes("]")) place = "list";
    }
  }
  const installed = found.flatMap(({ name, version, requires }): Installed[] =>
    version ? [{ name, version, ecosystem: "Julia", requires }] : [],
  );
  return { installed, unread: [] };
}

function quotedIn(words: string): string[] {
  return [...words.matchAll(/"([^"]+)"/g)].map(([, text = ""]) => text);
}
