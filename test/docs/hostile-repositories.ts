/** A repository made by real git plumbing to do harm, and the test of test/hostile that asks about it. */
export interface Hostile {
  readonly made: string;
  /** The test's file, less `.test.ts`, and its title as it stands there. */
  readonly in: string;
  readonly title: string;
  readonly comes: string;
}

const row = (made: string, file: string, title: string, comes: string): Hostile => ({
  made,
  in: file,
  title,
  comes,
});

/** What `docs/threats.md` lists under Hostile repositories. */
export const hostileRepositories: readonly Hostile[] = [
  row(
    "A file, statement, signature, certificate, root, tree or commit: tampered with as loose object, forged in a pack with a right index, of another type, torn, gone",
    "tampered-objects",
    "%s: tampered with, forged, torn or gone",
    "not judged (3)",
  ),
  row(
    "A folder, a device, a loop of links in an object's place",
    "tampered-objects",
    "in place of a file: nothing, a folder, a device",
    "not judged (3)",
  ),
  row(
    "The same, asked of the library",
    "tampered-objects",
    "the library says the same of %s: a Failure",
    "a `Failure`",
  ),
  row(
    "Names `..`, `.`, `.git`, `.Bailiwick`, with a slash or a line feed; duplicate and unsorted entries; odd modes; links and submodules",
    "malformed-trees",
    "%s is refused",
    "refused (1)",
  ),
  row(
    "A link, a submodule, a file as `.bailiwick`; two of them",
    "malformed-trees",
    "%s is no registry",
    "refused (1)",
  ),
  row(
    "Trees that do not parse, that name what is missing or of another type",
    "malformed-trees",
    "%s cannot be judged",
    "not judged (3)",
  ),
  row(
    "The same edits, made of nothing",
    "malformed-trees",
    "the same edits made of nothing are accepted",
    "accepted",
  ),
  row(
    "Commits of two trees or none, out of order, in other line ends, of 20 MB",
    "malformed-commits",
    "a commit with %s cannot be judged",
    "not judged (3)",
  ),
  row(
    "Commits that claim a second tree below, a signature, an absurd time, 20,000 parents",
    "malformed-commits",
    "a commit %s is judged by its tree",
    "by the tree alone",
  ),
  row(
    "A parent that is missing, or no commit",
    "malformed-commits",
    "a parent that is not there, or no commit: no change to judge, and a state like any other",
    "`check`: not judged (3); `verify`: by the tree",
  ),
  row(
    "A tag, a tree, a blob as head; tags of tags",
    "malformed-commits",
    "a head that is no commit",
    "not judged (3)",
  ),
  row(
    "A tag that lies about its target's type",
    "malformed-commits",
    "a tag is the commit it names, whatever type it says",
    "by the commit",
  ),
  row("Refs that hold anything", "malformed-commits", "a ref that names nothing", "not judged (3)"),
  row(
    "Replace refs of commits, trees, blobs",
    "misdirected",
    "replace refs, of head%s",
    "ignored: as the true objects are",
  ),
  row(
    "Grafts",
    "misdirected",
    "grafts: the history is that of the commits",
    "ignored: as the true history is",
  ),
  row(
    "Alternates with odd places, and with forged objects",
    "misdirected",
    "alternates: what lies elsewhere is hashed too",
    "as the objects are; forged: not judged (3)",
  ),
  row(
    "Alternates in a circle",
    "misdirected",
    "alternates that name one another, or themselves",
    "as the objects are",
  ),
  row(
    "A `shallow` file that lies",
    "misdirected",
    "a cut said to be where it is not: no history, and the same answers",
    "judged without history",
  ),
  row(
    "SHA-256 repositories, loose and packed, honest and tampered with",
    "misdirected",
    "a SHA-256 repository is judged like any other",
    "as any other",
  ),
  row(
    "A repository that claims the other object format",
    "misdirected",
    "a repository that claims the other format cannot be judged",
    "not judged (3)",
  ),
  row(
    "`log.showSignature` with `gpg.program`, and thirty other settings, hooks, attributes that name a command",
    "traps",
    "no setting, hook or attribute of a work tree is obeyed by who asks",
    "nothing runs; judged",
  ),
  row(
    "The same, under `sign`",
    "traps",
    "nor by who signs, but for filters, which are the signer's own",
    "nothing runs but the signer's own filters",
  ),
  row(
    "A missing blob, and a promisor whose URL is `ext::` and a command",
    "traps",
    "a missing blob is not fetched by a URL that is a command",
    "nothing runs; not judged (3)",
  ),
  row(
    "The same in a work tree, under `why` and `sign`",
    "traps",
    "work trees with such a promisor: neither why nor sign fetches",
    "nothing runs; not judged (3)",
  ),
  row(
    "A config that does not parse",
    "traps",
    "a config that git cannot read is a failure in words",
    "not judged (3)",
  ),
  row(
    "A gigabyte of zeros as stray, statement, signature, certificate, root, `.gitattributes`",
    "bombs",
    "a gigabyte as %s/%s is refused by its size",
    "refused (1), unread",
  ),
  row(
    "... as a file that a change brings",
    "bombs",
    "a gigabyte as a file that is stated is too large for a change",
    "refused (1), unread",
  ),
  row(
    "... as a file of a state",
    "bombs",
    "half a gigabyte as a file of a state, which knows no limit, is hashed piece by piece",
    "by its hash, in bounded memory",
  ),
  row(
    "Twenty lists, statements or certificates of 40 to 59 megabytes",
    "bombs",
    "twenty lists, statements, certificates of 40 to 59 megabytes are not held together",
    "refused (1), in bounded memory",
  ),
  row("... as tree or commit", "bombs", "a gigabyte as tree or commit cannot be judged", "not judged (3)"),
  row(
    "60 trees that name 2^60 files",
    "bombs",
    "a tree that names 2^60 files by naming one tree twice, level upon level",
    "refused (1)",
  ),
  row(
    "Packs: deltas that grow to a gigabyte, that lie about sizes, upon themselves, upon nothing",
    "bombs",
    "packed as %s",
    "refused (1) or not judged (3)",
  ),
  row(
    "Loose objects of a gigabyte that say five bytes, or no number",
    "bombs",
    "loose objects that are larger than they say",
    "refused (1) or not judged (3)",
  ),
];
