import { sha256 } from "../../../src/crypto/sha256.ts";
import { formatList } from "../../../src/format/list.ts";
import { documentPath } from "../../../src/format/place.ts";
import { registryNamed, type Verb } from "../context.ts";
import { Fields } from "../fields.ts";
import { documentNamed, dropSignatures } from "../items.ts";
import { bytesAt, put } from "../stage.ts";
import { words } from "../words.ts";

/**
 * `list NAME ITEM...`: a list of documents as they are, unsigned. Lines below: `line: PATH HEX` names what is
 * not there, `registry:` another registry.
 */
export const list: Verb = (context, [name = "", ...items], lines) => {
  const { stage } = context;
  const fields = new Fields(lines);
  const named = items.map((item): [string, string] => {
    const path = documentPath(documentNamed(context, item));
    return [path, sha256(bytesAt(stage.files, path))];
  });
  const more = fields.all("line").map((line): [string, string] => {
    const [path = "", hash = ""] = words(line);
    return [path, hash];
  });
  const registry = registryNamed(context, fields.one("registry"));
  fields.done();
  dropSignatures(stage, { kind: "list", name });
  put(
    stage,
    documentPath({ kind: "list", name }),
    formatList({ registry, lines: new Map([...named, ...more]) }),
  );
};
