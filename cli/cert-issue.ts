import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { saysSomething } from "../src/sign/draft-certificate.ts";
import { issuePiece, requestedPieces, requestingUsers } from "../src/sign/issue-pieces.ts";
import { readRequests } from "../src/sign/read-requests.ts";
import { openHolders } from "../src/sign/root-holders.ts";
import { type TermOptions, termOptions, termsOf } from "./cert-options.ts";
import { parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { forgeOptions, refuseStray } from "./forge-options.ts";
import { readNamedKeys } from "./github-keys.ts";
import { type IssueOptions, issueAndPrint, issueOptions } from "./issue-and-print.ts";
import { fromFolder } from "./signing-options.ts";

interface Options extends IssueOptions, TermOptions {
  readonly all?: boolean;
  readonly from?: string;
}

/** `cert issue`: an issuer's signature on certificates. */
export function register(cert: Command, edge: Edge): void {
  const command = cert
    .command("issue")
    .description("sign certificates as an issuer: requests in the work tree, or one made from options")
    .argument("[user...]", "whose they are")
    .option("--all", "every request in the work tree")
    .option("--from <dir>", "the requests in a folder: USER.yaml, and USER.USER.sig beside it")
    .option(
      "--pr <number>",
      "the requests in this pull request, and put there; no checkout, no clone needed",
    );
  forgeOptions(
    issueOptions(
      termOptions(command, "a key of the user's, FILE.pub, its text or github:USER; repeat for more"),
    ),
    true,
  )
    .addHelpText("after", HELP)
    .action(async (users: readonly string[], options: Options, self: Command) => {
      refuseStray(options);
      const now = parseDay(options.now);
      const isPull = options.pr !== undefined;
      const terms = await termsOf(self, options);
      const hasTerms = saysSomething({ ...terms, keys: options.key });
      const [user, ...others] = users;
      const isMany = others.length > 0 || options.all === true || options.from !== undefined;
      const ways = [users.length > 0, options.all, options.from !== undefined].filter(Boolean);
      if (isPull && options.from !== undefined)
        throw new Failure("usage", "--pr or --from, not both: the requests lie in the pull request");
      if (ways.length > 1 || (isMany && hasTerms))
        throw new Failure("usage", "users, --all or --from, one of them; and terms for one user alone", {
          mend: "bailiwick cert issue --all",
        });
      if (!isMany && user === undefined && !(isPull && !hasTerms))
        throw new Failure("usage", "whose certificate?", { mend: "bailiwick cert issue USER   # or --all" });
      await issueAndPrint(edge, self, options, async (ground, passphrase) => {
        if (options.from !== undefined) return readRequests(ground, fromFolder(self, options.from));
        if (user === undefined || isMany) {
          const asked = users.length > 0 ? users : requestingUsers(ground);
          if (asked.length === 0) throw new Failure("signing-refused", "no request lies here");
          return requestedPieces(ground, asked, now);
        }
        const { given, fetched } = await readNamedKeys(edge, self, options.key, false);
        const keys = await openHolders(new Map([...given, ...fetched].map((key) => [key, key])), passphrase);
        return { pieces: [issuePiece(ground, user, terms, keys, now)], failed: [] };
      });
    });
}

const HELP = `
What the certificate opens, and who holds the same already, is shown before it is signed. Possession of a key is
proved by its own signature: where the key is not here, its holder signs with: bailiwick cert request USER
Of several, one that fails is named and left out, and the exit code is 1.

With --pr the certificates go onto the pull request's branch in one commit upon its author's or, where that branch is
not yours to push to, into a pull request that supersedes it. The token is GITHUB_TOKEN, else the one of \`gh\`.

Examples:
  bailiwick cert issue carol
  bailiwick cert issue --pr 12                     # every request in it
  bailiwick cert issue carol --key carol.pub --grant 'publish JSON/**' --days 90
  bailiwick cert issue carol --key github:carol --grant 'publish JSON/**'    # as github.com/carol.keys has them
  bailiwick cert issue carol --drop-grant 'publish **' --grant 'publish JSON/**'
  bailiwick cert issue --all
  bailiwick cert issue --from ~/usb/requests`;
