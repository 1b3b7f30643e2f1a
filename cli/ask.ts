import { stderr, stdin } from "node:process";
import { Failure } from "../src/failure.ts";
import type { PassphraseSource } from "../src/keys/passphrase.ts";
import type { Edge } from "./edge.ts";

/** Where a key's passphrase comes from: a file, BAILIWICK_PASSPHRASE, or a person, if one is there. */
export function passphraseSource(edge: Edge, file: string | undefined): PassphraseSource {
  return {
    file,
    env: edge.env.BAILIWICK_PASSPHRASE,
    prompt: edge.isInteractive ? (path) => askSecret(`Passphrase of ${path}`) : undefined,
  };
}

/** What a person types without being seen; undefined when they decline. Ask `edge.isInteractive` first. */
export async function askSecret(message: string): Promise<string | undefined> {
  const { isCancel, password } = await import("@clack/prompts");
  const typed = await password({ message, input: stdin, output: stderr });
  return isCancel(typed) ? undefined : typed;
}

/** Whether a person says yes; throws the Failure `usage`, naming the option that says so beforehand, when nobody is there. */
export async function askYes(edge: Edge, message: string): Promise<boolean> {
  if (!edge.isInteractive)
    throw new Failure("usage", `nobody can be asked: ${message}`, { mend: "--yes, having read the above" });
  const { confirm, isCancel } = await import("@clack/prompts");
  const answer = await confirm({ message, initialValue: false, input: stdin, output: stderr });
  return !isCancel(answer) && answer;
}
