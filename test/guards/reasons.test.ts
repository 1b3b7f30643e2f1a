import { describe, expect, test } from "vitest";
import { reasonsPage } from "../../bench/reasons-page.ts";
import { reasons } from "../../src/reasons.ts";
import { textOf } from "./source-files.ts";

describe("the catalogue of reasons", () => {
  test("docs/reasons.md is what `npm run reasons` makes of it", () => {
    expect(textOf("docs/reasons.md")).toBe(reasonsPage());
  });

  test.each(Object.keys(reasons))("%s: a code in kebab case, a line of words, a line that mends", (code) => {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    const [, said = "", mend = ""] =
      new RegExp(`^## ${code}\n\n(.+)\n\n {4}(.+)\n$`, "m").exec(`${reasonsPage()}\n`) ?? [];
    expect(said).not.toMatch(/undefined|NaN|\[object|[.]$/);
    expect(mend).not.toBe("");
    expect(`${said} ${mend}`).not.toContain("undefined");
  });
});
