import { subjectKey } from "../format/layout.ts";
import { documentPath } from "../format/place.ts";
import type { Code } from "../reasons.ts";
import { fold } from "../verify/fold.ts";
import { heldAt } from "../verify/held.ts";
import type { Endorsing } from "./read-endorsing.ts";

/** What an endorsement mends. */
const LACKS: readonly Code[] = [
  "signature-missing",
  "rights-missing",
  "rights-withdrawn",
  "signer-revoked",
  "signer-expired",
  "photograph-not-endorsed",
];

/**
 * The statements of a tree that lack nothing but signatures that count, path -> SHA-256, of subjects with no
 * other fault: those that an endorsement would make stand.
 */
export async function lackingStatements({
  after,
  policy,
}: Pick<Endorsing, "after" | "policy">): Promise<ReadonlyMap<string, string>> {
  const { accepted, verdict } = await fold(undefined, after, policy, { faults: [] });
  const refusals = verdict.accepted ? [] : verdict.refusals;
  const faulty = new Set(refusals.filter(({ code }) => !LACKS.includes(code)).map(({ subject }) => subject));
  const lacking = new Set(refusals.map(({ subject }) => subject).filter((name) => !faulty.has(name)));
  const paths = [...accepted.subjects.values()].flatMap(({ subject, chain }) =>
    accepted.refused.has(subjectKey(subject)) && lacking.has(subject.name)
      ? chain
          .filter(({ authorised }) => authorised !== true)
          .map(({ sequence }) => documentPath({ kind: "statement", subject, sequence }))
      : [],
  );
  const held = await heldAt(after, paths);
  return new Map([...held].map(([path, { sha256 }]) => [path, sha256]));
}
