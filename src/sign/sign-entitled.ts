import { subjectKey } from "../format/layout.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Signer } from "../keys/signer.ts";
import type { Refusal } from "../reasons.ts";
import type { SigningBase } from "./find-base.ts";
import type { FoundKey } from "./find-key.ts";
import { type SignReport, type SignRequest, signSubjects } from "./sign-subjects.ts";

/** What came of it. */
export interface EntitledReport {
  /** Undefined: nothing is left to sign, or it was not confirmed. */
  readonly report: SignReport | undefined;
  /** What the user may not sign, and why. */
  readonly left: readonly Refusal[];
}

/**
 * Signs as `signSubjects` does, but for the subjects that the user may not sign: those are left as they are, and named.
 * The key is opened once.
 */
export async function signEntitled(
  repository: Repository,
  base: SigningBase,
  request: SignRequest,
): Promise<EntitledReport> {
  const key = openedOnce(request.key);
  let { only } = request;
  const left: Refusal[] = [];
  try {
    while (only === undefined || only.size > 0) {
      const report: SignReport | undefined = await signSubjects(repository, base, { ...request, key, only });
      if (report === undefined || report.refusals.length === 0) return { report, left };
      left.push(...report.refusals);
      const tried: ReadonlySet<string> =
        only ?? new Set(report.statements.map(({ subject }) => subjectKey(subject)));
      const blamed = new Set(report.refusals.map(({ subject }) => subject));
      const rest = blamed.has(undefined) ? [] : [...tried].filter((each) => !blamed.has(nameOf(each)));
      if (rest.length === tried.size) break;
      only = new Set(rest);
    }
    return { report: undefined, left };
  } finally {
    await key.close();
  }
}

function nameOf(key: string): string {
  return key.slice(key.indexOf(" ") + 1);
}

/** A key that stays open until it is closed, however often it is asked for. */
function openedOnce(key: FoundKey): FoundKey & { readonly close: () => Promise<void> } {
  let opened: Promise<Signer> | undefined;
  return {
    ...key,
    open: async () => {
      opened ??= key.open();
      const signer = await opened;
      return { key: signer.key, sign: (namespace, message) => signer.sign(namespace, message), close() {} };
    },
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
}
