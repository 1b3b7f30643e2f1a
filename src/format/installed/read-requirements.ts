import type { Installed, InstalledFile } from "./installed.ts";

const PINNED = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*===?\s*([^\s,;#*]+)\s*(?:$|[;#]|--)/;

/** Longest line that is looked at, in characters; hashes make them long. */
const LONGEST = 10_000;

/** Reads pip's requirements.txt: lines `name==version`; what pins nothing is `unread`. Total. */
export function readRequirements(text: string): InstalledFile {
  const installed: Installed[] = [];
  const unread: string[] = [];
  for (const line of text.replace(/\\\r?\n/g, " ").split(/\r?\n/)) {
    const words = line.trim();
    if (words === "" || words.startsWith("#") || words.startsWith("-")) continue;
    const [, name, version] = (words.length <= LONGEST && PINNED.exec(words)) || [];
    if (name === undefined || version === undefined) unread.push(words.slice(0, 200));
    else installed.push({ name, version, ecosystem: "PyPI" });
  }
  return { installed, unread };
}
