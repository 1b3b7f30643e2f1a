import { beforeAll, expect, test } from "vitest";
import { registryWorkshop, type Workshop } from "./workshop.ts";

let made: Workshop;
beforeAll(async () => {
  made = await registryWorkshop();
});
const ask = async (...args: readonly string[]) =>
  JSON.parse(await made.must(["what-if", "grant", ...args, "--json"]));

test.concurrent("to somebody who has a certificate: what is new, whom it overlaps, what they could do alone", async () => {
  const { code, out } = await made.bw(["what-if", "grant", "publish Foo/**", "--to", "carol"]);
  expect(code).toBe(0);
  expect(out).toBe(`carol would have:
  publish on 3 packages, 4 files, of which new: 1 package, 1 file   'JSON/**' 'Core/**' 'Foo/**'
  overlaps dave, who may publish '*/versions/*/requires': nothing that exists yet
  overlaps gus, who may publish '**': 1 package, 1 file in common
  could then change alone 1 subject: Foo
`);
});

test.concurrent("to a newcomer; a package that is not there overlaps by patterns, a common name by its own", async () => {
  const first = await ask("publish New/**", "publish README.md", "--to", "zoe");
  expect(first).toMatchObject({
    isKnown: false,
    opens: [{ commons: 1, files: 1, idle: ["New/**"] }],
    overlaps: [
      { user: "dave", both: { files: 0 } },
      { user: "gus", patterns: ["**", "README.md"], both: { commons: 1, files: 1 } },
    ],
    alone: [{ kind: "common", name: "README.md" }],
  });
  const hidden = await ask("publish .github/**", "--to", "zoe");
  expect(hidden).toMatchObject({ overlaps: [], alone: [] });
});

test.concurrent("what is held already overlaps nobody anew", async () => {
  expect(await ask("publish Foo/**", "--to", "gus")).toMatchObject({ overlaps: [], alone: [] });
  expect(await ask("review Core/**", "--to", "carol")).toMatchObject({
    overlaps: [{ user: "erin", role: "review" }],
  });
});

test.concurrent("wrong usage", async () => {
  for (const args of [["publish Foo/**"], ["Foo/**", "--to", "carol"], ["publish Foo/**", "--to", "Carol"]])
    expect((await made.bw(["what-if", "grant", ...args])).code).toBe(2);
});
