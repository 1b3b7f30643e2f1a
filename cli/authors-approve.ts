import type { Command } from "commander";
import { approveUsers, revokeUser } from "../src/client/author-book.ts";
import { identityWith } from "../src/client/registry-authors.ts";
import type { VerifiedCopy } from "../src/client/verified-copy.ts";
import { Failure } from "../src/failure.ts";
import { list, quote } from "../src/quote.ts";
import { type AuthorOptions, authorChoice, authorFile } from "./author-options.ts";
import { parseDay } from "./context.ts";
import { type CopyChoice, copyOptions, withCopies } from "./copies.ts";
import type { Edge } from "./edge.ts";

type Options = CopyChoice & AuthorOptions;

/** `authors approve`, `authors revoke`. */
export function register(authors: Command, edge: Edge): void {
  const approving = authors
    .command("approve")
    .description("approve authors, users of a registry: what they carry may be used")
    .argument("<user...>", "their names in the registry");
  options(approving, "approve").action(async (users: readonly string[], options: Options, self: Command) => {
    const registry = await withCopies(edge, self, options, async (copies) => identityOf(copies, users));
    await approveUsers(authorChoice(self, options), registry, users, parseDay(undefined));
    edge.note(`approved ${list(users)}`);
  });
  const revoking = authors
    .command("revoke")
    .description("approve an author no more, whatever is installed or imported")
    .argument("<user>", "the name in the registry");
  options(revoking, "revoke").action(async (user: string, options: Options, self: Command) => {
    const registry = await withCopies(edge, self, options, async (copies) => identityOf(copies, []));
    await revokeUser(authorChoice(self, options), registry, user, parseDay(undefined));
    edge.note(`revoked ${quote(user)}`);
  });
}

function options(command: Command, verb: string): Command {
  return authorFile(copyOptions(command))
    .option("--by <name>", "your name among the approvals (default: your login)")
    .addHelpText(
      "after",
      `
Examples:
  bailiwick authors ${verb} carol
  bailiwick authors ${verb} carol --registry mine --authors team-authors.yaml`,
    );
}

/** The one registry that is meant; Failure `usage` where several are, or where it knows none of that name. */
function identityOf(copies: readonly VerifiedCopy[], users: readonly string[]): string {
  const [copy, ...others] = copies;
  if (copy === undefined || others.length > 0)
    throw new Failure("usage", `which of ${list(copies.map(({ name }) => name))} is meant?`, {
      mend: "--registry NAME",
    });
  return identityWith(copy, users);
}
