import { type Document, parseDocument, visit } from "yaml";
import { formatRoot, parseRoot, type Root, readRoot } from "./root.ts";
import { YAML_BYTES } from "./yaml.ts";

/**
 * The root that somebody wrote by hand: any YAML that says it, with comments and in any style; the document itself
 * has one spelling, which `formatRoot` makes. Otherwise what is wrong, a line each.
 */
export function readRootText(text: string): Root | { readonly faults: readonly string[] } {
  if (text.length > YAML_BYTES) return { faults: ["it is too long"] };
  const document = parseDocument(text, { resolveKnownTags: false, stringKeys: true, logLevel: "silent" });
  const faults = [...document.errors, ...document.warnings].map(
    ({ message }) => message.split("\n")[0] ?? "",
  );
  if (faults.length > 0) return { faults };
  if (isAliased(document)) return { faults: ["it has an alias"] };
  const root = readRoot(document.toJS());
  if ("faults" in root) return root;
  return parseRoot(formatRoot(root)) ?? { faults: ["it has no spelling of its own"] };
}

function isAliased(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
    },
  });
  return found;
}
