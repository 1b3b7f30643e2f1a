import { fingerprint, type PublicKey } from "../crypto/ssh-key.ts";
import type { Day } from "../format/day.ts";
import type { Subject } from "../format/layout.ts";
import type { Threshold } from "../format/root.ts";
import type { Repository } from "../git/open-repository.ts";
import { type KeyUses, keyUses } from "../sign/key-uses.ts";
import { type Opening, openingOf } from "../sign/opening-of.ts";
import { subjectPaths } from "../sign/subject-paths.ts";
import type { View } from "../verify/explain-view.ts";
import { heldAt } from "../verify/held.ts";
import { outlined, type Side } from "../verify/side.ts";
import type { Trust } from "../verify/trust.ts";
import { changedAlone } from "./changed-alone.ts";
import { keyTouches, type Touch, type Touches } from "./key-touches.ts";

/** What a key did, and what whoever has it could do. */
export interface Impact extends KeyUses {
  readonly key: PublicKey;
  readonly fingerprint: string;
  readonly isRevoked: boolean;
  readonly could: Power;
  /** What it signed, oldest first. */
  readonly touches: readonly (Touch & {
    /** Whether those bytes are there still. */
    readonly stands: boolean;
  })[];
  /** Names of the packages and common names among them. */
  readonly subjects: readonly string[];
  readonly history: Omit<Touches, "touches">;
}

/** What a thief of a key could do on a day, without anybody else's. */
export interface Power {
  /** What the user's certificate opens to new signatures of this key. */
  readonly opens: readonly Opening[];
  /** Packages and common names whose content the user can change alone: no rule asks for anybody else. */
  readonly alone: readonly Subject[];
  /** The thresholds of the newest root that the key counts in; `isAlone`: it meets them. */
  readonly counts: readonly {
    readonly for: "root" | "issuers" | "log";
    readonly threshold: number;
    readonly of: number;
    readonly isAlone: boolean;
  }[];
}

/** Finds out, for one key, in a commit and its history. */
export async function impactOf(
  repository: Repository,
  view: Extract<View, { stands: true }>,
  { commit, key, today }: { readonly commit: string; readonly key: PublicKey; readonly today: Day },
  onProgress?: (done: number) => void,
): Promise<Impact> {
  const { read, policy, trust } = view;
  const side = await outlined(read, policy.layout, undefined);
  const uses = keyUses(trust, key, today);
  const { touches, ...history } = await keyTouches(repository, commit, key, onProgress);
  const held = await heldAt(
    side,
    touches.map(({ path }) => path),
  );
  const shown = touches.map((touch) => ({ ...touch, stands: held.get(touch.path)?.sha256 === touch.sha256 }));
  const names = touches.flatMap(({ document }) =>
    document.kind === "statement" ? [document.subject.name] : [],
  );
  return {
    ...uses,
    key,
    fingerprint: fingerprint(key),
    isRevoked: trust.revoked.has(key),
    could: { ...(await rightsOf(side, trust, uses)), counts: thresholdsOf(trust, key) },
    touches: shown,
    subjects: [...new Set(names)].sort(),
    history,
  };
}

async function rightsOf(
  { outline }: Side,
  trust: Trust,
  { users }: KeyUses,
): Promise<Pick<Power, "opens" | "alone">> {
  const user = users.find(({ status }) => status === "current")?.user;
  const grants = user === undefined ? undefined : trust.certificates.get(user)?.certificate.grants;
  if (user === undefined || grants === undefined) return { opens: [], alone: [] };
  const alone = changedAlone(trust, outline, user);
  return { opens: openingOf(await subjectPaths(outline), undefined, grants), alone };
}

function thresholdsOf({ root }: Trust, key: PublicKey): Power["counts"] {
  const kinds = [
    ["root", root.root],
    ["issuers", root.issuers],
    ["log", root.log],
  ] as const;
  return kinds.flatMap(([kind, each]: readonly [Power["counts"][number]["for"], Threshold | undefined]) => {
    if (each === undefined || !each.keys.some((name) => root.keys.get(name) === key)) return [];
    const { threshold, keys } = each;
    const of = new Set(keys.map((name) => root.keys.get(name))).size;
    return [{ for: kind, threshold, of, isAlone: threshold === 1 }];
  });
}
