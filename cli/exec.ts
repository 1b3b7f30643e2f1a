import { join } from "node:path";
import type { Command } from "commander";
import { compareOutcomes, type Outcome } from "../src/client/answers.ts";
import { knownBy } from "../src/client/author-book.ts";
import { digestArtifact } from "../src/client/digest-artifact.ts";
import { runQuarantined } from "../src/client/run-quarantined.ts";
import { verifyArtifact } from "../src/client/verify-artifact.ts";
import { Failure } from "../src/failure.ts";
import { quote } from "../src/quote.ts";
import { type AuthorOptions, authorChoice, authorFile } from "./author-options.ts";
import { type CopyChoice, copyOptions, withCopies } from "./copies.ts";
import type { Edge } from "./edge.ts";
import { answerCode, printAnswer } from "./print-answer.ts";

interface Options extends CopyChoice, AuthorOptions {
  readonly package?: string;
  readonly version?: string;
  readonly warned?: boolean;
}

/** `exec`: lets a program fetch, and keeps what passes. */
export function register(program: Command, edge: Edge): void {
  const command = program
    .command("exec")
    .description("run a program that fetches files, and keep them only if each passes verify-artifact")
    .argument("<program...>", "the program and its arguments, after --; it runs in an empty folder")
    .option("--package <name>", "the package that the files are taken for")
    .option("--version <version>", "the version that they are taken for")
    .option("--warned", "keep what passes with a warning, too");
  authorFile(copyOptions(command))
    .addHelpText(
      "after",
      `
Exit codes: 0 all files pass and are here; 1, 4, 5 as verify-artifact says of the worst, and nothing is here; 3 the
program failed, or left no file.

Examples:
  bailiwick exec -- curl -O https://example.org/foo-1.0.5.tar.gz
  bailiwick exec --package foo --version 1.0.5 -- wget -q https://example.org/foo-1.0.5.tar.gz`,
    )
    .action(async (words: readonly string[], options: Options, self: Command) => {
      const { C: home = "." } = self.optsWithGlobals<{ C?: string }>();
      const box = await runQuarantined(words, home);
      try {
        if (box.code !== 0 || box.files.length === 0 || box.folders.length > 0)
          throw new Failure("io", whyNothing(words[0] ?? "", box), {
            mend: "let it write plain files, by relative names",
          });
        const outcome = await withCopies(edge, self, options, async (copies) => {
          const isKnown = knownBy(authorChoice(self, options));
          let worst: Outcome = "pass";
          for (const file of box.files) {
            const asked = { url: urlOf(words, file), package: options.package, version: options.version };
            const answer = await verifyArtifact(
              copies,
              await digestArtifact(join(box.folder, file)),
              asked,
              isKnown,
            );
            edge.note(edge.paint("bold", quote(file)));
            printAnswer(edge.note, edge, answer);
            if (compareOutcomes(answer.outcome, worst) > 0) worst = answer.outcome;
          }
          return worst;
        });
        edge.exit(answerCode(outcome));
        if (outcome === "pass" || (outcome === "warn" && options.warned)) box.release();
        else edge.note("nothing was kept");
      } finally {
        box.remove();
      }
    });
}

/** The URL among a program's arguments that ends in a file's name, or the only one. */
function urlOf(words: readonly string[], file: string): string | undefined {
  const urls = words.filter((word) => /^https?:\/\//.test(word));
  return (
    urls.find((url) => url.split(/[?#]/, 1)[0]?.endsWith(`/${file}`)) ??
    (urls.length === 1 ? urls[0] : undefined)
  );
}

function whyNothing(
  program: string,
  { code, folders }: { code: number; folders: readonly string[] },
): string {
  if (code !== 0) return `${quote(program)} failed with ${code}`;
  return folders.length > 0
    ? `${quote(program)} made folders, which nobody released`
    : `${quote(program)} left no file`;
}
