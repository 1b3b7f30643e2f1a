/**
 * Writes the scenarios as a corpus for other implementations, or asks this one all that a corpus asks:
 *
 *     npm run corpus -- OUTDIR
 *     npm run corpus -- --check DIR
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { play } from "../test/scenario/play.ts";
import { readScenario } from "../test/scenario/read-scenario.ts";
import type { Case } from "./corpus/case.ts";
import { caseOf } from "./corpus/case-of.ts";
import { formatBundle } from "./corpus/format-bundle.ts";
import { playCase } from "./corpus/play-case.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: "string" } } });
const [out] = positionals;
if (values.check !== undefined) await check(values.check);
else if (out !== undefined) await write(out);
else {
  console.error("Usage: npm run corpus -- OUTDIR, or npm run corpus -- --check DIR");
  process.exitCode = 2;
}

async function write(folder: string): Promise<void> {
  mkdirSync(join(folder, "bundles"), { recursive: true });
  const scenarios = join("test", "scenarios");
  const cases: Case[] = [];
  for (const file of readdirSync(scenarios).sort()) {
    if (!file.endsWith(".txtar")) continue;
    const text = readFileSync(join(scenarios, file), "utf8");
    const made = caseOf(await play(readScenario(file.slice(0, -".txtar".length), text)));
    writeFileSync(join(folder, made.case.bundle), formatBundle(made.commits));
    cases.push(made.case);
  }
  writeFileSync(join(folder, "cases.json"), `${JSON.stringify(cases, undefined, 1)}\n`);
  writeFileSync(join(folder, "README.md"), readme());
  console.log(`${cases.length} cases in ${folder}`);
}

/** What docs/format.md says of the corpus. */
function readme(): string {
  const page = readFileSync(join("docs", "format.md"), "utf8");
  const [, after] = page.split(/^## \d+\. The conformance corpus\n\n/m);
  const section = after?.split(/^## /m)[0];
  if (section === undefined) throw new Error("docs/format.md does not describe the corpus");
  return `# bailiwick: the conformance corpus\n\nSections are those of bailiwick's docs/format.md.\n\n${section}`;
}

async function check(folder: string): Promise<void> {
  const cases = JSON.parse(readFileSync(join(folder, "cases.json"), "utf8")) as readonly Case[];
  const scratch = mkdtempSync(join(tmpdir(), "bailiwick-corpus-"));
  let wrong = 0;
  try {
    for (const each of cases) {
      const said = await playCase(folder, each, join(scratch, `${each.name}.git`));
      wrong += said.length;
      for (const line of said) console.error(line);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const questions = cases.reduce((sum, each) => sum + each.questions.length, 0);
  console.log(`${cases.length} cases, ${questions} questions, ${wrong} answered otherwise`);
  process.exitCode = wrong === 0 ? 0 : 1;
}
