import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
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
import { forgeLoose, git, repository, temporary as tmp2 } from "../git/fixture.ts";
import { forgePack } from "./forge-pack.ts";
import { judge, type Ran, run } from "./judge.ts";
import { commitText, editTree, entriesOf, headWith, store, storeCommit, storeTree } from "./plumbing.ts";
import { idOf, newWorld, temporary, type World } from "./world.ts";

const log: string[] = [];
const show = (name: string, rans: readonly Ran[]) => {
  for (const r of rans) {
    const j = r.code !== null && r.out.startsWith("{") ? JSON.parse(r.out) : undefined;
    appendFileSync(
      "/tmp/h/log",
      [
        "@",
        name,
        r.code,
        r.megabytes.toFixed(0) + "MB",
        r.seconds.toFixed(1) + "s",
        (j
          ? [...new Set(j.refusals.map((x: any) => x.code + "[" + (x.subject ?? "") + "]"))].join(" ") +
            JSON.stringify(j.counts)
          : r.out
        ).slice(0, 160),
        JSON.stringify(r.err.slice(0, 200)),
      ].join(" ") + "\n",
    );
  }
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
const set = (name: string, id: string, mode?: string) => (e: readonly any[]) =>
  e.some((x) => x.name === name)
    ? e.map((x) => (x.name === name ? { ...x, id, mode: mode ?? x.mode } : x))
    : [...e, { name, id, mode: mode ?? "100644" }].sort((a, b) =>
        Buffer.compare(
          Buffer.from(a.name + (a.mode === "40000" ? "/" : "")),
          Buffer.from(b.name + (b.mode === "40000" ? "/" : "")),
        ),
      );
test("x", async () => {
  const w = await newWorld();
  const url = idOf(w, "head:A/url");
  const byBytes = (a: any, b: any) =>
    Buffer.compare(
      Buffer.from(a.name + (a.mode === "40000" ? "/" : "")),
      Buffer.from(b.name + (b.mode === "40000" ? "/" : "")),
    );
  const sig = idOf(w, "head:.bailiwick/statements/A/2.alice.sig");
  for (const n of [10_000, 40_000]) {
    const N = (name: (i: number) => string, id = url, mode = "100644") =>
      Array.from({ length: n }, (_, i) => ({ name: name(i), mode, id }));
    show(
      n + " garbage chain",
      await judge(
        w,
        headWith(
          w,
          ".bailiwick/statements",
          set(
            "A",
            storeTree(
              w,
              N((i) => `f${String(i).padStart(8, "0")}`),
            ),
            "40000",
          ),
        ),
      ),
    );
    show(
      n + " garbage certs",
      await judge(
        w,
        headWith(
          w,
          ".bailiwick",
          set(
            "certs",
            storeTree(
              w,
              N((i) => `f${String(i).padStart(8, "0")}`),
            ),
            "40000",
          ),
        ),
      ),
    );
    show(
      n + " statements",
      await judge(
        w,
        headWith(
          w,
          ".bailiwick/statements",
          set("A", storeTree(w, N((i) => `${i + 1}.sums`).sort(byBytes)), "40000"),
        ),
      ),
    );
    show(
      n + " certs",
      await judge(
        w,
        headWith(
          w,
          ".bailiwick",
          set("certs", storeTree(w, N((i) => `user${i}.yaml`).sort(byBytes)), "40000"),
        ),
      ),
    );
    show(
      n + " sigs",
      await judge(
        w,
        headWith(
          w,
          ".bailiwick/statements",
          set(
            "A",
            storeTree(
              w,
              [
                { name: "2.sums", mode: "100644", id: idOf(w, "head:.bailiwick/statements/A/2.sums") },
                ...N((i) => `2.user${i}.sig`, sig),
              ].sort(byBytes),
            ),
            "40000",
          ),
        ),
      ),
    );
    show(
      n + " sigs of cert",
      await judge(
        w,
        headWith(w, ".bailiwick/certs", (e) => [...e, ...N((i) => `alice.user${i}.sig`, sig)].sort(byBytes)),
      ),
    );
    show(
      n + " lists",
      await judge(
        w,
        headWith(
          w,
          ".bailiwick",
          set("lists", storeTree(w, N((i) => `user${i}.sums`).sort(byBytes)), "40000"),
        ),
      ),
    );
    show(
      n + " roots",
      await judge(
        w,
        headWith(w, ".bailiwick/root", (e) => [...e, ...N((i) => `${i + 2}.yaml`)].sort(byBytes)),
      ),
    );
    show(
      n + " revoked",
      await judge(
        w,
        headWith(
          w,
          ".bailiwick",
          set(
            "revoked",
            storeTree(w, N((i) => `${String(i).padStart(64, "0")}.yaml`).sort(byBytes)),
            "40000",
          ),
        ),
      ),
    );
    show(
      n + " packages",
      await judge(
        w,
        headWith(w, "", (e) => [...e, ...N((i) => `P${i}`, idOf(w, "head:A/deep"), "40000")].sort(byBytes)),
      ),
    );
    show(
      n + " files in A",
      await judge(
        w,
        headWith(w, "A", (e) => [...e, ...N((i) => `P${i}`)].sort(byBytes)),
      ),
    );
    show(
      n + " files in top",
      await judge(
        w,
        headWith(w, "", (e) => [...e, ...N((i) => `P${i}`)].sort(byBytes)),
      ),
    );
    show(
      n + " dups in A",
      await judge(
        w,
        headWith(w, "A", (e) => [...e, ...N((i) => `url`)].sort(byBytes)),
      ),
    );
    show(
      n + " case collisions in A",
      await judge(
        w,
        headWith(w, "A", (e) =>
          [
            ...e,
            ...N((i) => [..."abcdefghijklmnop"].map((c, k) => ((i >> k) & 1 ? c.toUpperCase() : c)).join("")),
          ].sort(byBytes),
        ),
      ),
    );
    show(
      n + " case collisions top",
      await judge(
        w,
        headWith(w, "", (e) =>
          [
            ...e,
            ...N(
              (i) => [..."abcdefghijklmnop"].map((c, k) => ((i >> k) & 1 ? c.toUpperCase() : c)).join(""),
              idOf(w, "head:A/deep"),
              "40000",
            ),
          ].sort(byBytes),
        ),
      ),
    );
  }
}, 1800000);
