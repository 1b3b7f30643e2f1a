import { sha256 } from "../../src/crypto/sha256.ts";
import { documentPath } from "../../src/format/place.ts";
import { encodeText } from "../../src/format/text.ts";
import type { Context } from "./context.ts";
import type { Scenario, Step } from "./scenario.ts";
import { bytesAt, type Stage, stageUpon } from "./stage.ts";
import { modeNamed } from "./verbs/files.ts";
import { establish } from "./verbs/trust.ts";
import { verbs } from "./verbs.ts";

/** The commits of a scenario, in order. */
export interface Staged {
  readonly stages: ReadonlyMap<string, Stage>;
  /** The fingerprint of the pinned root. */
  readonly pin: string;
}

/** Writes a scenario's commits: the files that they hold, with every signature. */
export async function buildStages(scenario: Scenario): Promise<Staged> {
  const { setup } = scenario;
  const stages = new Map<string, Stage>();
  const names = new Set(["base", ...scenario.steps.map(({ stage }) => stage)]);
  for (const name of names) {
    const stage = stageUpon(name, [...stages.values()].at(-1));
    const context: Context = { setup, stage, stages: stages.set(name, stage) };
    if (name === (setup.isFirst ? "head" : "base")) await establish(context);
    for (const step of scenario.steps.filter((each) => each.stage === name)) await takeStep(context, step);
  }
  return { stages, pin: pinOf(scenario, stages) };
}

async function takeStep(context: Context, step: Step): Promise<void> {
  const { lines, line, name } = step.section;
  if (!("verb" in step)) return writeFile(context.stage, step);
  const verb = verbs.get(step.verb);
  if (verb === undefined) throw new Error(`line ${line}: no verb: ${step.verb}`);
  try {
    await verb(context, step.args, lines);
  } catch (cause) {
    throw new Error(`line ${line}: ${name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function writeFile(
  { files }: Stage,
  { path, option, section }: Extract<Step, { readonly path: string }>,
): void {
  const text = section.lines.map((line) => `${line}\n`).join("");
  const size = /^size ([0-9]+)$/.exec(option ?? "")?.[1];
  if (size !== undefined) {
    files.set(path, { mode: "100644", bytes: new Uint8Array(Number(size)).fill(0x20) });
  } else if (option === "hex") {
    files.set(path, { mode: "100644", bytes: Buffer.from(section.lines.join(""), "hex") });
  } else if (option === "submodule") files.set(path, { mode: "160000", id: sha256(path).slice(0, 40) });
  else if (option === "symlink") files.set(path, { mode: "120000", bytes: encodeText(text.trimEnd()) });
  else {
    const mode = option === undefined ? "100644" : modeNamed(option.replace(/^mode /, ""));
    files.set(path, { mode, bytes: encodeText(text) });
  }
}

function pinOf({ setup: { pin } }: Scenario, stages: ReadonlyMap<string, Stage>): string {
  if (pin === undefined) return "0".repeat(64);
  const path = documentPath({ kind: "root", version: pin });
  const holder = [...stages.values()].find(({ files }) => files.has(path));
  return sha256(bytesAt(holder?.files ?? new Map(), path));
}
