import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { test } from "vitest";
import { forgeLoose, git } from "../git/fixture.ts";
import { forgePack } from "./forge-pack.ts";
import { judge, type Ran } from "./judge.ts";
import { commitText, editTree, entriesOf, headWith, store, storeCommit, storeTree } from "./plumbing.ts";
import { idOf, newWorld, type World } from "./world.ts";

const show = (name: string, rans: readonly Ran[]) => {
  for (const r of rans)
    console.log(
      "@",
      name,
      r.code,
      r.megabytes.toFixed(0) + "MB",
      r.seconds + "s",
      (r.out
        ? [
            ...new Set(JSON.parse(r.out).refusals.map((x: any) => x.code + "[" + (x.subject ?? "") + "]")),
          ].join(" ") + JSON.stringify(JSON.parse(r.out).counts)
        : ""
      ).slice(0, 160),
      JSON.stringify(r.err.slice(0, 200)),
    );
};
const path = (w: World, id: string) => join(w.gitDir, "objects", id.slice(0, 2), id.slice(2));
const varint = (n: number) => {
  const out = [];
  do {
    out.push((n % 128) | (n >= 128 ? 128 : 0));
    n = Math.floor(n / 128);
  } while (n > 0);
  return Buffer.from(out);
};
test("x", async () => {
  const w = await newWorld();
  const url = idOf(w, "head:A/url");
  const A = idOf(w, "head:A");
  // delta loop
  for (const [n, id] of [
    ["url", url],
    ["tree", A],
    ["commit", idOf(w, "head")],
  ] as const) {
    const keep = readFileSync(path(w, id));
    rmSync(path(w, id));
    const d = Buffer.concat([varint(10), varint(10), Buffer.of(0x90, 10)]);
    forgePack(w.gitDir, [{ id, type: "ref-delta", base: id, body: d }]);
    show("self loop " + n, await judge(w));
    rmSync(join(w.gitDir, "objects/pack"), { recursive: true });
    forgePack(w.gitDir, [
      { id, type: "ref-delta", base: "2".repeat(40), body: d },
      { id: "2".repeat(40), type: "ref-delta", base: id, body: d },
    ]);
    show("loop of two " + n, await judge(w));
    rmSync(join(w.gitDir, "objects/pack"), { recursive: true });
    // delta bomb: base 16MB zeros, N copies
    for (const [copies, mb] of [
      [12, 192],
      [250, 4000],
    ] as const) {
      const base = Buffer.alloc(16 << 20);
      const size = 0xffffff;
      const body = Buffer.concat([
        varint(base.length),
        varint(size * copies),
        ...Array.from({ length: copies }, () => Buffer.of(0xf0, 0xff, 0xff, 0xff)),
      ]);
      forgePack(w.gitDir, [
        { id, type: "ref-delta", base: "2".repeat(40), body },
        { id: "2".repeat(40), type: n === "url" ? "blob" : (n as "tree"), body: base },
      ]);
      show(`delta bomb ${mb}MB ` + n, await judge(w));
      rmSync(join(w.gitDir, "objects/pack"), { recursive: true });
    }
    for (const mb of [200, 1000]) {
      forgePack(w.gitDir, [{ id, type: n === "url" ? "blob" : (n as "tree"), body: Buffer.alloc(mb << 20) }]);
      show(`packed zero bomb ${mb}MB ` + n, await judge(w));
      rmSync(join(w.gitDir, "objects/pack"), { recursive: true });
      forgeLoose(w.gitDir, id, n === "url" ? "blob" : (n as "tree"), Buffer.alloc(mb << 20));
      show(`loose zero bomb ${mb}MB ` + n, await judge(w));
      rmSync(path(w, id));
    }
    // lying size
    forgePack(w.gitDir, [
      { id, type: n === "url" ? "blob" : (n as "tree"), body: Buffer.from("x"), size: 3e9 },
    ]);
    show(`pack lies 3GB ` + n, await judge(w));
    rmSync(join(w.gitDir, "objects/pack"), { recursive: true });
    mkdirSync(join(w.gitDir, "objects", id.slice(0, 2)), { recursive: true });
    writeFileSync(
      path(w, id),
      deflateSync(
        Buffer.concat([Buffer.from(`${n === "url" ? "blob" : n} 3000000000\0`), Buffer.alloc(1000)]),
      ),
    );
    show(`loose lies 3GB ` + n, await judge(w));
    rmSync(path(w, id));
    writeFileSync(
      path(w, id),
      deflateSync(
        Buffer.concat([
          Buffer.from(`${n === "url" ? "blob" : n} 99999999999999999999\0`),
          Buffer.alloc(1000),
        ]),
      ),
    );
    show(`loose lies 1e20 ` + n, await judge(w));
    writeFileSync(path(w, id), keep);
  }
}, 600000);
