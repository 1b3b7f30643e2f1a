import type { Command } from "commander";
import { Failure } from "../src/failure.ts";
import { committerOf } from "../src/git/committer-of.ts";
import { type ProposedRenewals, proposeRenewals } from "../src/github/propose-renewals.ts";
import { overHttp } from "../src/github/remote-place.ts";
import { list, printable, quote } from "../src/quote.ts";
import { UNPINNED } from "./ask-registry.ts";
import { inRepository, parseDay, parsePin } from "./context.ts";
import type { Edge } from "./edge.ts";
import { enterForge, findPlace } from "./enter-forge.ts";
import type { ForgeChoice } from "./forge-options.ts";
import { toJson } from "./json.ts";

/** Whose certificates to renew in a pull request. */
export interface SubmitRenewals extends ForgeChoice {
  readonly json?: boolean;
  readonly now?: string;
  readonly root?: string;
}

type Wanted = Pick<Parameters<typeof proposeRenewals>[1], "users" | "days" | "isOver" | "validUntil">;

/** Brings renewals as a pull request that issuers sign, from a clone or, with `--repo`, from anywhere; and says so. */
export async function submitRenewals(
  edge: Edge,
  self: Command,
  options: SubmitRenewals,
  wanted: Wanted,
): Promise<void> {
  const bring = async (found: Parameters<typeof findPlace>[2], dir: string, pin: string | undefined) => {
    const forge = await enterForge(edge, options, overHttp(await findPlace(edge, options, found)));
    if (pin === undefined) edge.note(UNPINNED);
    const [now, ident] = [parseDay(options.now), await committerOf(dir, "bailiwick")];
    return proposeRenewals(forge, { ...wanted, now, ident, pin });
  };
  const { C: folder = "." } = self.optsWithGlobals<{ C?: string }>();
  if (options.repo !== undefined && options.remote !== undefined)
    throw new Failure("usage", "--repo or --remote, not both");
  const done =
    options.repo !== undefined
      ? await bring(undefined, folder, parsePin(options.root))
      : await inRepository(self, (context) =>
          bring(context, context.repository.workTree ?? context.repository.gitDir, context.pin),
        );
  // Who asked by name wants to know; a weekly job does not fail for what nobody can renew.
  edge.exit(wanted.users !== undefined && done.failed.length > 0 ? 1 : 0);
  if (options.json) edge.say(toJson({ verdict: done.outcome, ...done }));
  else print(edge, done);
}

function print(edge: Edge, { outcome, renewals, failed, pull }: ProposedRenewals): void {
  for (const { name, why } of failed)
    edge.note(`${quote(name)} is left out: ${why.map(({ says }) => printable(says)).join("; ")}`);
  const users = list(renewals.map(({ user }) => user));
  if (pull === undefined) edge.say("no certificate is to be renewed");
  else if (outcome === "waiting") edge.say(`${edge.paint("good", "waiting already")} ${pull.url}  ${users}`);
  else edge.say(`${edge.paint("good", outcome === "opened" ? outcome : "added to")} ${pull.url}  ${users}`);
  if (pull !== undefined) edge.say(`\nnext, an issuer: bailiwick cert issue --pr ${pull.number}`);
}
