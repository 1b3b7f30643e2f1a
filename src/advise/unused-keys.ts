import { fingerprint } from "../crypto/ssh-key.ts";
import { parseSignatures } from "../crypto/sshsig.ts";
import { type Day, daysBetween } from "../format/day.ts";
import { SUMS_BYTES } from "../format/sums.ts";
import { list, quote } from "../quote.ts";
import { papersOf } from "../verify/evidence.ts";
import type { Outline } from "../verify/outline.ts";
import type { Signed } from "../verify/signed.ts";
import type { Trust } from "../verify/trust.ts";
import type { Finding } from "./finding.ts";

/** So many statement directories are looked into together. */
const TOGETHER = 512;
/** A first certificate younger than so many days may not have been of use yet. */
const YOUNG = 90;

/** Users' keys of which no signature stands beside a statement, or on a list: keys that could as well go. */
export async function unusedKeys(
  trust: Trust,
  { tree, subjects }: Outline,
  documents: ReadonlyMap<string, Signed>,
  today: Day,
): Promise<Finding[]> {
  const used = new Set<string>();
  const take = (file: Uint8Array | undefined) => {
    for (const { key } of (file && parseSignatures(file)) ?? []) used.add(key);
  };
  for (const { document, signatures } of documents.values())
    if (document.kind === "list") for (const file of signatures.values()) take(file);
  const stated = [...subjects.values()].filter(({ chain }) => chain !== undefined);
  for (let i = 0; i < stated.length; i += TOGETHER) {
    const papers = await papersOf(tree, stated.slice(i, i + TOGETHER));
    const files = [...papers.values()].flatMap(({ leaves }) =>
      leaves.filter(({ place }) => place.signer !== undefined),
    );
    const contents = await tree.read(
      files.map(({ id }) => id),
      SUMS_BYTES,
    );
    for (const file of contents) take(file);
  }
  return [...trust.certificates.values()].flatMap(({ certificate }): Finding[] => {
    const { user, serial, validFrom, keys = [] } = certificate;
    if (serial === 1 && daysBetween(validFrom, today) < YOUNG) return [];
    const idle = keys.filter((key) => !used.has(key) && !trust.revoked.has(key));
    if (idle.length === 0) return [];
    const prints = idle.map(fingerprint);
    return [
      {
        code: "key-unused",
        urgency: "advice",
        says: `${quote(user)} has signed nothing that stands with ${list(prints)}`,
        mend: `bailiwick cert request ${quote(user)} ${idle.map((key) => `--retire ${quote(key)}`).join(" ")}`,
        facts: { user, keys: idle },
      },
    ];
  });
}
