/**
 * A test runner for Stryker that asks the unit tests of some rooms, each test a case. All modules are evaluated again
 * for each mutant: schemas, regular expressions and tables are made by it, and nothing is remembered of the last one.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { build } from "esbuild";
import fc from "fast-check";
import { CaseRunner } from "./case-runner.mjs";

/** Of another program, asked thousands of times. */
const FOREIGN = /git-takes-every-place/;
/** Titles of tests that measure time: code that is counted at each step takes more of it. */
const TIMED = /(long|linear|quadratic) time|at once/;
/** Tests that take seconds, and what a quick one takes at most, in milliseconds of the processor. */
const SLOW = /\/mangle|\/round-trip/;
const QUICK = 300;

// A failure is enough: the smallest is not looked for.
fc.configureGlobal({ seed: 1, endOnFailure: true });

/** Files of the bundle find what lies beside them where it was. */
const inPlace = {
  name: "in-place",
  setup: (bundle) => {
    bundle.onResolve({ filter: /^vitest$/ }, ({ importer }) =>
      importer.endsWith("gathered-tests.mjs")
        ? undefined
        : { path: resolve("test/mutation/gathered-tests.mjs") },
    );
    bundle.onLoad({ filter: /\/test\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path))),
      loader: "ts",
    }));
  },
};

class UnitRunner extends CaseRunner {
  #evaluate = () => [];

  constructor({ rooms, quick }) {
    super();
    Object.assign(this, { rooms, quick });
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const files = this.rooms.flatMap((room) =>
      readdirSync(room, { recursive: true })
        .filter((name) => name.endsWith(".test.ts") && !FOREIGN.test(name))
        .map((name) => `./${join(room, name)}`)
        .filter((path) => !this.quick || !SLOW.test(path)),
    );
    const within = files.map(
      (file) => `describe(${JSON.stringify(file)}, () => require(${JSON.stringify(file)}));`,
    );
    const { outputFiles, metafile } = await build({
      stdin: {
        contents: ['export { cases } from "vitest";', 'import { describe } from "vitest";', ...within].join(
          "\n",
        ),
        resolveDir: process.cwd(),
      },
      absWorkingDir: process.cwd(),
      bundle: true,
      write: false,
      metafile: true,
      packages: "external",
      plugins: [inPlace],
      format: "cjs",
      platform: "node",
      target: "node20",
      logLevel: "error",
    });
    const outside = new Map();
    for (const { path } of Object.values(metafile.outputs)[0].imports) {
      const all = await import(path);
      outside.set(path, all.default ?? all);
    }
    const code = new Function("module", "require", outputFiles[0].text);
    this.#evaluate = () => {
      const module = { exports: {} };
      code(module, (path) => outside.get(path));
      return module.exports.cases.filter(({ name }) => !TIMED.test(name));
    };
    this.cases = this.#casesOf(files);
  }

  /** Each file's by modules of their own, or what one remembers would not be covered by the next. */
  *#casesOf(files) {
    for (const file of files) yield* this.#evaluate().filter(({ name }) => name.startsWith(file));
  }

  async dryRun() {
    const result = await super.dryRun();
    const { static: loaded, perTest } = result.mutantCoverage;
    // What both loading and a test cover is asked of that test.
    for (const covered of Object.values(perTest)) for (const id of Object.keys(covered)) delete loaded[id];
    return result;
  }

  casesFor({ testFilter }, killsOf) {
    const { times } = this.notes;
    const worth = (each) => (killsOf(each) + 1) / (times[each.name] + 1);
    try {
      const most = this.quick ? QUICK : Number.POSITIVE_INFINITY;
      const known = this.#evaluate().filter(({ name }) => times[name] <= most);
      return known.sort((a, b) => worth(b) - worth(a));
    } catch (error) {
      const [name] = testFilter ?? Object.keys(times);
      return [{ name, ask: () => Promise.reject(error) }];
    }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "units", UnitRunner)];
