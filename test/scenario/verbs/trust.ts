import { keyFileName } from "../../../src/crypto/ssh-key.ts";
import { documentPath, GITATTRIBUTES } from "../../../src/format/place.ts";
import { formatRevocation } from "../../../src/format/revocation.ts";
import { formatRoot, type Root } from "../../../src/format/root.ts";
import { encodeText } from "../../../src/format/text.ts";
import { addSignatures } from "../add-signature.ts";
import { type Context, policyIn, policyOfStage, registryNamed, type Verb } from "../context.ts";
import { Fields } from "../fields.ts";
import { dropSignatures } from "../items.ts";
import { keyNamed } from "../keys.ts";
import { optionsIn } from "../options.ts";
import { readTerms, rootKeyNames } from "../root-terms.ts";
import { put } from "../stage.ts";
import { certifyUser } from "./certify.ts";

/**
 * `revoke KEYNAME by self|ISSUER...`: a revocation of the key, signed. Lines below: `note:`, `registry:`,
 * `key: KEYNAME` (what it says, as against its name).
 */
export const revoke: Verb = async (context, args, lines) => {
  const { plain, by } = optionsIn(args, [], [], true);
  const [name = ""] = plain;
  const fields = new Fields(lines);
  const document = { kind: "revocation", key: keyFileName(keyNamed(name)) } as const;
  const note = fields.one("note");
  const bytes = formatRevocation({
    registry: registryNamed(context, fields.one("registry")),
    key: keyNamed(fields.one("key") ?? name),
    ...(note === undefined ? {} : { note }),
  });
  fields.done();
  dropSignatures(context.stage, document);
  put(context.stage, documentPath(document), bytes);
  const signers = by
    .filter((word) => word !== "nobody")
    .map((word) => (word === "self" ? `self/${name}` : word));
  await addSignatures(context.stage, document, signers);
};

/**
 * `root`: the next root, as the newest but for the lines below (the words of the headers; also `version:`,
 * `registry:`, `signed: NAME...`). Unless said, every root key of both roots and every new key signs.
 */
export const root: Verb = async (context, _, lines) => {
  const fields = new Fields(lines);
  const last = policyOfStage(context).root;
  const terms = readTerms(fields, last);
  const version = fields.number("version") ?? last.version + 1;
  const next: Root = { ...terms, registry: registryNamed(context, fields.one("registry")), version };
  const added = [...next.keys.keys()].filter((name) => !last.keys.has(name));
  const usual = [...new Set([...last.root.keys, ...next.root.keys, ...added])].map((name) =>
    withKey(name, rootKeyNames(fields), context.setup.rootKeyNames),
  );
  const signed = fields.words("signed") ?? usual;
  fields.done();
  await writeRoot(context, next, signed);
};

function withKey(name: string, ...known: readonly ReadonlyMap<string, string>[]): string {
  const key = known.find((names) => names.has(name))?.get(name);
  return key === undefined ? name : `${name}/${key}`;
}

async function writeRoot({ stage }: Context, next: Root, signed: readonly string[]): Promise<void> {
  const document = { kind: "root", version: next.version } as const;
  dropSignatures(stage, document);
  put(stage, documentPath(document), formatRoot(next));
  if (signed[0] !== "nobody") await addSignatures(stage, document, signed);
}

/** What every registry starts with: root 1 as the headers have it, the users' certificates, `.gitattributes`. */
export async function establish(context: Context): Promise<void> {
  const { setup, stage } = context;
  const names = [...setup.terms.keys.keys()].map((name) => withKey(name, setup.rootKeyNames));
  await writeRoot(context, { ...setup.terms, registry: setup.registry, version: 1 }, names);
  put(stage, ".bailiwick/.gitattributes", encodeText(GITATTRIBUTES));
  if (policyIn(stage.files) === undefined) throw new Error("root 1 is no root");
  for (const [user, terms] of setup.users) await certifyUser(context, user, terms);
}
