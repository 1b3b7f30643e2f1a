import { posix } from "node:path";
import { Failure } from "../failure.ts";
import { type Subject, subjectKey } from "../format/layout.ts";
import { chainPath, documentPath, HOME, parsePlace } from "../format/place.ts";
import { quote } from "../quote.ts";
import { papersOf } from "../verify/evidence.ts";
import { targetOf } from "../verify/explain-target.ts";
import { heldAt } from "../verify/held.ts";
import { outlineIn, type Side } from "../verify/side.ts";
import type { Endorsing } from "./read-endorsing.ts";

/**
 * The documents that words name, path -> SHA-256: a package or common name stands for its statements, a
 * directory above packages for those of all of them, a path below `.bailiwick/` for itself. `prefix` is the
 * folder, from the top, that words start from. Throws the Failure `usage` for a word that names none.
 */
export async function chooseDocuments(
  { after, policy }: Pick<Endorsing, "after" | "policy">,
  words: readonly string[],
  prefix: string,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Set<string>();
  for (const word of words) {
    const path = posix.join(prefix, word).replace(/\/+$/, "");
    const found = path.startsWith(`${HOME}/`)
      ? await documentsAt(after, path)
      : await statementsOf(after, subjectsAt(after, policy, path));
    if (found.length === 0)
      throw new Failure("usage", `${quote(path)} has no statement, and is no certificate and no revocation`, {
        mend: "bailiwick endorse NAME PACKAGE   # or a path: .bailiwick/certs/USER.yaml",
      });
    for (const each of found) paths.add(each);
  }
  const held = await heldAt(after, paths);
  const absent = [...paths].find((path) => !held.has(path));
  if (absent !== undefined)
    throw new Failure("usage", `there is no ${quote(absent)} here`, { mend: "bailiwick show" });
  return new Map([...held].map(([path, { sha256 }]) => [path, sha256]));
}

/** The statements of subjects, by path. */
export async function statementsOf(side: Side, subjects: readonly Subject[]): Promise<string[]> {
  const outlines = subjects.map((subject) => outlineIn(side, subjectKey(subject), subject));
  const papers = await papersOf(side.tree, outlines);
  return [...papers.values()].flatMap(({ leaves }) =>
    leaves.flatMap(({ path, place }) => (place.signer === undefined ? [path] : [])),
  );
}

async function documentsAt(side: Side, path: string): Promise<string[]> {
  const place = parsePlace(path);
  const kinds: readonly string[] = ["statement", "certificate", "revocation"];
  if (place !== undefined)
    return kinds.includes(place.document.kind) && place.signer === undefined
      ? [documentPath(place.document)]
      : [];
  const below = [...side.outline.subjects.values()]
    .map(({ subject }) => subject)
    .filter((subject) => `${chainPath(subject)}/`.startsWith(`${path}/`));
  return statementsOf(side, below);
}

function subjectsAt(side: Side, { layout }: Endorsing["policy"], path: string): Subject[] {
  const target = targetOf(side.outline, layout, path);
  if (target.kind === "subject" && target.path !== undefined)
    throw new Failure("usage", `${quote(path)} is a file: statements are endorsed, not files`, {
      mend: `bailiwick endorse NAME ${quote(target.subject.name)}`,
    });
  if (target.kind === "subject") return [target.subject];
  if (target.kind !== "above") return [];
  const names = new Set(target.names);
  return [...side.outline.subjects.values()].flatMap(({ subject }) =>
    names.has(subject.name) ? [subject] : [],
  );
}
