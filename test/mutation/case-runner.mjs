import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { commonTokens } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";

/** What the dry run found; a mutant that takes too long ends this process, and the next must know it, too. */
const NOTES = "dry-run.json";

globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};

/**
 * What our runners for Stryker have in common: cases, gathered once, are asked in one process, of one mutant after
 * another, until one complains. Starting a test process for each would take hours. A case is `{ name, ask }`; `ask`
 * answers its complaints, or throws.
 */
export class CaseRunner {
  static inject = [commonTokens.options];
  cases = [];
  /** What Stryker's changes in the code look at. */
  switch = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE];
  /** Of the dry run: case -> milliseconds of the processor, and case -> mutant -> how often it passed there. */
  notes = existsSync(NOTES) ? JSON.parse(readFileSync(NOTES, "utf8")) : { times: {}, hits: {} };
  /** Case -> how many mutants it killed: what kills one often kills the next. */
  #kills = new Map();

  capabilities() {
    return { reloadEnvironment: false };
  }

  /** Before each case of the dry run, and each mutant. */
  forget() {}

  /** The cases for a mutant, those to ask first in front. */
  casesFor(_run, killsOf) {
    return this.cases.toSorted((a, b) => killsOf(b) - killsOf(a));
  }

  async dryRun() {
    const tests = [];
    const times = {};
    for (const each of this.cases) {
      this.forget();
      const start = process.cpuUsage();
      this.switch.currentTestId = each.name;
      tests.push(await ask(each));
      this.switch.currentTestId = undefined;
      times[each.name] = process.cpuUsage(start).user / 1000;
    }
    const { mutantCoverage } = this.switch;
    this.notes = { times, hits: mutantCoverage.perTest };
    writeFileSync(NOTES, JSON.stringify(this.notes));
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun(run) {
    const wanted = run.testFilter && new Set(run.testFilter);
    const killsOf = ({ name }) => this.#kills.get(name) ?? 0;
    this.forget();
    const { hitLimit, activeMutant } = run;
    Object.assign(this.switch, { hitCount: 0, hitLimit, activeMutant: activeMutant.id });
    const tests = [];
    for (const each of this.casesFor(run, killsOf)) {
      if (wanted && !wanted.has(each.name)) continue;
      // A loop without end is noticed at once by a case that is through soon, not after as many turns as of all.
      const hits = this.notes.hits[each.name]?.[activeMutant.id] ?? 0;
      Object.assign(this.switch, { hitCount: 0, hitLimit: hits > 0 ? 100 * hits : hitLimit });
      const test = await ask(each);
      tests.push(test);
      if (test.status !== TestStatus.Failed) continue;
      this.#kills.set(each.name, killsOf(each) + 1);
      if (!run.disableBail) break;
    }
    const { hitCount, hitLimit: lastLimit } = this.switch;
    Object.assign(this.switch, { hitCount: undefined, hitLimit: undefined, activeMutant: undefined });
    const ran = { status: DryRunStatus.Complete, tests };
    return toMutantRunResult(determineHitLimitReached(hitCount, lastLimit) ?? ran);
  }
}

async function ask({ name, ask }) {
  const start = performance.now();
  const complaints = await ask().catch((error) => [`throws ${error}`]);
  const told = { id: name, name, timeSpentMs: performance.now() - start };
  return complaints.length === 0
    ? { ...told, status: TestStatus.Success }
    : { ...told, status: TestStatus.Failed, failureMessage: complaints.join("\n") };
}
