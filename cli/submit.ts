import type { Command } from "commander";
import { judgeBranch } from "../src/advise/judge-branch.ts";
import { Failure } from "../src/failure.ts";
import { type BroughtPull, bringBranch } from "../src/github/bring-branch.ts";
import { prepareBranch } from "../src/github/prepare-branch.ts";
import { pullBody } from "../src/github/pull-body.ts";
import { quote } from "../src/quote.ts";
import { type Context, inRepository, parseDay } from "./context.ts";
import type { Edge } from "./edge.ts";
import { enterForge, findPlace } from "./enter-forge.ts";
import { type ForgeChoice, forgeOptions } from "./forge-options.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";
import { type SignChoice, signingBase, signWords } from "./sign-words.ts";
import { baseOptions, passphraseOption, prefixOf } from "./signing-options.ts";

interface Options extends SignChoice, ForgeChoice {
  readonly branch?: string;
  readonly draft?: boolean;
  readonly json?: boolean;
  readonly message?: string;
  readonly title?: string;
}

/** `submit`: from a changed work tree to an open pull request. */
export function register(program: Command, edge: Edge): void {
  const command = program
    .command("submit")
    .description("sign what you changed, commit, push, and open the pull request, or bring it up to date")
    .argument("[subject...]", "packages, common names, or paths in them (default: everything that changed)")
    .option("-m, --message <message>", "the commit's (default: Sign and the names)")
    .option("--title <title>", "the pull request's (default: the message's first line)")
    .option("--branch <name>", "the branch (default: the one you are on, unless it is the main one)")
    .option("--draft", "open it as a draft")
    .option("--as <user>", "whose certificate counts")
    .option("--key <key>", "a key file or a public key (default: bailiwick.key, else user.signingkey)")
    .option("--now <day>", "judge as if today were this day, YYYY-MM-DD")
    .option("--json", "for machines");
  passphraseOption(baseOptions(forgeOptions(command, false)))
    .addHelpText("after", HELP)
    .action(async (words: readonly string[], options: Options, self: Command) => {
      const done = await inRepository(self, (context) => submit(edge, self, context, words, options));
      if (done === undefined) return edge.exit(1);
      const { pull, isNew, fork } = done;
      if (options.json) return edge.say(toJson({ verdict: "submitted", ...done }));
      const via = fork === undefined ? "" : `, from ${quote(fork)}`;
      edge.say(`${edge.paint("good", isNew ? "opened" : "brought up to date")} ${pull.url}${via}`);
    });
}

/** Undefined: refused, and said so. */
async function submit(
  edge: Edge,
  self: Command,
  context: Context,
  words: readonly string[],
  options: Options,
): Promise<BroughtPull | undefined> {
  const { repository, pin } = context;
  if (repository.workTree === undefined)
    throw new Failure("usage", "a bare repository has nothing to submit");
  const forge = await enterForge(edge, options, await findPlace(edge, options, context));
  const registry = await forge.hub.repository(forge.place.owner, forge.place.name);

  const base = await signingBase(edge, context, options);
  const signing = { words, prefix: prefixOf(self, repository), isRehearsal: false };
  const report = await signWords(edge, self, context, base, options, signing);
  if (report === undefined) return undefined;
  if (report.refusals.length > 0) {
    if (options.json) edge.say(toJson({ verdict: "refused", refusals: report.refusals.map(withWords) }));
    else printRefusals(edge, report.refusals);
    return undefined;
  }
  const mains = [registry.mainBranch, base.branch];
  const { branch: wished, message, title } = options;
  const branch = await prepareBranch(repository, report, { branch: wished, mains, message });

  const commit = await repository.resolve("HEAD");
  const now = parseDay(options.now);
  const judged = await judgeBranch(repository, { base: base.branch, head: commit, pin, now });
  if (judged.own.length > 0) {
    if (options.json) edge.say(toJson({ verdict: "refused", refusals: judged.own.map(withWords) }));
    else printRefusals(edge, judged.own);
    return undefined;
  }
  const names = judged.grants.map(({ subject }) => subject);
  if (names.length === 0 && judged.others.length === 0)
    throw new Failure("usage", `nothing here differs from ${quote(base.branch)}`);
  return bringBranch(forge, registry, {
    ...{ dir: repository.workTree, commit, branch, base: registry.mainBranch },
    ...{ isDraft: options.draft ?? false, isOwn: true },
    title: title ?? message?.split("\n")[0] ?? titleOf(names),
    body: pullBody(judged.grants, judged.others),
  });
}

function titleOf(subjects: readonly string[]): string {
  const names = subjects.filter((name) => !name.startsWith(".bailiwick/"));
  if (names.length === 0) return "Certificates";
  return names.length > 3 ? `Update ${names.length} packages` : `Update ${names.map(quote).join(", ")}`;
}

const HELP = `
The token is GITHUB_TOKEN (GH_ENTERPRISE_TOKEN for another host than github.com), else the one that \`gh\` keeps;
where it may not push to the registry, a fork is made.
The body says who signed what, and who is still to sign. A certificate request comes along: the first time, too,
one pull request is enough. GitHub Enterprise: by the remote's address, or GITHUB_API_URL.

Examples:
  bailiwick submit                          everything that changed
  bailiwick submit JSON -m 'JSON: new home'
  bailiwick cert request carol --grant 'publish JSON/**' && bailiwick submit`;
