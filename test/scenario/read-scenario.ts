import { reasons } from "../../src/reasons.ts";
import { Fields } from "./fields.ts";
import { plainTerms, readTerms, rootKeyNames } from "./root-terms.ts";
import type { Answer, Expected, Scenario, Setup, Step } from "./scenario.ts";
import { parseTxtar, type Section } from "./txtar.ts";
import { readUsers } from "./user-terms.ts";
import { unescapeName, words } from "./words.ts";

/** Stages in the order in which they happen; `base` may take several commits. */
export const stageNames = ["base", "base-2", "base-3", "tip", "head"];

const accepted: Answer = { codes: [], of: undefined };

/** Reads a scenario. Throws for anything that the README of test/scenarios does not know. */
export function readScenario(name: string, text: string): Scenario {
  const { comment, sections } = parseTxtar(text);
  const story = comment.filter((line) => line.startsWith("#")).map((line) => line.replace(/^# ?/, ""));
  const fields = new Fields(comment.filter((line) => !line.startsWith("#")));
  const setup = readSetup(fields);
  const expected = readExpected(fields);
  const twin = fields.one("twin");
  fields.done();
  if (story.length === 0) throw new Error("no story");
  const steps = sections.map(readStep);
  const order = steps.map(({ stage }) => stageNames.indexOf(stage));
  if (order.some((at, i) => at < (order[i - 1] ?? 0))) throw new Error("stages out of order");
  return { name, story: story.join("\n"), setup, expected, twin, steps };
}

/** Every header that there is. */
export function headerNames(): readonly string[] {
  const fields = new Fields([]);
  readSetup(fields);
  readExpected(fields);
  return [...fields.asked, "twin"];
}

function readSetup(fields: Fields): Setup {
  const now = fields.one("now") ?? "2026-11-21";
  const pin = fields.one("pin") ?? "1";
  return {
    registry: fields.one("registry") ?? "demo",
    terms: readTerms(fields, plainTerms),
    users: readUsers(fields),
    keyNames: ["user", "keys", "retired"].flatMap((key) => fields.words(key) ?? []),
    rootKeyNames: rootKeyNames(fields),
    now,
    seenAt: fields.one("seen-at") ?? now,
    pin: pin === "wrong" ? undefined : Number(pin),
    isFirst: isYes(fields, "first", false),
    hasHistory: isYes(fields, "history", true),
  };
}

function readExpected(fields: Fields): Expected {
  return {
    base: readAnswer(fields.one("base")) ?? accepted,
    tip: readAnswer(fields.one("tip")) ?? accepted,
    change: readAnswer(fields.one("expect")),
    consequences: fields.words("consequences") ?? [],
    grants: fields.words("grants"),
    state: readAnswer(fields.one("verify")),
    client: readAnswer(fields.one("client")),
    undo: readAnswer(fields.one("undo")),
  };
}

function isYes(fields: Fields, key: string, otherwise: boolean): boolean {
  const value = fields.one(key);
  if (value !== undefined && value !== "yes" && value !== "no") throw new Error(`${key}: yes or no`);
  return value === undefined ? otherwise : value === "yes";
}

function readAnswer(line: string | undefined): Answer | undefined {
  if (line === undefined) return undefined;
  const [answer, ...rest] = words(line);
  const at = rest.indexOf("of");
  const [codes, of] = at < 0 ? [rest, undefined] : [rest.slice(0, at), rest.slice(at + 1).sort()];
  if (answer === "accepted" && rest.length === 0) return accepted;
  if (answer !== "refused" || codes.length === 0)
    throw new Error(`neither accepted nor refused CODE: ${line}`);
  const unknown = codes.find((code) => !(code in reasons));
  if (unknown !== undefined) throw new Error(`no such code: ${unknown}`);
  return { codes: [...new Set(codes)].sort(), of };
}

function readStep(section: Section): Step {
  const [, stage = "", sign, rest = ""] = /^([a-z0-9-]+)([/:])(.+)$/.exec(section.name) ?? [];
  if (!stageNames.includes(stage)) throw new Error(`line ${section.line}: no stage: ${section.name}`);
  if (sign === ":") {
    const [verb = "", ...args] = words(rest);
    return { stage, section, verb, args };
  }
  const [, path = "", option] = /^(.*?)(?: \(([a-z0-9 -]+)\))?$/.exec(rest) ?? [];
  return { stage, section, path: unescapeName(path), option };
}
