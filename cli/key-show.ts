import type { Command } from "commander";
import { fingerprint } from "../src/crypto/ssh-key.ts";
import { Failure } from "../src/failure.ts";
import { openRepository, type Repository } from "../src/git/open-repository.ts";
import { readConfig } from "../src/git/read-config.ts";
import { quote } from "../src/quote.ts";
import { type FoundKey, findKey } from "../src/sign/find-key.ts";
import { type KeyUses, keyUses } from "../src/sign/key-uses.ts";
import { viewOf } from "../src/verify/explain-view.ts";
import { parseDay, parsePin } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRows } from "./print-rows.ts";
import { fromFolder } from "./signing-options.ts";

interface Options {
  readonly json?: boolean;
  readonly key?: string;
  readonly root?: string;
}

/** `key show`: which key would sign, and as whom. */
export function register(key: Command, edge: Edge): void {
  key
    .command("show")
    .description("the key that would sign, and the users whose certificates list it")
    .option("--key <key>", "a key file or a public key (default: bailiwick.key, else user.signingkey)")
    .option("--root <pin>", "the pinned root, sha256:... (default: git config bailiwick.root)")
    .option("--json", "for machines")
    .addHelpText(
      "after",
      "\nExamples:\n  bailiwick key show\n  bailiwick key show --key ~/.ssh/id_ed25519.pub --json",
    )
    .action(async (options: Options, self: Command) => {
      const { C: folder = "." } = self.optsWithGlobals<{ C?: string }>();
      const repository = await openRepository(folder).catch(noRepository);
      try {
        const config = await (repository?.config() ?? readConfig(undefined, folder));
        const found = await findKey(config, fromFolder(self, options.key), {});
        const pin = parsePin(options.root ?? config.get("bailiwick.root"));
        print(edge, found, repository && (await usesIn(repository, found, pin)), options.json ?? false);
      } finally {
        repository?.close();
      }
    });
}

async function usesIn(
  repository: Repository,
  { key }: FoundKey,
  pin: string | undefined,
): Promise<KeyUses | undefined> {
  if (repository.workTree === undefined) return undefined;
  const view = await viewOf(await repository.staged("work-tree", { paths: [".bailiwick"] }), pin);
  return view.stands ? keyUses(view.trust, key, parseDay(undefined)) : undefined;
}

function print(edge: Edge, { key, spec, from }: FoundKey, uses: KeyUses | undefined, isJson: boolean): void {
  if (isJson) {
    edge.say(toJson({ key, fingerprint: fingerprint(key), found: { from, spec }, ...uses }));
    return;
  }
  const users = uses?.users.map(
    ({ user, serial, validUntil, status }) =>
      `${quote(user)}  serial ${serial}, until ${validUntil}, ${status}`,
  );
  const roots = uses?.roots.map(({ name, isIssuer }) => `${quote(name)}${isIssuer ? ", an issuer" : ""}`);
  printRows(edge, [
    ["key", [key]],
    ["fingerprint", [fingerprint(key)]],
    ["found as", [`${from} ${quote(spec)}`]],
    [
      "user",
      users === undefined ? ["no registry here"] : users.length === 0 ? ["no certificate lists it"] : users,
    ],
    ...(roots !== undefined && roots.length > 0 ? [["root key", roots] as const] : []),
  ]);
}

function noRepository(error: unknown): undefined {
  if (error instanceof Failure && error.code === "no-repository") return undefined;
  throw error;
}
