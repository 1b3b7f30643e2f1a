import { describe, expect, test } from "vitest";
import { plainRegistry } from "./plain-registry.ts";
import { NOW } from "./registry.ts";
import { commitFiles } from "./repository.ts";
import { run } from "./run.ts";

const names = [
  "JSON/::error::owned",
  "JSON/a\n::error file=x::owned",
  "JSON/a\r::warning::owned",
  "JSON/\u001b[32maccepted\u001b[0m",
  "JSON/\u009b32maccepted",
  "JSON/\u202egpj.exe",
  "JSON/\u2066x\u2069",
  "JSON/'; rm -rf ~; '",
  "JSON/$(id)`id`",
  "JSON/\u200b\ufeff\u00ad",
];

const FORMAT = /[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Nothing but plain text and line ends, and no line that a CI runner takes for a command. */
function expectSafe(text: string): void {
  const controls = [...text].filter((each) => each !== "\n" && /\p{Cc}/u.test(each));
  expect(controls).toEqual([]);
  expect(text).not.toMatch(FORMAT);
  expect(text).not.toMatch(/^\s*::/m);
}

describe("names of an attacker", () => {
  test("are escaped in text, and stay what they are in JSON", async () => {
    const { registry, dir } = await plainRegistry();
    for (const name of names) registry.write(name, "x");
    commitFiles(dir, registry.files, "change", "main");
    const check = ["check", "main", "change", "--now", NOW];
    const { out } = await run(dir, [...check, "--json"]);
    const answer: { refusals: { facts: { path: string } }[] } = JSON.parse(out);
    expect(answer.refusals.map(({ facts }) => facts.path)).toEqual(expect.arrayContaining(names));
    const about = ["--ref", "change"];
    for (const question of [
      check,
      [...check, "--verbose"],
      ["verify", "change", "--verbose"],
      ["show", ...about],
      ["show", "JSON", ...about],
      ["why", "JSON", ...about],
      ...names.flatMap((name) => [
        ["why", name, ...about],
        ["who-can", name, ...about],
      ]),
    ]) {
      const text = await run(dir, question);
      expectSafe(text.out + text.err);
      const json = await run(dir, [...question, "--json"]);
      expectSafe(json.out + json.err);
      expect(() => JSON.parse(json.out), question.join(" ")).not.toThrow();
    }
  });
});

test("a package whose sound name deceives the eye is escaped wherever it stands", async () => {
  const { registry, dir } = await plainRegistry();
  const name = "P\u202egpj \u2066$(id)'";
  await registry.certify("eve", [`publish ${name.split(" ")[0]}*/**`]);
  registry.write(`${name}/url\u202e`, "x");
  await registry.sign(name, ["eve"]);
  commitFiles(dir, registry.files);
  for (const question of [
    ["check", "main~1", "main", "--now", NOW],
    ["verify"],
    ["show", name],
    ["why", name],
    ["why", `${name}/url\u202e`],
    ["who-can", name, "--now", NOW],
    ["cert", "list"],
    ["cert", "show", "eve"],
  ])
    for (const more of [[], ["--json"]]) {
      const { code, out, err } = await run(dir, [...question, ...more]);
      expect({ code, question }).toEqual({ code: 0, question });
      expectSafe(out + err);
    }
});

describe("colours", () => {
  const terminal = { NODE_OPTIONS: "--import=data:text/javascript,process.stdout.isTTY=true" };

  test("on a terminal, and never with NO_COLOR", async () => {
    const { dir } = await plainRegistry();
    const args = ["check", "main", "main", "--now", NOW];
    expect((await run(dir, args, terminal)).out).toContain("\u001b[32maccepted\u001b[0m");
    expectSafe((await run(dir, args, { ...terminal, NO_COLOR: "1" })).out);
    expectSafe((await run(dir, args)).out);
  });
});
