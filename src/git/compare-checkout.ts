import { createHash } from "node:crypto";
import { createReadStream, lstatSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { Tree } from "../tree.ts";
import { onDisk } from "./on-disk.ts";

/**
 * Whether a folder holds exactly the files of a tree, `.git` apart, byte for byte. Files are hashed as git does,
 * but by no git: the folder may be hostile, and its filters and monitors are programs. So a checkout with other
 * line ends than were committed differs, and so does one with a submodule.
 */
export async function isCheckoutOf(folder: string, tree: Tree, format: "sha1" | "sha256"): Promise<boolean> {
  return holdsTree(folder, tree, tree.id, format, true);
}

async function holdsTree(
  folder: string,
  tree: Tree,
  id: string,
  format: "sha1" | "sha256",
  isTop: boolean,
): Promise<boolean> {
  const [entries = []] = await tree.list([id]);
  const names = onDisk(`read ${folder}`, () => readdirSync(folder)).filter(
    (name) => !isTop || name !== ".git",
  );
  const wanted = new Set(entries.map(({ name }) => name));
  if (names.length !== wanted.size || names.some((name) => !wanted.has(name))) return false;
  for (const { name, mode, id: expected } of entries) {
    const path = join(folder, name);
    const stat = onDisk(`look at ${path}`, () => lstatSync(path));
    if (mode === "40000") {
      if (!stat.isDirectory() || !(await holdsTree(path, tree, expected, format, false))) return false;
    } else if (mode === "120000") {
      if (!stat.isSymbolicLink()) return false;
      const target = Buffer.from(onDisk(`read ${path}`, () => readlinkSync(path)));
      if (blobHash(format, target.length).update(target).digest("hex") !== expected) return false;
    } else {
      if (!stat.isFile() || (mode !== "100644" && mode !== "100755")) return false;
      const hash = blobHash(format, stat.size);
      for await (const chunk of createReadStream(path)) hash.update(chunk);
      if (hash.digest("hex") !== expected) return false;
    }
  }
  return true;
}

function blobHash(format: "sha1" | "sha256", size: number) {
  return createHash(format).update(`blob ${size}\0`);
}
