import type { Command } from "commander";
import { fingerprint } from "../src/crypto/ssh-key.ts";
import { readConfig } from "../src/git/read-config.ts";
import { quote } from "../src/quote.ts";
import { findKey } from "../src/sign/find-key.ts";
import {
  differencesOf,
  type RootFile,
  readRootFile,
  signingName,
  signRootFile,
} from "../src/sign/sign-root-file.ts";
import { showThreshold } from "../src/verify/explain-roots.ts";
import { askYes, passphraseSource } from "./ask.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRoot } from "./print-root.ts";
import { differenceWords } from "./proposal-words.ts";
import { fromFolder } from "./signing-options.ts";

/** The options of `root sign --in`. */
export interface FileOptions {
  readonly as?: string;
  readonly in?: string;
  readonly json?: boolean;
  readonly key?: string;
  readonly last?: string;
  readonly out?: string;
  readonly passphraseFile?: string;
  readonly yes?: boolean;
}

/** `root sign --in`: signs a root in a file, on a machine without the repository; says what it is and asks first. */
export async function signFile(edge: Edge, self: Command, options: FileOptions & { readonly in: string }) {
  const { C: folder = "." } = self.optsWithGlobals<{ C?: string }>();
  const file = readRootFile(fromFolder(self, options.in));
  const last = options.last === undefined ? undefined : readRootFile(fromFolder(self, options.last));
  const differences = last === undefined ? undefined : differencesOf(last, file);
  const key = await findKey(
    await readConfig(undefined, folder),
    fromFolder(self, options.key),
    passphraseSource(edge, fromFolder(self, options.passphraseFile)),
  );
  const request = { file, last, key, as: options.as, out: fromFolder(self, options.out) };
  const name = signingName(request);
  if (!options.json) {
    printFile(edge, file);
    if (last !== undefined) edge.note(`\nupon root ${last.root.version}, sha256:${last.sha256}:`);
    for (const each of differences ?? []) edge.note(`  ${differenceWords(each)}`);
    edge.note(`\nyou sign as ${quote(name)}, ${fingerprint(key.key)}`);
  }
  if (!options.yes && !(await askYes(edge, "Sign this root?"))) {
    edge.exit(1);
    return edge.note("not signed");
  }
  const out = await signRootFile(request);
  const { version } = file.root;
  if (options.json) return edge.say(toJson({ verdict: "signed", version, sha256: file.sha256, name, out }));
  edge.say(`${edge.paint("good", "signed")} root ${version} as ${quote(name)}: ${quote(out)}`);
  edge.say(`\nnext, in the registry: bailiwick root sign --add ${quote(out)}`);
}

function printFile(edge: Edge, { path, sha256, root }: RootFile): void {
  const shown = {
    document: root,
    root: showThreshold(root, root.root),
    issuers: showThreshold(root, root.issuers),
  };
  printRoot({ ...edge, say: edge.note }, shown, [
    quote(path),
    `sha256:${sha256}`,
    `registry ${quote(root.registry)}`,
    `expires ${root.expires}`,
  ]);
}
