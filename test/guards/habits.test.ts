import { describe, expect, test } from "vitest";
import { codeOf, textOf, textsIn } from "./source-files.ts";

const own = textsIn(["src", "cli", "action", "bench", "test"]);
const code = new Map([...own].map(([path, source]) => [path, codeOf(source)]));

/** Where a pattern is found, as `path: match`. */
function found(pattern: RegExp, isAsked: (path: string) => boolean): string[] {
  return [...code].flatMap(([path, text]) =>
    isAsked(path) ? [...text.matchAll(pattern)].map(([match]) => `${path}: ${match}`) : [],
  );
}

describe("src/verify", () => {
  const isJudge = (path: string) => path.startsWith("src/verify/");

  test("holds no `try`: data is judged, bugs crash", () => {
    expect(found(/\btry\s*\{/g, isJudge)).toEqual([]);
  });

  test("has no clock, chance, environment, output or network", () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\b|\bconsole\b|\bfetch\(|\bset(?:Timeout|Interval)\b|\bperformance\b/g;
    expect(found(impure, isJudge)).toEqual([]);
  });
});

describe("everywhere", () => {
  test("only the edge prints, exits or reads the process", () => {
    const isInner = (path: string) => path.startsWith("src/");
    expect(
      found(
        /\bconsole\.|\bprocess\.exit\b|\bprocess\.stdout\b|\bprocess\.stderr\b|\bprocess\.exitCode\b/g,
        isInner,
      ),
    ).toEqual([]);
  });

  test("no test is alone, and none is left out", () => {
    const isTest = (path: string) => path.startsWith("test/") && path.endsWith(".test.ts");
    expect(
      found(
        /\b(?:test|it|describe)(?:\.\w+)*\.(?:only|skip|todo|fails)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/g,
        isTest,
      ),
    ).toEqual([]);
  });

  test("no type is looked away from", () => {
    const inComments = [...own].flatMap(([path, text]) =>
      /@ts-(?:ignore|nocheck|expect-error)\b/.test(codeWithComments(text)) ? [path] : [],
    );
    expect(inComments).toEqual([]);
    expect(found(/(?:[:<,|&(]|\bas)\s*any\b/g, (path) => !path.endsWith(".d.ts"))).toEqual([]);
  });

  test("versions are exact, and the lock file has the same", () => {
    const manifest: Manifest = JSON.parse(textOf("package.json"));
    const lock: { packages: Record<string, Manifest | undefined> } = JSON.parse(textOf("package-lock.json"));
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(wanted)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    const locked = lock.packages[""];
    expect({ ...locked?.dependencies, ...locked?.devDependencies }).toEqual(wanted);
  });
});

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Source less what stands in quotes: this file names what it looks for. */
function codeWithComments(source: string): string {
  return source.replace(/"(?:[^"\\\n]|\\.)*"|\/(?:[^/\\\n]|\\.)+\/[a-z]*/g, "");
}
