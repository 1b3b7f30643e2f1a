/**
 * Mutation testing: changes the code in every way that Stryker knows, and says which changes no test noticed.
 *
 *     npm run mutate -- [--quick] [FILE-OR-FOLDER...]     src/verify unless said
 *
 * src/verify is judged by the scenarios, with --quick by their headers alone; any other room by its unit tests, with
 * --quick by those that take no time. Writes dist/mutation/ROOM.json and .html; exits with 1 when more than one in
 * twenty mutants lives.
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
const rooms = [...new Set(paths.map((path) => path.split("/")[1]))];
const room = `src-${rooms.join("-")}`;

const incrementalFile = `dist/mutation/${room}.incremental.json`;
forgetSurvivors();

const results = await new Stryker({
  mutate: paths.map((path) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() ? `${path}/**/*.ts` : path,
  ),
  tiers: values.quick ? 1 : 4,
  testRunnerNodeArgs: ["--max-semi-space-size=64"],
  quick: values.quick,
  rooms: rooms.map((each) => `test/${each}`),
  testRunner: byScenarios ? "scenarios" : "units",
  plugins: ["./scenario-runner.mjs", "./unit-runner.mjs"].map((path) => import.meta.resolve(path)),
  ignorePatterns: ["dist", "action"],
  // It has nothing to say, and Stryker cannot read it with this TypeScript.
  tsconfigFile: "none",
  ignoreStatic: byScenarios,
  concurrency: 1,
  timeoutMS: byScenarios ? 20_000 : 5_000,
  timeoutFactor: byScenarios ? 3 : 1.5,
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
