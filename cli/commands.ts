import type { Command } from "commander";
import type { Edge } from "./edge.ts";

/** What each file of a command exports: it adds the command, with help and examples, to the program. */
export interface CommandFile {
  readonly register: (program: Command, edge: Edge) => void;
}

/** Every command and its file, loaded only when it is asked for. */
export const commands: ReadonlyMap<string, () => Promise<CommandFile>> = new Map([
  ["init", () => import("./init.ts")],
  ["root", () => import("./root.ts")],
  ["cert", () => import("./cert.ts")],
  ["key", () => import("./key.ts")],
  ["endorse", () => import("./endorse.ts")],
  ["sign", () => import("./sign.ts")],
  ["submit", () => import("./submit.ts")],
  ["hook", () => import("./hook.ts")],
  ["release", () => import("./release.ts")],
  ["check", () => import("./check.ts")],
  ["verify", () => import("./verify.ts")],
  ["why", () => import("./why.ts")],
  ["who-can", () => import("./who-can.ts")],
  ["exec", () => import("./exec.ts")],
  ["export", () => import("./export.ts")],
  ["installed", () => import("./installed.ts")],
  ["outdated", () => import("./outdated.ts")],
  ["authors", () => import("./authors.ts")],
  ["verify-artifact", () => import("./verify-artifact.ts")],
  ["impact", () => import("./impact.ts")],
  ["what-if", () => import("./what-if.ts")],
  ["show", () => import("./show.ts")],
  ["add", () => import("./add.ts")],
  ["sync", () => import("./sync.ts")],
  ["status", () => import("./status.ts")],
  ["search", () => import("./search.ts")],
  ["remove", () => import("./remove.ts")],
  ["doctor", () => import("./doctor.ts")],
]);
