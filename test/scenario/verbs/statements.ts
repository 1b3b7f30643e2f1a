import { sha256 } from "../../../src/crypto/sha256.ts";
import { subjectKey } from "../../../src/format/layout.ts";
import { parsePlace, signaturePath } from "../../../src/format/place.ts";
import { encodeText } from "../../../src/format/text.ts";
import { addSignature, addSignatures, purposeIn } from "../add-signature.ts";
import { type Context, identityIn, type Verb } from "../context.ts";
import { documentNamed, subjectNamed } from "../items.ts";
import { makeStatement } from "../make-statement.ts";
import { type Options, optionsIn } from "../options.ts";
import { bytesAt, put } from "../stage.ts";
import { list } from "./lists.ts";

const FLAGS = ["complete", "amendment", "photograph", "new", "keep"];

/** `state SUBJECT... [complete|amendment|photograph] [new] [keep]`: a statement of the files as they are, unsigned. */
export const state: Verb = async (context, args, lines) => {
  const options = optionsIn(args, FLAGS, []);
  for (const word of options.plain) await stateOne(context, word, options, lines);
};

async function stateOne(
  context: Context,
  word: string,
  options: Options,
  lines: readonly string[],
): Promise<void> {
  const covers = (["amendment", "photograph"] as const).find(options.has) ?? "complete";
  await makeStatement(
    context,
    subjectNamed(context, word),
    { covers, isNew: options.has("new"), keeps: options.has("keep") },
    lines,
  );
}

/**
 * `sign NAME SUBJECT... [role R] [key KEYNAME]`, with the words and lines of `state`: states what this stage has
 * not stated yet, and signs it.
 */
export const sign: Verb = async (context, [name = "", ...args], lines) => {
  const options = optionsIn(args, FLAGS, ["role", "purpose", "key"]);
  for (const word of options.plain) {
    const key = subjectKey(subjectNamed(context, word));
    if (!context.stage.stated.has(key) || options.has("new")) await stateOne(context, word, options, lines);
    const path = context.stage.stated.get(key) ?? "";
    const document = parsePlace(path)?.document;
    if (document === undefined) throw new Error(`${path} is no place of a statement`);
    await addSignature(context.stage, document, name, options.get("key") ?? name, purposeIn(options));
  }
};

/** `cosign NAME ITEM... [role R] [purpose P] [key KEYNAME]`: one more signature on a document that is there. */
export const cosign: Verb = async (context, [name = "", ...args]) => {
  const options = optionsIn(args, [], ["role", "purpose", "key"]);
  for (const word of options.plain) {
    const document = documentNamed(context, word);
    await addSignature(context.stage, document, name, options.get("key") ?? name, purposeIn(options));
  }
};

/** `unsign NAME ITEM...`: takes the file of NAME's signatures away. */
export const unsign: Verb = ({ stage, ...context }, [name = "", ...items]) => {
  for (const item of items) {
    const path = signaturePath(documentNamed({ ...context, stage }, item), name);
    if (!stage.files.delete(path)) throw new Error(`nothing at ${path}`);
  }
};

/** `photograph SUBJECT... [as LIST] by ISSUER...`: states them so, and endorses them on one list (`adoption`). */
export const photograph: Verb = async (context, args) => {
  const options = optionsIn(args, [], ["as"], true);
  const name = options.get("as") ?? "adoption";
  await state(context, [...options.plain, "photograph"], []);
  await list(context, [name, ...options.plain], []);
  await addSignatures(context.stage, { kind: "list", name }, options.by);
};

/** `amendments NAME PATH N SUBJECT`: N amendments, one after another, of one file. */
export const amendments: Verb = async (context, [name = "", path = "", count = "", word = ""]) => {
  const { stage } = context;
  const text = bytesAt(stage.files, path);
  for (let i = 1; i <= Number(count); i++) {
    put(stage, path, encodeText(`${Buffer.from(text).toString()}${i}\n`));
    await sign(context, [name, word, "amendment", "new"], []);
  }
};

/**
 * `sums PATH`: a `.sums` file with the lines below. `{registry}` is the registry's identity, `{sha256 PATH}` that
 * of a file, `{lists}` that of every line after it.
 */
export const sums: Verb = (context, [path = ""], lines) => {
  const said = lines
    .map((line) => line.replaceAll("{registry}", identityIn(context)))
    .map((line) =>
      line.replace(/\{sha256 (.+)\}/, (_, of: string) => sha256(bytesAt(context.stage.files, of))),
    );
  const after = said.slice(said.findIndex((line) => line.includes("{lists}")) + 1);
  const lists = sha256(after.map((line) => `${line}\n`).join(""));
  const text = said.map((line) => `${line.replace("{lists}", lists)}\n`).join("");
  put(context.stage, path, encodeText(text));
};
