import { encodeText } from "../../src/format/text.ts";
import type { Context } from "../../test/scenario/context.ts";
import { put } from "../../test/scenario/stage.ts";
import { verbs } from "../../test/scenario/verbs.ts";

/** One thing done to a commit that is being written, as scenarios spell it: a verb, or a file's lines. */
export type Deed =
  | { readonly verb: string; readonly args: readonly string[]; readonly lines: readonly string[] }
  | { readonly path: string; readonly lines: readonly string[] };

/** A verb and its words. */
export function deed(words: string, ...lines: readonly string[]): Deed {
  const [verb = "", ...args] = words.split(" ");
  return { verb, args, lines };
}

/** Does it; false when it cannot be done here (nothing at a path, nothing to amend), and then nothing is done. */
export async function perform(context: Context, what: Deed): Promise<boolean> {
  const { stage } = context;
  if ("path" in what) {
    put(stage, what.path, encodeText(what.lines.map((line) => `${line}\n`).join("")));
    return true;
  }
  const verb = verbs.get(what.verb);
  if (verb === undefined) throw new TypeError(`no verb: ${what.verb}`);
  const [files, stated] = [new Map(stage.files), new Map(stage.stated)];
  try {
    await verb(context, what.args, what.lines);
    return true;
  } catch (error) {
    // Scenarios throw plain errors for a slip of their author; a bug throws another sort.
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    stage.files.clear();
    stage.stated.clear();
    for (const [path, file] of files) stage.files.set(path, file);
    for (const [key, path] of stated) stage.stated.set(key, path);
    return false;
  }
}

/** As a scenario's text has it, in a commit's name. */
export function recount(stage: string, what: Deed): string {
  const head = "path" in what ? `${stage}/${what.path}` : `${stage}: ${[what.verb, ...what.args].join(" ")}`;
  return [`-- ${head} --`, ...what.lines].join("\n");
}
