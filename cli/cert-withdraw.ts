import type { Command } from "commander";
import { quote } from "../src/quote.ts";
import { findBase } from "../src/sign/find-base.ts";
import { certifyingOf, readGround } from "../src/sign/read-certifying.ts";
import { withdrawRequest } from "../src/sign/withdraw-request.ts";
import { usualUser } from "./cert-options.ts";
import { inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";
import { type BaseChoice, baseChoice, baseOptions } from "./signing-options.ts";

interface Options extends BaseChoice {
  readonly json?: boolean;
}

/** `cert withdraw`: takes back a request. */
export function register(cert: Command, edge: Edge): void {
  const command = cert
    .command("withdraw")
    .description("take back a request that was not accepted yet: the certificate is as before, or gone")
    .argument("[user]", "whose it is (default: bailiwick.user, else git's user.name)");
  baseOptions(command)
    .option("--json", "for machines")
    .addHelpText("after", "\nExamples:\n  bailiwick cert withdraw\n  bailiwick cert withdraw carol")
    .action((user: string | undefined, options: Options, self: Command) =>
      withdraw(edge, self, user, options),
    );
}

/** Takes back a user's request, and prints what came of it. */
export async function withdraw(
  edge: Edge,
  self: Command,
  name: string | undefined,
  options: Options,
): Promise<void> {
  const report = await inRepository(self, async (context) => {
    const user = name ?? (await usualUser(context));
    const base = await findBase(context.repository, baseChoice(edge, context, options));
    const ground = await readGround(context.repository, base, context.pin);
    return withdrawRequest(context.repository, certifyingOf(ground, user), parseDay(undefined));
  });
  const { user, serial, refusals, changes } = report;
  edge.exit(refusals.length > 0 ? 1 : 0);
  if (options.json) {
    const of = (isThere: boolean) =>
      [...changes].flatMap(([path, bytes]) => ((bytes !== undefined) === isThere ? [path] : []));
    const verdict = refusals.length > 0 ? "refused" : "withdrawn";
    const files = { written: of(true), deleted: of(false) };
    edge.say(toJson({ verdict, user, serial, refusals: refusals.map(withWords), ...files }));
    return;
  }
  printRefusals(edge, refusals);
  if (refusals.length > 0) {
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  const left = serial === undefined ? "there is no certificate" : `serial ${serial} stands`;
  edge.say(`${edge.paint("good", "withdrawn")} the request of ${quote(user)}: ${left}`);
  edge.say("\nnext: git add -A .bailiwick && git commit");
}
