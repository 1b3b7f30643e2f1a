import { join } from "node:path";
import { Actions, type Merge } from "../forge/actions.ts";
import type { ForgeJson } from "../forge/forge-json.ts";
import { Machines } from "../forge/machines.ts";
import { type Forge, openForge } from "../forge/open-forge.ts";
import type { Done } from "../forge/run-job.ts";

/** A part of the story, told upon those before it. */
export interface Chapter {
  readonly title: string;
  readonly tell: (world: World) => Promise<void>;
}

/** What a command is to come to. */
export interface Expected {
  /** The exit code, 0 unless said. */
  readonly exit?: number;
  /** Words of the output; they stand in the log, too. */
  readonly says?: string;
  /** Left out of the log. */
  readonly isSilent?: boolean;
}

export const REGISTRY = "owner/registry";
export const HOME_URL = `https://github.com/${REGISTRY}.git`;
const people = ["owner", "ann", "alice", "bob", "rita", "robo", "mallory", "bot"];

/**
 * Everybody's machines, a GitHub, and the log: a line a step, `ok` or `refused`, as the story has it. What comes
 * out otherwise is a surprise, and throws: what follows would be of no use.
 */
export class World {
  readonly machines = new Machines();
  pin = "";
  readonly #say: (line: string) => void;
  #forge: Forge | undefined;
  #actions: Actions | undefined;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  get forge(): Forge {
    if (this.#forge === undefined) throw new Error("the forge is not open yet");
    return this.#forge;
  }

  get actions(): Actions {
    if (this.#actions === undefined) throw new Error("the forge is not open yet");
    return this.#actions;
  }

  /** Opens the forge with what a folder on Ann's machine holds; she may push there. */
  async openForge(dir: string): Promise<void> {
    this.#forge = await openForge(join(this.machines.top, "github"), dir, people);
    this.#forge.editors.set(REGISTRY, ["ann"]);
    this.machines.server = this.#forge.url;
    this.#actions = new Actions(this.#forge, { root: this.pin });
  }

  /** Somebody types a command; what it prints. */
  async types(
    who: string,
    command: string,
    { exit = 0, says, isSilent = false }: Expected = {},
  ): Promise<string> {
    const done = await this.machines.type({ who, command });
    const shown = command.replace(/\s*\\?\n\s*/g, " ").replaceAll(this.pin || "\0", "sha256:...");
    const line = `${who}$ ${shown}`;
    if (done.exit !== exit) this.#surprise(line, `exit ${done.exit}, not ${exit}`, done.output);
    if (says !== undefined && !done.output.includes(says))
      this.#surprise(line, `it does not say: ${says}`, done.output);
    if (!isSilent) this.step(exit === 0, says === undefined ? line : `${line}   # ${says}`);
    return done.output;
  }

  /** The Action judges a pull request: accepted, or refused for a reason; and the reporter keeps its comment. */
  async checks(number: number, reason?: string): Promise<Done> {
    const done = await this.actions.pull(number);
    const line = `GitHub, check of #${number}`;
    if (done === undefined) this.#surprise(line, "it conflicts", "");
    this.#judged(line, done, reason);
    const comment = (await this.comments(number)).at(-1) ?? "";
    if (reason !== undefined && !comment.includes(`**${reason}**`))
      this.#surprise(line, `no comment names ${reason}`, `${done.reported}\n${comment}`);
    return done;
  }

  /** A pull request conflicts: GitHub shows so, and runs nothing. */
  async conflicts(number: number): Promise<void> {
    const done = await this.actions.pull(number);
    if (done !== undefined) this.#surprise(`GitHub, check of #${number}`, "it does not conflict", done.log);
    this.step(false, `GitHub, #${number}: this branch has conflicts`);
  }

  /** A button is pressed, and what the push came to is judged. */
  async merges(number: number, how: Merge, reason?: string): Promise<void> {
    const done = await this.actions.merge(number, how);
    this.#judged(`GitHub, #${number} merged (${how}), push to main`, done, reason);
  }

  /** A merge queue; `refused` are those that drop out. */
  async queues(numbers: readonly number[], refused: Readonly<Record<number, string>> = {}): Promise<void> {
    for (const { number, done } of await this.actions.queue(numbers)) {
      const line = number === 0 ? "GitHub, push to main from the queue" : `GitHub, merge group of #${number}`;
      this.#judged(line, done, refused[number]);
    }
  }

  /** Main was pushed to, past every pull request. */
  async pushed(words: string, before: string | undefined, reason?: string): Promise<void> {
    this.#judged(`GitHub, ${words}`, await this.actions.push(before), reason);
  }

  /** Somebody opens a pull request in the browser, from a branch of their fork; its number. */
  async opens(who: string, branch: string, title: string, body = ""): Promise<number> {
    const head = `${who === "ann" ? "owner" : who}:${branch}`;
    const pull = await this.#ask(who, `/repos/${REGISTRY}/pulls`, { title, head, base: "main", body });
    this.step(true, `${who} opens #${pull.number}, ${JSON.stringify(title)}`);
    return pull.number;
  }

  /** Somebody presses the button Fork, and lets the registry's people push to its branches. */
  async forks(who: string): Promise<void> {
    await this.#ask(who, `/repos/${REGISTRY}/forks`, {});
    this.forge.editors.set(`${who}/registry`, ["ann", "rita"]);
    this.step(true, `${who} forks the registry`);
  }

  /** The comments under a pull request. */
  async comments(number: number): Promise<string[]> {
    const path = `/repos/${REGISTRY}/issues/${number}/comments`;
    return (await this.forge.ask<{ body: string }[]>("owner", "GET", path)).map(({ body }) => body);
  }

  /** A line of the log. */
  step(isOk: boolean, line: string): void {
    this.#say(`  ${isOk ? "ok      " : "refused "} ${line}`);
  }

  /** Something that must hold. */
  holds(words: string, isSo: boolean, seen = ""): void {
    if (!isSo) this.#surprise(words, "it is not so", seen);
    this.step(true, words);
  }

  async close(): Promise<void> {
    await this.#forge?.close();
    this.machines.remove();
  }

  #judged(line: string, done: Done, reason: string | undefined): void {
    const expected = reason === undefined ? 0 : 1;
    if (done.code !== expected) this.#surprise(line, `exit ${done.code}, not ${expected}`, done.log);
    if (reason !== undefined && !done.log.includes(`bailiwick%3A ${reason}`))
      this.#surprise(line, `not for ${reason}`, done.log);
    this.step(reason === undefined, reason === undefined ? line : `${line}: ${reason}`);
  }

  async #ask(who: string, path: string, body: unknown): Promise<ForgeJson> {
    const answer = await fetch(`${this.forge.url}/api/v3${path}`, {
      ...{ method: "POST", body: JSON.stringify(body) },
      headers: { authorization: `Bearer ${who}`, "content-type": "application/json" },
    });
    if (!answer.ok) this.#surprise(`POST ${path}`, `status ${answer.status}`, await answer.text());
    return (await answer.json()) as ForgeJson;
  }

  #surprise(line: string, why: string, output: string): never {
    this.#say(`  SURPRISE ${line}: ${why}\n${output.replace(/^/gm, "           ")}`);
    throw new Error(`${line}: ${why}\n${output}`);
  }
}
