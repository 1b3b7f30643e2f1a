/**
 * A test runner for Stryker that judges all scenarios: they are staged once, by the judge as it is, and then judged
 * by one mutant after another.
 */
import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { build } from "esbuild";
import { CaseRunner } from "./case-runner.mjs";

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

class ScenarioRunner extends CaseRunner {
  #outcomes = new Map();

  constructor({ tiers }) {
    super();
    this.tiers = tiers;
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
    const { stageCases, outcomes } = await import(pathToFileURL(outfile).href);
    rmSync(outfile);
    // What staging covers is no mutant's business: only what loading covers cannot be undone.
    const loaded = { ...this.switch.mutantCoverage?.static };
    this.#outcomes = outcomes;
    this.cases = (await stageCases()).filter(({ tier }) => tier < this.tiers);
    const covered = this.switch.mutantCoverage?.static ?? {};
    for (const id of Object.keys(covered)) if (!(id in loaded)) delete covered[id];
  }

  forget() {
    this.#outcomes.clear();
  }

  casesFor({ activeMutant }, killsOf) {
    // `why` only reports: it is asked where it alone is concerned.
    const isExplained = activeMutant.fileName.includes("explain");
    const cases = this.cases.filter(({ tier }) => tier < 3 || isExplained);
    return cases.sort((a, b) => a.tier - b.tier || killsOf(b) - killsOf(a));
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "scenarios", ScenarioRunner)];
