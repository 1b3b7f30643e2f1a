import type { VerifiedCopy } from "./verified-copy.ts";

/** A package that was found, and what is held of it. */
export interface Found {
  readonly registry: string;
  readonly package: string;
  /** `kept`: refused in the newest commit, and held as it last stood. */
  readonly status: "verified" | "unsigned" | "kept" | "refused";
  readonly users: readonly string[];
}

/** The packages of a verified copy whose name contains a text, whatever the case; sorted by name. */
export function searchCopy({ name, accepted, kept }: VerifiedCopy, text: string): Found[] {
  const wanted = text.toLowerCase();
  return [...accepted.subjects]
    .filter(([, { subject, chain, standing }]) => {
      const isThere = chain.length > 0 || standing === "unsigned";
      return isThere && subject.kind === "package" && subject.name.toLowerCase().includes(wanted);
    })
    .map(([key, { subject, standing, users }]): Found => {
      const own = standing === "verified" || standing === "unsigned" ? standing : "refused";
      const status = kept.has(key) ? "kept" : accepted.refused.has(key) ? "refused" : own;
      return { registry: name, package: subject.name, status, users };
    })
    .sort((a, b) => (a.package < b.package ? -1 : 1));
}
