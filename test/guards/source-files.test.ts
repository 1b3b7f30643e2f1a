import { expect, test } from "vitest";
import { codeOf, importsOf } from "./source-files.ts";

test("imports of every form are seen", () => {
  const source = [
    'import { a } from "./a.ts";',
    'import type { B } from "../git/b.ts";',
    "import {",
    "  c,",
    '} from "commander";',
    'import "node:fs";',
    'export { d } from "../verify/d.ts";',
    'const e = await import("./e.ts");',
  ].join("\n");
  expect(importsOf("src/verify/x.ts", source)).toEqual([
    "src/verify/a.ts",
    "src/git/b.ts",
    "commander",
    "node:fs",
    "src/verify/d.ts",
    "src/verify/e.ts",
  ]);
});

test("comments and what stands in quotes are no code", () => {
  const source = `/* try { */ a("try {"); // try {\nb('try {', \`try {\`); try { c() }`;
  expect(codeOf(source).match(/try \{/g)).toHaveLength(1);
});
