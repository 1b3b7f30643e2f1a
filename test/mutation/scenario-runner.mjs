/**
 * A test runner for Stryker that judges all scenarios in one process: they are staged once, by the judge as it
 * is, and then judged by one mutant after another. Starting a test process for each would take hours.
 */
import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { commonTokens, declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { build } from "esbuild";

/** Lets src use what remembers its answers instead of what it imports; only good while that is not mutated. */
const remembering = {
  name: "remembering",
  setup: (bundle) =>
    bundle.onResolve({ filter: /\/(document|sshsig)\.ts$/ }, ({ path, importer }) => {
      const isAsked = /\/src\/(verify|format)\//.test(importer);
      return isAsked
        ? { path: join(process.cwd(), "test/mutation", `remembered-${basename(path)}`) }
        : undefined;
    }),
};

class ScenarioRunner {
  static inject = [commonTokens.options];
  #switch = {};
  #cases = [];
  #outcomes = new Map();
  /** Case -> how many mutants it killed: what kills one often kills the next. */
  #kills = new Map();

  constructor({ tiers }) {
    this.tiers = tiers;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    const outfile = `mutated-${process.pid}.mjs`;
    await build({
      absWorkingDir: process.cwd(),
      entryPoints: ["test/mutation/cases.ts"],
      outfile,
      bundle: true,
      packages: "external",
      plugins: [remembering],
      format: "esm",
      platform: "node",
      target: "node20",
      logLevel: "error",
    });
    this.#switch = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
    const { stageCases, outcomes } = await import(pathToFileURL(outfile).href);
    rmSync(outfile);
    // What staging covers is no mutant's business: only what loading covers cannot be undone.
    const loaded = { ...this.#switch.mutantCoverage?.static };
    this.#outcomes = outcomes;
    this.#cases = (await stageCases()).filter(({ tier }) => tier < this.tiers);
    const covered = this.#switch.mutantCoverage?.static ?? {};
    for (const id of Object.keys(covered)) if (!(id in loaded)) delete covered[id];
  }

  async dryRun() {
    const tests = [];
    for (const each of this.#cases) {
      this.#outcomes.clear();
      this.#switch.currentTestId = each.name;
      tests.push(await this.#ask(each));
    }
    this.#switch.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.#switch.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    const wanted = testFilter && new Set(testFilter);
    const kills = ({ name }) => this.#kills.get(name) ?? 0;
    this.#outcomes.clear();
    // `why` only reports: it is asked where it alone is concerned.
    const isExplained = activeMutant.fileName.includes("explain");
    const cases = this.#cases.filter(
      ({ name, tier }) => (wanted?.has(name) ?? true) && (tier < 3 || isExplained),
    );
    cases.sort((a, b) => a.tier - b.tier || kills(b) - kills(a));
    const tests = [];
    Object.assign(this.#switch, { hitCount: 0, hitLimit, activeMutant: activeMutant.id });
    for (const each of cases) {
      const test = await this.#ask(each);
      tests.push(test);
      if (test.status !== TestStatus.Failed) continue;
      this.#kills.set(each.name, kills(each) + 1);
      if (!disableBail) break;
    }
    const { hitCount } = this.#switch;
    Object.assign(this.#switch, { hitCount: undefined, hitLimit: undefined, activeMutant: undefined });
    const ran = { status: DryRunStatus.Complete, tests };
    return toMutantRunResult(determineHitLimitReached(hitCount, hitLimit) ?? ran);
  }

  async #ask({ name, ask }) {
    const start = performance.now();
    const complaints = await ask().catch((error) => [`throws ${error}`]);
    const told = { id: name, name, timeSpentMs: performance.now() - start };
    return complaints.length === 0
      ? { ...told, status: TestStatus.Success }
      : { ...told, status: TestStatus.Failed, failureMessage: complaints.join("\n") };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "scenarios", ScenarioRunner)];
