import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { quote } from "../src/quote.ts";
import { findBase } from "../src/sign/find-base.ts";
import { findKey } from "../src/sign/find-key.ts";
import { adviseMerge } from "../src/sign/merge-statement.ts";
import { passphraseSource } from "./ask.ts";
import { inRepository } from "./context.ts";
import type { Edge } from "./edge.ts";
import { baseChoice } from "./signing-options.ts";

/** `hook merge`: git's merge driver for statements and signatures. */
export function register(parent: Command, edge: Edge): void {
  parent
    .command("merge")
    .description("git's merge driver for statements: keeps ours, to be signed again, or says who may")
    .argument("<files...>", "as git gives them: %O %A %B %P")
    .addHelpText(
      "after",
      "\nExamples:\n  git config merge.bailiwick.driver 'bailiwick hook merge %O %A %B %P'",
    )
    .action(async (files: readonly string[], _: object, command: Command) => {
      const path = files[3] ?? "";
      try {
        await inRepository(command, async (context) => {
          const key = await findKey(context.config, undefined, passphraseSource(edge, undefined));
          const base = await findBase(context.repository, baseChoice(edge, context, {}));
          if (base === undefined) throw new Failure("no-pin", "there is no registry here");
          const asked = context.config.get("bailiwick.user");
          const { subject, user, mayRestate } = await adviseMerge(base, key, asked, path);
          edge.exit(mayRestate ? 0 : 1);
          if (subject === undefined) return edge.note(`${quote(path)}: merge it by hand`);
          const name = quote(subject.name);
          // Between two owners git sees a renamed signature, and has conflicts of its own that no driver is asked about.
          if (mayRestate)
            return edge.note(
              `${name}: both sides stated it; to sign it again: git add .bailiwick && git commit`,
            );
          const who = user === undefined ? "you" : quote(user);
          edge.note(`${name}: both sides stated it, and ${who} may not sign the whole of it`);
          edge.note(`  who may: bailiwick who-can ${name}`);
        });
      } catch (error) {
        // git takes 1 for a conflict, and more for a merge that is not to be.
        if (!(error instanceof Failure)) throw error;
        edge.note(`${quote(path)}: not merged: ${error.message}`);
        edge.exit(1);
      }
    });
}
