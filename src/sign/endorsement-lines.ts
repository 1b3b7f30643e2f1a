import { sha256 } from "../crypto/sha256.ts";
import { Failure } from "../failure.ts";
import { formatList, parseList } from "../format/list.ts";
import { documentPath } from "../format/place.ts";
import { quote } from "../quote.ts";
import { heldAt } from "../verify/held.ts";
import type { Signed } from "../verify/signed.ts";
import { signaturesThatVerify } from "../verify/signers.ts";
import { chooseDocuments } from "./choose-documents.ts";
import type { EndorseRequest } from "./endorse-documents.ts";
import { lackingStatements } from "./lacking-statements.ts";
import type { Endorsing } from "./read-endorsing.ts";

/**
 * What a list shall name, path -> SHA-256: what it names, but for past lines if they go, and what is wanted. Throws
 * `usage` where that is nothing, and `signing-refused` for a list that counts and cannot change.
 */
export async function endorsementLines(
  endorsing: Endorsing,
  request: EndorseRequest,
  present: Signed | undefined,
): Promise<ReadonlyMap<string, string>> {
  const lines = await linesOf(endorsing, request, present);
  await keepWhatCounts(endorsing, request.name, lines);
  return lines;
}

async function linesOf(
  endorsing: Endorsing,
  { name, words, prefix, isAllUnsigned, isPruned }: EndorseRequest,
  present: Signed | undefined,
): Promise<ReadonlyMap<string, string>> {
  const old = present && parseList(present.bytes);
  if (present !== undefined && old?.registry !== endorsing.policy.identity)
    throw new Failure("signing-refused", `${quote(present.path)} is no list of this registry`, {
      mend: `git rm -- ${quote(present.path)}`,
    });
  const held = await heldAt(endorsing.after, old?.lines.keys() ?? []);
  const kept = [...(old?.lines ?? [])].filter(([path, hash]) => !isPruned || held.get(path)?.sha256 === hash);
  const wanted = await chooseDocuments(endorsing, words, prefix);
  const lacking = isAllUnsigned ? await lackingStatements(endorsing) : [];
  const lines = new Map([...kept, ...wanted, ...lacking]);
  if (lines.size > 0) return lines;
  if (isAllUnsigned)
    throw new Failure("signing-refused", "no statement here lacks nothing but signatures", {
      mend: "bailiwick verify",
    });
  throw new Failure(
    "usage",
    `there is no list ${quote(name)} here, and nothing is named that it should endorse`,
    {
      mend: `bailiwick endorse ${quote(name)} PACKAGE`,
    },
  );
}

/** A list that counts in the base is taken down only when no line of it counts, so it is not changed before. */
async function keepWhatCounts(
  { base, policy, trust, after }: Endorsing,
  name: string,
  lines: ReadonlyMap<string, string>,
): Promise<void> {
  const old = base?.home.documents.get(documentPath({ kind: "list", name }));
  const list = old && parseList(old.bytes);
  const isSame = old?.sha256 === sha256(formatList({ registry: policy.identity, lines }));
  if (old === undefined || list === undefined || isSame) return;
  if (signaturesThatVerify(trust, old).length === 0) return;
  const held = await heldAt(after, list.lines.keys());
  const counting = [...list.lines].filter(([path, hash]) => held.get(path)?.sha256 === hash).length;
  if (counting === 0) return;
  const words = `${counting} of its ${list.lines.size} lines count`;
  throw new Failure(
    "signing-refused",
    `the list ${quote(name)} is in the base and ${words}: it cannot change until none does`,
    { mend: `bailiwick endorse ${quote(`${name}-2`)} PACKAGE   # a list of another name` },
  );
}
