import type { Repository } from "../git/open-repository.ts";
import type { Refusal } from "../reasons.ts";
import { type Failed, failedFor } from "./failed.ts";
import { foreseenGround } from "./foreseen-ground.ts";
import type { Piece, Together } from "./issue-together.ts";
import { judgeGround, ownVerdict } from "./judge-certificate.ts";
import { signCertificate } from "./plan-certificate.ts";
import type { CertifyingGround } from "./read-certifying.ts";

/** The pieces that would stand once signed, and what is wrong with the others. */
export async function foreseeIssue(
  repository: Repository,
  ground: CertifyingGround,
  { pieces, failed, now, more }: Pick<Together, "pieces" | "failed" | "now" | "more">,
): Promise<{ pieces: readonly Piece[]; failed: readonly Failed[]; consequences: readonly Refusal[] }> {
  if (ground.base === undefined) return { pieces, failed, consequences: [] };
  const foreseen = foreseenGround(ground);
  let left = await Promise.all(
    pieces.map(async (piece) => ({
      piece,
      changes: await signCertificate(piece.certifying, piece.plan, foreseen.issuers),
    })),
  );
  const listed: (readonly [string, Uint8Array | undefined])[] = [];
  for (const issuer of foreseen.issuers) listed.push(...((await more?.(issuer)) ?? []));
  const gone: Failed[] = [];
  for (;;) {
    const changes = new Map([...left.flatMap((each) => [...each.changes]), ...listed]);
    const verdict = await judgeGround(repository, foreseen.ground, changes, now);
    const bad = new Map(
      left.flatMap(({ piece, changes: own }) => {
        const { refusals: found, pending } = ownVerdict(verdict, piece.certifying, own, undefined);
        const refusals = piece.isPossessed ? [...found, ...pending] : found;
        return refusals.length === 0 ? [] : [[piece.certifying.user, refusals] as const];
      }),
    );
    for (const [user, refusals] of bad) gone.push(...failedFor(user, refusals));
    left = left.filter(({ piece }) => !bad.has(piece.certifying.user));
    if (bad.size === 0 || left.length === 0)
      return {
        pieces: left.map(({ piece }) => piece),
        failed: [...failed, ...gone],
        consequences: left.length === 0 ? [] : verdict.consequences,
      };
  }
}
