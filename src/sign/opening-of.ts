import type { CertificateGrant } from "../format/certificate.ts";
import type { Subject } from "../format/layout.ts";
import { opens } from "../format/opens.ts";
import type { Pattern } from "../format/patterns.ts";
import { type Role, roles } from "../format/root.ts";
import { patternsOf } from "../verify/policy.ts";
import type { SubjectPaths } from "./subject-paths.ts";

/** How much of what exists is opened. */
export interface Reach {
  readonly packages: number;
  /** Common names. */
  readonly commons: number;
  readonly files: number;
}

/** What a certificate opens in one role, and how much of it the one before did not. */
export interface Opening extends Reach {
  readonly role: Role;
  readonly more: Reach;
  /** How much the one before opened, and this does not. */
  readonly less: Reach;
  /** Patterns that open nothing that exists. */
  readonly idle: readonly string[];
}

/** Grants of a certificate; undefined: none. */
export type Grants = readonly CertificateGrant[] | undefined;

/** What grants open of the files that a tree has, role by role, so that an issuer sees it before signing. */
export function openingOf(paths: readonly SubjectPaths[], before: Grants, after: Grants): Opening[] {
  return roles.flatMap((role) => {
    const [old, young] = [patternsIn(before, role), patternsIn(after, role)];
    if (old.length + young.length === 0) return [];
    const used = new Set<Pattern>();
    const isOpen = (patterns: readonly Pattern[], subject: Subject, path: readonly string[]) => {
      const opening = patterns.filter((pattern) => opens(pattern, subject, path));
      for (const pattern of opening) used.add(pattern);
      return opening.length > 0;
    };
    const whole = reachOf(paths, (subject, path) => isOpen(young, subject, path));
    const more = reachOf(paths, (...at) => isOpen(young, ...at) && !isOpen(old, ...at));
    const less = reachOf(paths, (...at) => isOpen(old, ...at) && !isOpen(young, ...at));
    const idle = young.filter((pattern) => !used.has(pattern)).map(({ text }) => text);
    return [{ role, ...whole, more, less, idle }];
  });
}

/** The patterns of grants in one role. */
export function patternsIn(grants: Grants, role: Role): Pattern[] {
  return (grants ?? []).filter((grant) => grant.role === role).flatMap(({ paths }) => patternsOf(paths));
}

/** How much of what exists a question is answered yes for. */
export function reachOf(
  subjects: readonly SubjectPaths[],
  isOpen: (subject: Subject, path: readonly string[]) => boolean,
): Reach {
  const reach = { packages: 0, commons: 0, files: 0 };
  for (const { subject, paths } of subjects) {
    const open = paths.filter((path) => isOpen(subject, path)).length;
    if (open === 0) continue;
    reach.files += open;
    if (subject.kind === "package") reach.packages += 1;
    else reach.commons += 1;
  }
  return reach;
}
