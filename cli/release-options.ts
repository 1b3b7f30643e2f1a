import type { Command } from "commander";
import { count } from "../src/count.ts";
import { Failure } from "../src/failure.ts";
import type { ReleaseFile } from "../src/format/release/release-file.ts";
import { quote } from "../src/quote.ts";
import { placeRelease, type ReleasePlace } from "../src/sign/place-release.ts";
import { filesOnDisk } from "../src/sign/release-source.ts";
import type { SignReport } from "../src/sign/sign-subjects.ts";
import { writeChanges } from "../src/sign/write-changes.ts";
import { type Context, inRepository } from "./context.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printSigned, signedJson } from "./print-signed.ts";
import { type SignChoice, signingBase, signWords } from "./sign-words.ts";
import { baseOptions, passphraseOption } from "./signing-options.ts";

/** What every command that writes a release may be told. */
export interface ReleaseOptions extends SignChoice {
  readonly json?: boolean;
  readonly sign?: boolean;
}

/** Adds the options of a command that writes a release. */
export function releaseOptions(command: Command): Command {
  return passphraseOption(
    baseOptions(
      command
        .option("--sign", "sign the package too; refused, nothing is written")
        .option("--as <user>", "whose certificate counts")
        .option("--key <key>", "a key file or a public key (default: bailiwick.key, else user.signingkey)")
        .option("--json", "for machines"),
    ),
  );
}

/** Writes a release's file into the work tree, signs it if asked to, and says what comes next. */
export async function writeRelease(
  edge: Edge,
  self: Command,
  options: ReleaseOptions,
  { name, version }: { readonly name: string; readonly version: string },
  make: (place: ReleasePlace) => { readonly release: ReleaseFile; readonly bytes: Uint8Array },
): Promise<void> {
  await inRepository(self, async (context) => {
    const { workTree } = context.repository;
    if (workTree === undefined)
      throw new Failure("no-repository", "a bare repository has no work tree to write to");
    const base = await signingBase(edge, context, options);
    const place = await placeRelease(filesOnDisk(workTree), base.policy.layout, name, version);
    const { release, bytes } = make(place);
    await writeChanges(context.repository, new Map([[place.path, bytes]]));
    const sign = () =>
      signWords(edge, self, context, base, options, {
        ...{ words: [place.subject], prefix: "", isRehearsal: false },
      });
    const signed = options.sign ? await orPutBack(context, place, sign) : undefined;
    edge.exit(signed !== undefined && signed.refusals.length > 0 ? 1 : 0);
    if (options.json)
      return edge.say(
        signed === undefined
          ? toJson({ path: place.path, subject: place.subject, release })
          : signedJson(signed, false),
      );
    if (signed === undefined || signed.refusals.length === 0)
      edge.say(
        `${edge.paint("good", place.bytes === undefined ? "wrote" : "changed")} ${quote(place.path)}  ${release.status}, ${count(release.artifacts?.length ?? 0, "file")}`,
      );
    if (signed === undefined) edge.say(`\nnext: bailiwick sign ${quote(place.subject)}`);
    else printSigned(edge, signed, false, false);
  });
}

/** Signs, and takes the file back where that is refused or fails. */
async function orPutBack(
  { repository }: Context,
  { path, bytes }: ReleasePlace,
  sign: () => Promise<SignReport | undefined>,
): Promise<SignReport | undefined> {
  let isSigned = false;
  try {
    const report = await sign();
    isSigned = report?.refusals.length === 0;
    return report;
  } finally {
    if (!isSigned) await writeChanges(repository, new Map([[path, bytes]]));
  }
}
