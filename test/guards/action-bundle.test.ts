import { expect, test } from "vitest";
import { parse } from "yaml";
import { bundleAction } from "../../bundle-action.mjs";
import { textOf } from "./source-files.ts";

const bundled = await bundleAction();

test.each([...bundled])(
  "action/dist/%s, which GitHub runs, is what the source makes (if not: npm run build, and commit it)",
  (name, text) => {
    expect(textOf(`action/dist/${name}`) === text).toBe(true);
  },
);

test("the bundles hold no octokit, and stay small", () => {
  for (const [name, text] of bundled) {
    expect(text, name).not.toMatch(/node_modules\/(?:@octokit|octokit|simple-git|commander|@clack)\//);
    expect(text.length, name).toBeLessThan(700_000);
  }
});

test.each([
  ["action.yml", "action/dist/check.js"],
  ["action/report/action.yml", "../dist/comment.js"],
])("%s starts %s, and asks for no secret", (path, main) => {
  const { runs, inputs }: ActionFile = parse(textOf(path));
  expect(runs).toEqual({ using: "node24", main });
  for (const { default: given } of Object.values(inputs)) expect(given ?? "").not.toMatch(/secrets/);
});

interface ActionFile {
  readonly runs: unknown;
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
}
