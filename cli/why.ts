import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { acceptedAt } from "../src/history/accepted-at.ts";
import { quote } from "../src/quote.ts";
import { explain } from "../src/reasons.ts";
import { explainPath, type Proof } from "../src/verify/explain.ts";
import { type Asked, askTree, questionOptions, sayRefused } from "./ask-registry.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printProof } from "./print-proof.ts";
import { printRows } from "./print-rows.ts";
import { withWords } from "./print-verdict.ts";

/** `why`: the proof of one path, from the pin to the byte. */
export function register(program: Command, edge: Edge): void {
  questionOptions(program.command("why"))
  true
}
