/**
 * Mutation testing: changes the code in every way that Stryker knows, and says which changes no test noticed.
 *
 *     npm run mutate -- [--quick] [FILE-OR-FOLDER...]     src/verify unless said; also src/format, src/crypto
 *
 * src/verify is judged by the scenarios, with --quick by their headers alone; src/format and src/crypto by their
 * unit tests. Writes
 * dist/mutation/ROOM.json and .html; exits with 1 when more than one in twenty mutants lives.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";

const { values, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean" } },
});
if (paths.length === 0) paths.push("src/verify");
const byScenarios = paths.every((path) => path.startsWith("src/verify"));
const room = paths[0].split("/").slice(0, 2).join("-");

const incrementalFile = `dist/mutation/${room}.incremental.json`;
forgetSurvivors();

const results = await new Stryker({
  mutate: paths.map((path) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() ? `${path}/**/*.ts` : path,
  ),
  tiers: values.quick ? 1 : paths.every((path) => !path.includes("explain")) ? 3 : 4,
  testRunnerNodeArgs: ["--max-semi-space-size=64"],
  testRunner: byScenarios ? "scenarios" : "vitest",
  plugins: ["@stryker-mutator/vitest-runner", import.meta.resolve("./scenario-runner.mjs")],
  vitest: { configFile: "test/mutation/vitest.config.ts" },
  ignorePatterns: ["dist", "docs", "action"],
  // It has nothing to say, and Stryker cannot read it with this TypeScript.
  tsconfigFile: "none",
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 20_000,
  timeoutFactor: 3,
  incremental: true,
  incrementalFile,
  tempDirName: "dist/mutation/sandbox",
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
  jsonReporter: { fileName: `dist/mutation/${room}.json` },
  htmlReporter: { fileName: `dist/mutation/${room}.html` },
  warnings: { unknownOptions: false },
  logLevel: "warn",
}).runMutationTest();
const lives = results.filter(({ status }) => status === "Survived" || status === "NoCoverage");
const counted = results.filter(({ status }) => !["Ignored", "CompileError", "RuntimeError"].includes(status));
process.exitCode = lives.length * 20 > counted.length ? 1 : 0;

/** What lived is asked again: the same case may say more by now. */
function forgetSurvivors() {
  if (!existsSync(incrementalFile)) return;
  const report = JSON.parse(readFileSync(incrementalFile, "utf8"));
  for (const file of Object.values(report.files))
    file.mutants = file.mutants.filter(({ status }) => status === "Killed" || status === "Ignored");
  writeFileSync(incrementalFile, JSON.stringify(report));
}
