import { expect, test } from "vitest";
import type { Subject } from "../../src/format/layout.ts";
import { roles } from "../../src/format/root.ts";
import { patternOpening, rulesOn } from "../../src/verify/explain-rights.ts";
import { viewOf } from "../../src/verify/explain-view.ts";
import { holds, needsOf, type Scope } from "../../src/verify/rights.ts";
import { TestRegistry, treeOf } from "./registry.ts";

const patterns = [
  "**",
  "*",
  "*/**",
  "JSON/**",
  "JSON",
  "J*/url",
  "*/versions/*/requires",
  ".github/**",
  ".github",
  "README.md",
  "R*",
];
const subjects: Subject[] = [
  { kind: "package", name: "JSON" },
  { kind: "package", name: "Rmath" },
  { kind: "common", name: ".github" },
  { kind: "common", name: "README.md" },
];
const below = [undefined, "", "/url", "/versions/1/requires", "/.hidden", "/workflows/ci.yml"];
const scopes = subjects.flatMap((subject): Scope[] =>
  below.map((rest) => ({ subject, path: rest === undefined ? undefined : `${subject.name}${rest}` })),
);

test("what who-can and why say of rights is what the judge says", async () => {
  const registry = await TestRegistry.found({
    rules: patterns.map((pattern, i) => ({ paths: [pattern], [roles[i % 3] ?? "publish"]: (i % 4) + 1 })),
  });
  for (const [i, pattern] of patterns.entries())
    await registry.certify(`user${i}`, [`${roles[i % 3]} ${pattern}`]);
  const view = await viewOf(treeOf(registry.files), registry.pin);
  if (!view.stands) throw new Error("the root does not stand");
  const { trust } = view;
  for (const scope of scopes) {
    const rules = rulesOn(trust, scope).flatMap(({ needs }) => needs);
    const joined = roles.flatMap((role) => {
      const count = Math.max(0, ...rules.filter((need) => need.role === role).map((need) => need.count));
      return count === 0 ? [] : [{ role, count }];
    });
    expect(joined, JSON.stringify(scope)).toEqual(needsOf(trust, scope));
    for (const user of trust.grants.keys())
      for (const role of roles)
        expect(
          patternOpening(trust, user, role, scope) !== undefined,
          JSON.stringify({ user, role, scope }),
        ).toBe(holds(trust, user, role, scope));
  }
});
