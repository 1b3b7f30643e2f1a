import { count } from "../src/count.ts";
import { quote } from "../src/quote.ts";
import type { ProofLink } from "../src/verify/explain.ts";
import type { RootLink } from "../src/verify/explain-roots.ts";
import type { Edge } from "./edge.ts";
import { keyWords, signatureLines, thresholdLines } from "./key-lines.ts";
import { printRows } from "./print-rows.ts";
import { statementLines } from "./statement-lines.ts";

/** Prints each link of a proof: what it is and where it lies, its hash, who signed it in which namespace. */
export function printProof(edge: Edge, links: readonly ProofLink[]): void {
  printRows(
    edge,
    links.map((link) => [labelOf(link), linesOf(link)]),
  );
}

function labelOf(link: ProofLink): string {
  return link.kind === "root" ? `root ${link.version}` : link.kind;
}

function linesOf(link: ProofLink): string[] {
  switch (link.kind) {
    case "root":
      return rootLines(link);
    case "issuers":
      return [`as root ${link.version} names them`, ...thresholdLines(link)];
    case "list":
      return [
        ...papers(link),
        `${link.endorses ? "the issuers endorse" : "names"} ${count(link.lines, "document")}`,
        ...signatureLines(link.signatures),
      ];
    case "certificate": {
      const { user, serial, validFrom, validUntil } = link.document;
      return [
        ...papers(link),
        `${quote(user)}, serial ${serial}, ${validFrom} to ${validUntil}${counting[link.by]}`,
        ...link.keys.map(
          ({ fingerprint, retiredAfter, isRevoked }) =>
            `key ${fingerprint}${isRevoked ? ", revoked" : retiredAfter === undefined ? "" : `, retired after ${retiredAfter}`}`,
        ),
        ...signatureLines(link.signatures),
        ...link.opens.map(({ role, pattern }) => `grants ${role} on ${quote(pattern)}`),
      ];
    }
    case "revocation":
      return [
        ...papers(link),
        `of the key ${keyWords(link.key)}, ${link.by === "nobody" ? "signed by nobody who may" : `by ${authors[link.by]}`}`,
        ...signatureLines(link.signatures),
      ];
    case "statement":
      return [...papers(link), ...statementLines(link)];
    case "unsigned":
      return [
        `the root's \`unsigned\` opens it: ${link.patterns.map(quote).join(", ")}`,
        `nobody vouches for it; ${photographs[link.photograph]}`,
      ];
    case "files":
      return [`${count(link.count, "file")} at ${quote(link.path)}, ${link.stated} stated`];
    case "file":
      return [
        quote(link.path),
        link.mode === undefined
          ? "is not there"
          : `sha256:${link.sha256 ?? "(no regular file)"}  ${link.mode}`,
        ...(link.stated === link.sha256
          ? []
          : [`stated: ${link.stated === undefined ? "nothing" : `sha256:${link.stated}`}`]),
      ];
  }
}

const counting = {
  issuers: "",
  endorsement: ", by endorsement",
  memory: ", as remembered",
  nobody: ", does not count",
};
const authors = { self: "that key itself", issuers: "the issuers", endorsement: "the issuers' endorsement" };
const photographs = {
  none: "no photograph",
  like: "it is like its photograph",
  unlike: "it is not like its photograph",
};

function papers({ path, sha256 }: { readonly path: string; readonly sha256: string }): string[] {
  return [quote(path), `sha256:${sha256}`];
}

/** A root: its hash is the pin. */
export function rootLines(link: RootLink): string[] {
  return [
    `${link.path}${link.isPinned ? "  (pinned)" : ""}${link.stands ? "" : "  (does not stand)"}`,
    `sha256:${link.sha256}`,
    `expires ${link.document.expires}`,
    ...signatureLines(link.signatures),
  ];
}
