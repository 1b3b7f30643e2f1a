import type { PublicKey } from "../crypto/ssh-key.ts";
import { type Subject, subjectKey } from "../format/layout.ts";
import type { Role } from "../format/root.ts";
import { papersOf } from "../verify/evidence.ts";
import type { Side } from "../verify/side.ts";
import { readSigned } from "../verify/signed.ts";
import { signersOn, type Trust } from "../verify/trust.ts";

/** A statement of a tree that carries a key's signature, beside it or on a list. */
export interface KeyStatement {
  readonly subject: Subject;
  readonly sequence: number;
  readonly path: string;
  readonly sha256: string;
  readonly role: Role;
}

/** So many statement directories are read together. */
const TOGETHER = 512;

/** The statements of a tree that users' keys signed; a voided signature is one, too. */
export async function statementsSignedBy(
  { tree, outline }: Side,
  trust: Trust,
  keys: ReadonlySet<PublicKey>,
): Promise<KeyStatement[]> {
  const names = new Set([...keys].flatMap((key) => trust.users.get(key) ?? []));
  const listed = new Set(
    trust.lists
      .filter(({ signed }) => signersOn(signed, trust.users).some(({ key }) => keys.has(key)))
      .flatMap(({ list }) => [...list.lines.keys()]),
  );
  const stated = [...outline.subjects.values()].filter(({ chain }) => chain !== undefined);
  const found: KeyStatement[] = [];
  for (let i = 0; i < stated.length; i += TOGETHER) {
    const group = stated.slice(i, i + TOGETHER);
    const papers = await papersOf(tree, group);
    const concerned = group.filter(({ subject }) =>
      papers
        .get(subjectKey(subject))
        ?.leaves.some(({ path, place }) => names.has(place.signer ?? "") || listed.has(path)),
    );
    const leaves = concerned.flatMap(({ subject }) => papers.get(subjectKey(subject))?.leaves ?? []);
    for (const signed of (await readSigned(tree, leaves)).documents.values()) {
      const { document } = signed;
      const signature = trust.signersOf(signed).find(({ key }) => keys.has(key));
      if (document.kind !== "statement" || signature === undefined) continue;
      const { subject, sequence } = document;
      found.push({ subject, sequence, path: signed.path, sha256: signed.sha256, role: signature.role });
    }
  }
  return found;
}
