import { describe, expect, test } from "vitest";
import { importsOf, textsIn } from "./source-files.ts";

/**
 * DESIGN.md section 8: arrows point one way. What a room may import: other rooms, files of src, packages,
 * `node:` modules. Every room may import itself.
 */
const words = ["src/count.ts", "src/failure.ts", "src/quote.ts", "src/reasons.ts", "src/tree.ts"];
const core = ["src/verify", "src/format", "src/crypto", ...words];
const rings = ["src/history", "src/sign", "src/advise", "src/log", "src/client", "src/server", "src/github"];
const outer = [...core, ...rings, "src/git", "src/keys"];
const rooms: Readonly<Record<string, readonly string[]>> = {
  "src/format": ["src/crypto/ssh-key.ts", "src/crypto/sha256.ts", "src/crypto/base64.ts", "valibot", "yaml"],
  "src/crypto": ["src/failure.ts", "tweetnacl", "node:crypto"],
  "src/verify": ["src/crypto", "src/format", "src/reasons.ts", "src/quote.ts", "src/tree.ts"],
  "src/git": ["src/failure.ts", "src/tree.ts", "simple-git", "isomorphic-git", "node:"],
  "src/keys": ["src/failure.ts", "src/crypto", "age-encryption", "bcrypt-pbkdf", "node:"],
  "src/history": [...core, "src/git", "node:"],
  "src/sign": [...outer, "node:"],
  "src/advise": [...outer, "node:"],
  "src/log": [...outer, "node:"],
  "src/client": [...outer, "node:"],
  "src/server": [...outer, "node:"],
  "src/web": [...core, "src/git", "@noble/hashes", "buffer"],
  "src/github": [...outer, "octokit", "valibot", "node:"],
  cli: [...outer, "commander", "@clack/prompts", "node:"],
  action: [...outer, "valibot", "node:"],
};
const files: Readonly<Record<string, readonly string[]>> = {
  "src/count.ts": [],
  "src/failure.ts": [],
  "src/quote.ts": [],
  "src/tree.ts": [],
  "src/reasons.ts": ["src/quote.ts"],
  "src/index.ts": [...outer],
};
/** `node:` modules that only some rooms may use, whatever else they may. */
const kept: Readonly<Record<string, readonly string[]>> = {
  "node:child_process": ["src/git", "src/client"],
  "node:crypto": ["src/crypto", "src/keys", "src/git"],
};

const sources = textsIn(["src", "cli", "action"]);

/** The room of a file: `src/verify`, `cli`. */
function roomOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  return top === "src" ? `${top}/${second}` : top;
}

function isWithin(target: string, allowed: string): boolean {
  return (
    target === allowed ||
    target.startsWith(`${allowed}/`) ||
    (allowed === "node:" && target.startsWith("node:"))
  );
}

describe("imports", () => {
  test("every room is known", () => {
    const known = new Set([...Object.keys(rooms), ...Object.keys(files)]);
    expect([...new Set([...sources.keys()].map(roomOf))].filter((room) => !known.has(room))).toEqual([]);
  });

  test.each([...sources])("%s imports only what its room may", (path, source) => {
    const room = roomOf(path);
    const allowed = [...(files[path] ?? rooms[room] ?? []), ...(path in files ? [] : [room])];
    const refused = importsOf(path, source).filter(
      (target) => !allowed.some((each) => isWithin(target, each)) || !(kept[target] ?? [room]).includes(room),
    );
    expect(refused).toEqual([]);
  });

  test("no two rooms import each other, by whatever way round", () => {
    const arrows = new Map<string, Set<string>>();
    for (const [path, source] of sources) {
      if (path in files) continue;
      const own = arrows.get(roomOf(path)) ?? new Set();
      for (const target of importsOf(path, source))
        if (target.startsWith("src/") && !(target in files) && roomOf(target) !== roomOf(path))
          own.add(roomOf(target));
      arrows.set(roomOf(path), own);
    }
    const reach = (from: string, seen = new Set<string>()): Set<string> => {
      for (const next of arrows.get(from) ?? []) if (!seen.has(next)) reach(next, seen.add(next));
      return seen;
    };
    expect([...arrows.keys()].filter((room) => reach(room).has(room))).toEqual([]);
  });
});
