import type { Command } from "commander";
import { answerWords, outcomeOf } from "../src/client/answers.ts";
import type { ArtifactAnswer } from "../src/client/artifact.ts";
import { digestArtifact } from "../src/client/digest-artifact.ts";
import { verifyApproving } from "../src/client/verify-approving.ts";
import { list } from "../src/quote.ts";
import { type AuthorOptions, authorChoice, authorOptions } from "./author-options.ts";
import { parseDay } from "./context.ts";
import { type CopyChoice, copyOptions, withCopies } from "./copies.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { answerCode, printAnswer } from "./print-answer.ts";
import { fromFolder } from "./signing-options.ts";

interface Options extends CopyChoice, AuthorOptions {
  readonly json?: boolean;
  readonly package?: string;
  readonly version?: string;
}

/** `verify-artifact`: is this file what was released? */
export function register(program: Command, edge: Edge): void {
  const command = program
    .command("verify-artifact")
    .description("is this file what its authors released, and still to be used?")
    .argument("<file>", "the file; or a git checkout, for registries that release commits")
    .argument("[url]", "the URL that it was had at")
    .option(
      "--package <name>",
      "the package it is taken for, foo or packages/foo; without it any package may list it",
    )
    .option("--version <version>", "the version it is taken for");
  authorOptions(copyOptions(command))
    .option("--json", "for machines")
    .addHelpText(
      "after",
      `
Exit codes: 0 pass, a signed release lists these bytes; 1 fail, other bytes or a refused package; 3 could not judge;
4 warn, unsigned, deprecated, unsupported or stale; 5 retry, take another: yanked, a newer security fix, a bad mirror.

Examples:
  bailiwick verify-artifact foo-1.0.5.tar.gz --package foo --version 1.0.5
  bailiwick verify-artifact foo-1.0.5.tar.gz https://mirror.example/foo-1.0.5.tar.gz --json
  bailiwick -C my-registry verify-artifact foo.tar.gz --root sha256:9f86...`,
    )
    .action(async (path: string, url: string | undefined, options: Options, self: Command) => {
      const artifact = await digestArtifact(fromFolder(self, path));
      const { package: name, version } = options;
      const asked = { url, package: name, version, approveNew: options.approveNew ?? false };
      const { answer, approved } = await withCopies(edge, self, options, (copies) =>
        verifyApproving(copies, artifact, { ...asked, ...authorChoice(self, options) }, parseDay(undefined)),
      );
      if (approved.length > 0) edge.note(`approved ${list(approved)}`);
      edge.exit(answerCode(answer.outcome));
      if (options.json) edge.say(answerJson(answer));
      else printAnswer(edge.say, edge, answer);
    });
}

function answerJson({ outcome, reasons, release, freshness }: ArtifactAnswer): string {
  const shown = reasons.map((each) => ({ ...each, outcome: outcomeOf(each), says: answerWords(each) }));
  return toJson({ verdict: outcome, reason: reasons[0].code, reasons: shown, release, freshness });
}
