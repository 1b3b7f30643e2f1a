import type { Command } from "commander";
import { fingerprint } from "../src/crypto/ssh-key.ts";
import { readConfig } from "../src/git/read-config.ts";
import { quote } from "../src/quote.ts";
import { differencesOf, type RootFile, readCarriedFile, readRootFile } from "../src/sign/carried-file.ts";
import { findKey } from "../src/sign/find-key.ts";
import { type CarriedRequest, signCarriedFile, signingName } from "../src/sign/sign-carried-file.ts";
import { showThreshold } from "../src/verify/explain-roots.ts";
import { askYes, passphraseSource } from "./ask.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printLines } from "./print-endorsed.ts";
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

/** `root sign --in`: signs a root or endorses a list, without the repository; says what it is and asks first. */
export async function signFile(
  edge: Edge,
  self: Command,
  options: FileOptions & { readonly in: string },
): Promise<void> {
  const { C: folder = "." } = self.optsWithGlobals<{ C?: string }>();
  const file = readCarriedFile(fromFolder(self, options.in));
  const last = options.last === undefined ? undefined : readRootFile(fromFolder(self, options.last));
  const key = await findKey(
    await readConfig(undefined, folder),
    fromFolder(self, options.key),
    passphraseSource(edge, fromFolder(self, options.passphraseFile)),
  );
  const request = { file, last, key, as: options.as, out: fromFolder(self, options.out) };
  const name = signingName(request);
  const differences = last !== undefined && "root" in file ? differencesOf(last, file) : [];
  if (!options.json) {
    printRequest(edge, request, name);
    for (const each of differences) edge.note(`  ${differenceWords(each)}`);
    edge.note(`\nyou sign as ${quote(name)}, ${fingerprint(key.key)}`);
  }
  if (!options.yes && !(await askYes(edge, "Sign exactly this?"))) {
    edge.exit(1);
    return edge.note("not signed");
  }
  const out = await signCarriedFile(request);
  if (options.json) return edge.say(toJson({ verdict: "signed", sha256: file.sha256, name, out }));
  const what = "root" in file ? `root ${file.root.version}` : quote(file.path);
  edge.say(`${edge.paint("good", "signed")} ${what} as ${quote(name)}: ${quote(out)}`);
  edge.say(`\nnext, in the registry: bailiwick root sign --add ${quote(out)}`);
}

function printRequest(edge: Edge, { file, last }: CarriedRequest, name: string): void {
  if ("list" in file) {
    edge.note(`${quote(file.path)}, sha256:${file.sha256}, registry ${quote(file.list.registry)}`);
    printLines(edge, file.path, name, file.list.lines);
  } else {
    printFile(edge, file);
    if (last !== undefined) edge.note(`\nupon root ${last.root.version}, sha256:${last.sha256}:`);
  }
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
