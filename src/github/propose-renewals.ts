import { Failure } from "../failure.ts";
import { parseCertificate } from "../format/certificate.ts";
import type { Day } from "../format/day.ts";
import { commitFiles } from "../git/commit-files.ts";
import type { Repository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import type { Failed } from "../sign/failed.ts";
import { findBase } from "../sign/find-base.ts";
import { signCertificate } from "../sign/plan-certificate.ts";
import { type CertifyingGround, certifyingOf, readGround } from "../sign/read-certifying.ts";
import { expiringUsers, renewals } from "../sign/renew-certificates.ts";
import { readHome } from "../verify/side.ts";
import { bringBranch, type Forge } from "./bring-branch.ts";
import { findOpen } from "./find-open.ts";
import { type NewestCommit, withNewest } from "./newest-commit.ts";
import type { HubPull } from "./open-hub.ts";
import { type ProposedRenewal, renewalBody } from "./renewal-body.ts";

/** Which certificates to renew, and until when. */
export interface RenewalsWanted {
  /** Undefined: those that end soon. */
  readonly users: readonly string[] | undefined;
  readonly days: number;
  /** Whether those that are over are meant, too. */
  readonly isOver: boolean;
  /** Undefined: a year, or as long as the root allows. */
  readonly validUntil: Day | undefined;
  readonly now: Day;
  readonly pin: string | undefined;
  /** Who commits, as git writes it. */
  readonly ident: string;
}

/** What came of it. `pull` has the renewals of all `users`, signed or not; undefined: there is nothing to renew. */
export interface ProposedRenewals {
  readonly outcome: "nothing" | "waiting" | "opened" | "updated";
  readonly renewals: readonly ProposedRenewal[];
  readonly failed: readonly Failed[];
  readonly pull: HubPull | undefined;
}

const BRANCH = "bailiwick/renewals";

/**
 * Prepares the renewal of certificates as a pull request that the issuers sign: nothing of it needs a key. What an
 * open one has already is left as it is, for issuers may have signed it; what it lacks is added. Rejects with the
 * Failures `no-pin`, `usage` and `io`.
 */
export function proposeRenewals(forge: Forge, wanted: RenewalsWanted): Promise<ProposedRenewals> {
  return withNewest(forge, (newest) => proposeUpon(newest, forge, wanted));
}

async function proposeUpon(
  { repository, branch, registry, fetch, deepen }: NewestCommit,
  forge: Forge,
  { users, days, isOver, validUntil, now, pin, ident }: RenewalsWanted,
): Promise<ProposedRenewals> {
  const nothing = { upstream: undefined, accepted: undefined, cache: undefined };
  const base = await findBase(repository, { ...nothing, branch, pin });
  if (base === undefined) throw new Failure("no-pin", `there is no registry on ${quote(branch)}`);
  const ground = await readGround({ ...repository, staged: async () => base.tip }, base, pin);
  const asked = users ?? expiringUsers(ground, now, days, isOver);
  if (asked.length === 0) return { outcome: "nothing", renewals: [], failed: [], pull: undefined };

  const found = await findOpen(forge.hub, registry, BRANCH);
  if (found !== undefined) await fetch(found.headSha);
  const waiting = found === undefined ? [] : await renewedIn(repository, found.headSha, ground, asked);
  // Of one whose renewals all came in another way nothing is to be kept.
  const open = waiting.length > 0 ? found : undefined;
  const rest = asked.filter((user) => !waiting.some((each) => each.user === user));
  const { pieces, failed } = renewals(ground, { users: rest, validUntil, now });
  const added = pieces.map(
    ({ certifying, plan }): ProposedRenewal => ({
      user: certifying.user,
      from: certifying.counted?.validUntil ?? now,
      until: plan.certificate.validUntil,
    }),
  );
  const all = [...waiting, ...added].sort((a, b) => (a.user < b.user ? -1 : 1));
  if (added.length === 0)
    return { outcome: open === undefined ? "nothing" : "waiting", renewals: all, failed, pull: open };

  const changes = await Promise.all(
    pieces.map(({ certifying, plan }) => signCertificate(certifying, plan, [])),
  );
  const title =
    all.length === 1 ? `Renew the certificate of ${all[0]?.user}` : `Renew ${all.length} certificates`;
  const commit = await commitFiles(
    repository.gitDir,
    { parent: open?.headSha ?? base.commit, ident, message: `${title}\n\nUnsigned: the issuers do.\n` },
    new Map(changes.flatMap((each) => [...each])),
  );
  const { pull, isNew } = await bringBranch(forge, registry, {
    ...{ dir: repository.gitDir, commit, branch: BRANCH, base: registry.mainBranch, title, deepen },
    ...{ isDraft: false, isOwn: false, isForced: open === undefined },
    body: renewalBody(all, failed),
  });
  return { outcome: isNew ? "opened" : "updated", renewals: all, failed, pull };
}

/** Those whose renewal a commit has, whoever has signed it so far. */
async function renewedIn(
  repository: Repository,
  commit: string,
  ground: CertifyingGround,
  users: readonly string[],
): Promise<ProposedRenewal[]> {
  const { documents } = await readHome(await repository.tree(commit));
  return users.flatMap((user) => {
    const { path, counted } = certifyingOf(ground, user);
    const file = documents.get(path);
    const young = file && parseCertificate(file.bytes);
    if (young?.user !== user || young.serial <= (counted?.serial ?? 0)) return [];
    return [{ user, from: counted?.validUntil ?? young.validFrom, until: young.validUntil }];
  });
}
