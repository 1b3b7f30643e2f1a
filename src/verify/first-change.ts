import type { Day } from "../format/day.ts";
import { HOME } from "../format/place.ts";
import type { Refusal } from "../reasons.ts";
import type { Entry, Tree } from "../tree.ts";
import { accept } from "./accept.ts";
import { judgeIssue } from "./change-documents.ts";
import { homeOf } from "./home.ts";
import { certificateIn } from "./parsed.ts";
import { refuse } from "./refuse.ts";
import { readSigned } from "./signed.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Judges the change that brings the root, where base has none (DESIGN.md section 5, First change, and
 * Appendix, No root): head's state under the pin; outside `.bailiwick/` head equals tip; root 1 is unexpired;
 * certificates obey the rules of their issue. `tip` is undefined for a registry without a commit.
 */
export async function verifyFirstChange(
  pin: string,
  tip: Tree | undefined,
  head: Tree,
  now: Day,
): Promise<Verdict> {
  const { accepted, verdict } = await accept(undefined, head, { pin });
  const refusals: Refusal[] = verdict.accepted ? [] : [...verdict.refusals];
  if (tip !== undefined) refusals.push(...(await outsideChanges(tip, head)));
  for (const { root } of accepted?.policy.roots ?? []) {
    if (root.expires < now)
      refusals.push(refuse("root-expired", { version: root.version, expires: root.expires }));
  }
  const limit = accepted?.policy.root.limits.certificateDays ?? 0;
  const { documents } = await readSigned(head, [...(await homeOf(head)).documents.values()]);
  for (const signed of documents.values()) {
    const { document } = signed;
    if (document.kind !== "certificate") continue;
    const certificate = certificateIn(signed.bytes);
    if (certificate?.user === document.user)
      refusals.push(...judgeIssue(certificate, signed, undefined, limit));
  }
  const [first, ...rest] = refusals;
  const { grants, counts } = verdict;
  return first === undefined
    ? { accepted: true, grants, counts }
    : { accepted: false, refusals: [first, ...rest], grants, counts };
}

async function outsideChanges(tip: Tree, head: Tree): Promise<Refusal[]> {
  const [before, after] = [(await tip.list([tip.id])).flat(), (await head.list([head.id])).flat()];
  const spell = ({ name, mode, id }: Entry) => JSON.stringify([name, mode, id]);
  const [old, young] = [new Set(before.map(spell)), new Set(after.map(spell))];
  const isSame = (entry: Entry) => old.has(spell(entry)) && young.has(spell(entry));
  const changed = [...before, ...after].filter((entry) => entry.name !== HOME && !isSame(entry));
  return [...new Set(changed.map(({ name }) => name))].map((path) =>
    refuse("first-change-outside", { path }),
  );
}
