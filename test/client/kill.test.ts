import { cpSync, existsSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../cli/run.ts";
import { type World, world } from "./client.ts";
import { releaseText } from "./memory-copy.ts";

const PRELOAD = join(import.meta.dirname, "..", "cli", "kill-at.mjs");

/** A client with a ledger, approvals and something new to fetch; what other people approved lies in its home. */
async function busy(): Promise<World> {
  const made = await world({ limits: { certificateDays: 400, fileBytes: 1_000_000, staleDays: 36_500 } });
  const { registry, push, add, run: ask, home } = made;
  registry.write("A/1.0.0.yaml", releaseText("A", "1.0.0"));
  await registry.sign("A", ["alice"]);
  push();
  await add("--name", "mine");
  await ask("authors", "approve", "alice", "--authors", join(home, "ann.yaml"), "--by", "ann");
  cpSync(join(home, "ann.yaml"), join(home, "data", "authors.yaml"));
  await ask("installed", "add", "A", "0.9.0");
  registry.write("A/url", "https://example.org/new\n");
  await registry.sign("A", ["alice"]);
  await registry.certify("bob", ["publish B/**"]);
  push();
  return made;
}

/** All that is remembered, less clocks and what dead processes left lying around. */
function remembered(data: string): string {
  const read = (...path: readonly string[]) =>
    existsSync(join(data, ...path)) ? readFileSync(join(data, ...path), "utf8") : "";
  const names = existsSync(join(data, "registries")) ? readdirSync(join(data, "registries")) : [];
  const states = names
    .filter((name) => existsSync(join(data, "registries", name, "state.json")) && !/[.]/.test(name))
    .map((name) => [name, JSON.parse(read("registries", name, "state.json")).commit]);
  return JSON.stringify([states, read("installed.json"), read("authors.yaml")]);
}

test.each<[string, readonly string[]]>([
  ["sync", ["sync"]],
  ["add", ["add", "URL", "--root", "PIN", "--name", "other"]],
  ["remove", ["remove", "mine", "--yes"]],
  ["installed add", ["installed", "add", "A", "1.0.0"]],
  ["installed remove", ["installed", "remove", "A"]],
  ["authors approve", ["authors", "approve", "alice", "--by", "erin"]],
  ["authors import", ["authors", "import", "bob.yaml", "--quorum", "1"]],
])(
  "%s, killed before any of its writes, leaves what was before or what is after",
  async (_, words) => {
    const { home, server, pin } = await busy();
    const [data, saved, count] = ["data", "saved", "count"].map((name) => join(home, name)) as [
      string,
      string,
      string,
    ];
    const foreign = readFileSync(join(home, "ann.yaml"), "utf8").replace('user: "alice"', 'user: "zoe"');
    writeFileSync(join(home, "bob.yaml"), foreign);
    cpSync(data, saved, { recursive: true });
    const args = words.map((word) => ({ URL: server.url("r.git"), PIN: pin })[word] ?? word);
    const act = (more: Record<string, string> = {}) =>
      run(home, args, {
        HOME: home,
        BAILIWICK_DATA: data,
        NODE_OPTIONS: `--import ${PRELOAD}`,
        KILL_UNDER: realpathSync(home),
        ...more,
      });
    const before = remembered(data);
    expect(await act({ KILL_COUNT: count })).toMatchObject({ code: 0 });
    const after = remembered(data);
    expect(after).not.toBe(before);
    const calls = Number(readFileSync(count, "utf8"));
    const seen = new Set<string>();
    for (let n = 1; n <= calls; n++) {
      rmSync(data, { recursive: true });
      cpSync(saved, data, { recursive: true });
      expect((await act({ KILL_AT: String(n) })).code).toBeNull();
      const found = remembered(data);
      expect([before, after]).toContain(found);
      seen.add(found);
    }
    expect(seen).toEqual(new Set([before, after]));
    // The last one was killed with the lock in its hands: the next takes it over, and clears away what is left.
    await act();
    expect(remembered(data)).toBe(after);
    expect(await run(home, ["sync"], { HOME: home, BAILIWICK_DATA: data })).toMatchObject({
      code: words[0] === "remove" ? 3 : 0,
    });
    const left = readdirSync(data, { recursive: true, encoding: "utf8" });
    if (words[0] !== "remove")
      expect(left.filter((name) => /\.(tmp|dead|lock)$|tmp_/.test(name))).toEqual([]);
  },
  120_000,
);
