import { Failure } from "../failure.ts";
import { type Subject, subjectKey } from "../format/layout.ts";
import { chainPath, HOME } from "../format/place.ts";
import type { Repository } from "../git/open-repository.ts";
import { narrowTree } from "../sign/narrow-tree.ts";
import type { Entry, Tree } from "../tree.ts";
import { gather } from "../verify/evidence.ts";
import { readLists } from "../verify/lists.ts";
import { absent, outlineOf } from "../verify/outline.ts";
import { readHome } from "../verify/side.ts";
import { differences } from "../verify/subject.ts";
import { signersOn, type Trust } from "../verify/trust.ts";
import type { Files } from "./file-differences.ts";

/** What a user saw of a subject when they last signed it. */
export interface LastSigned extends Files {
  readonly commit: string;
  readonly sequence: number;
}

/** So far back a signature is looked for, and of so many subjects. */
const MOST_COMMITS = 1000;
const MOST_SUBJECTS = 64;

/**
 * The newest commits, by subject key, in which a user signed the newest statement of a subject, in any role, and
 * the files were what it said. Looks along first parents from a commit on; whom there is nothing of is left out.
 */
export async function lastSigned(
  repository: Repository,
  from: string,
  trust: Trust,
  user: string,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, LastSigned>> {
  const found = new Map<string, LastSigned>();
  const open = new Map(
    subjects.slice(0, MOST_SUBJECTS).map((subject) => [subjectKey(subject), { subject, seen: "" }]),
  );
  const listings: Listings = new Map();
  let left = MOST_COMMITS;
  for await (const { id } of repository.firstParents(from)) {
    const tree = await repository.tree(id);
    const home = await idAt(listings, tree, HOME);
    if (home === undefined || open.size === 0 || left-- === 0) break;
    const lists = await idAt(listings, tree, `${HOME}/lists`);
    for (const [key, each] of open) {
      const { subject } = each;
      const chain = await idAt(listings, tree, chainPath(subject));
      const ids = `${chain} ${lists} ${await idAt(listings, tree, subject.name)}`;
      if (ids === each.seen) continue;
      each.seen = ids;
      const signed = chain && (await signedIn(tree, trust, user, subject).catch(notHere));
      if (!signed) continue;
      found.set(key, { ...signed, commit: id });
      open.delete(key);
    }
  }
  return found;
}

/** A partial clone has not fetched what old commits hold: then nobody can be shown it. */
function notHere(error: unknown): undefined {
  if (error instanceof Failure && error.code === "object-missing") return undefined;
  throw error;
}

async function signedIn(
  tree: Tree,
  trust: Trust,
  user: string,
  subject: Subject,
): Promise<Omit<LastSigned, "commit"> | undefined> {
  const narrow = await narrowTree(tree, [subject.name, chainPath(subject), `${HOME}/lists`]);
  const { home, documents } = await readHome(narrow);
  const outline = await outlineOf(narrow, home, trust.layout);
  const own = outline.subjects.get(subjectKey(subject)) ?? absent(subject);
  for await (const evidence of gather(tree, trust, [own])) {
    const last = evidence.chain.links.at(-1);
    if (last === undefined || !evidence.chain.intact || differences(evidence, trust.root).length > 0)
      return undefined;
    const { path, sha256 } = last.signed;
    const naming = readLists(documents, trust).lists.filter(({ list }) => list.lines.get(path) === sha256);
    const signers = [last.signed, ...naming.map(({ signed }) => signed)].flatMap((signed) =>
      signersOn(signed, trust.users),
    );
    if (!signers.some((signer) => signer.user === user)) return undefined;
    return { tree, leaves: evidence.files.leaves, sequence: last.statement.sequence };
  }
  return undefined;
}

/** Directories that were read, by id: trees of one history share most of them. */
type Listings = Map<string, ReadonlyMap<string, Entry>>;

/** The id of a path in a tree. */
async function idAt(listings: Listings, tree: Tree, path: string): Promise<string | undefined> {
  let at: Pick<Entry, "mode" | "id"> | undefined = { mode: "40000", id: tree.id };
  for (const name of path.split("/")) {
    if (at?.mode !== "40000") return undefined;
    const id: string = at.id;
    if (!listings.has(id)) {
      const [entries = []] = await tree.list([id]);
      listings.set(id, new Map(entries.map((entry) => [entry.name, entry])));
    }
    at = listings.get(id)?.get(name);
  }
  return at?.id;
}
