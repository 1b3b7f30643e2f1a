import type { OutdatedRow } from "./judge-installed.ts";

/** A record of OSV's schema, as far as releases tell: which versions before a fix are affected. */
export interface OsvRecord {
  readonly schema_version: "1.6.0";
  readonly id: string;
  /** RFC 3339. */
  readonly modified: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly affected: readonly {
    readonly package: { readonly ecosystem: string; readonly name: string };
    readonly versions: readonly string[];
    readonly database_specific: { readonly fixed: string };
  }[];
}

/** What is known against the security of installed packages, as OSV records; `now` is an ISO time. */
export function osvRecords(rows: readonly OutdatedRow[], now: string): OsvRecord[] {
  return rows.flatMap(({ name, version, ecosystem, reasons }) =>
    reasons.flatMap((reason): OsvRecord[] => {
      if (reason.code !== "security-update") return [];
      const { fixes, instead, package: path } = reason.facts;
      const [first, ...aliases] = fixes;
      return [
        {
          schema_version: "1.6.0",
          id: first ?? `BAILIWICK-${path}-${instead}`,
          modified: now,
          ...(aliases.length > 0 ? { aliases } : {}),
          summary: `${name} ${version} lacks a security fix`,
          affected: [
            {
              package: { ecosystem: ecosystem ?? "bailiwick", name },
              versions: [version],
              database_specific: { fixed: instead },
            },
          ],
        },
      ];
    }),
  );
}
