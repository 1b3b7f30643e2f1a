import { createRequire } from "node:module";

const yaml: typeof import("yaml") = createRequire(import.meta.url)("yaml");
const documents = new Map<string, ReturnType<typeof yaml.parseDocument>>();

/** As `yaml`'s, but each text is parsed once: mutants of the judge read the same documents over and over. */
export function parseDocument(text: string, options: Parameters<typeof yaml.parseDocument>[1]) {
  const document = documents.get(text) ?? yaml.parseDocument(text, options);
  documents.set(text, document);
  return document;
}
