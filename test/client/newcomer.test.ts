import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { encodeText } from "../../src/format/text.ts";
import { commitFiles, newRepository, temporary } from "../cli/repository.ts";

const SCRIPT = join(import.meta.dirname, "..", "..", "dist", "bench", "newcomer.js");

test("a newcomer pins, syncs and checks an artifact in three commands, on a registry of METADATA.jl's layout", () => {
  const dir = newRepository("--bare");
  const file = (text: string) => ({ mode: "100644", bytes: encodeText(text) });
  const files = new Map([
    ["README.md", file("packages\n")],
    ["JSON/url", file("https://example.org/JSON.jl.git\n")],
    ["JSON/versions/0.1.0/sha1", file(`${"a".repeat(40)}\n`)],
  ]);
  commitFiles(dir, files);
  commitFiles(dir, files.set("JSON/versions/0.2.0/sha1", file(`${"b".repeat(40)}\n`)));
  const said = execFileSync(process.execPath, [SCRIPT, dir, "--commits", "1"], {
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", TMPDIR: temporary() },
  });
  const [pinned, synced, checked] = said.split(/^\$ bailiwick /m).slice(1);
  expect(pinned).toMatch(/^add http:.* --root sha256:\S+ --name mine\nverified mine/);
  expect(synced).toMatch(/^sync\nverified mine .*, nothing new/);
  expect(checked).toMatch(/^verify-artifact Newcomer.jl .*\npass {2}listed .* by git commit/);
  expect(said).toContain("first ");
});
