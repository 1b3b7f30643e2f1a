import { Failure } from "../src/failure.ts";
import { givenPassphrase } from "../src/keys/passphrase.ts";
import { refuseWeak } from "../src/keys/passphrase-strength.ts";
import { askSecret, passphraseSource } from "./ask.ts";
import type { Edge } from "./edge.ts";

/** A passphrase to be made up. */
interface NewPassphrase {
  /** What it is of, in words. */
  readonly of: string;
  readonly file: string | undefined;
  /** So many bits it must have; see `passphraseBits`. */
  readonly least: number;
  /** What to do where none is wanted. */
  readonly mend?: string;
}

/** A new passphrase, given or asked for twice; never empty, and not weak. */
export async function newPassphrase(edge: Edge, wanted: NewPassphrase): Promise<string> {
  const given = await givenPassphrase(passphraseSource(edge, wanted.file));
  const typed = given === undefined ? await typedTwice(edge, wanted) : new TextDecoder().decode(given);
  if (typed === "")
    throw new Failure(
      "usage",
      "the passphrase is empty",
      wanted.mend === undefined ? {} : { mend: wanted.mend },
    );
  refuseWeak(typed, wanted.least);
  return typed;
}

async function typedTwice(edge: Edge, { of, mend }: NewPassphrase): Promise<string> {
  const sources = "--passphrase-file FILE, or BAILIWICK_PASSPHRASE";
  if (!edge.isInteractive)
    throw new Failure("passphrase-needed", `${of} needs a passphrase, and nobody can be asked for one`, {
      mend: mend === undefined ? sources : `${sources}; ${mend}`,
    });
  const first = await askSecret(`Passphrase of ${of}`);
  const second = first === undefined ? undefined : await askSecret("The same again");
  if (first === undefined || second === undefined)
    throw new Failure("passphrase-needed", "no passphrase was given");
  if (first !== second) throw new Failure("usage", "the two passphrases differ");
  return first;
}
