import { keyFileName } from "../../src/crypto/ssh-key.ts";
import {
  isDirectoryPackage,
  isFilePackage,
  type Subject,
  subjectKey,
  subjectOf,
} from "../../src/format/layout.ts";
import { chainPath, type DocumentName, documentPath, parsePlace } from "../../src/format/place.ts";
import { type Context, policyOfStage } from "./context.ts";
import { keyNamed } from "./keys.ts";
import { type Files, pathsBelow, type Stage } from "./stage.ts";

/** The subject that a word means: `A`, `.github`, or with the kind said, `package:A`, `common:A`. */
export function subjectNamed(context: Context, word: string): Subject {
  const [, kind, name = word] = /^(package|common):(.*)$/.exec(word) ?? [];
  if (kind === "package" || kind === "common") return { kind, name };
  const { files } = context.stage;
  const { layout } = policyOfStage(context);
  const [file] = pathsBelow(files, name);
  if (file !== undefined) return subjectOf(layout, file.split("/"));
  const stated = (["package", "common"] as const).find((each) => highestIn(files, { kind: each, name }) > 0);
  const segments = name.split("/");
  const isPackage = isDirectoryPackage(layout, segments) || isFilePackage(layout, segments);
  return { kind: stated ?? (isPackage ? "package" : "common"), name };
}

/** The highest number of a subject's statements; 0 without any. */
export function highestIn(files: Files, subject: Subject): number {
  const numbers = pathsBelow(files, chainPath(subject)).flatMap((path) => {
    const place = parsePlace(path);
    const { document } = place ?? {};
    if (place?.signer !== undefined || document?.kind !== "statement") return [];
    return subjectKey(document.subject) === subjectKey(subject) ? [document.sequence] : [];
  });
  return Math.max(0, ...numbers);
}

/**
 * The document that a word means: `list:NAME`, `root:N`, `certificate:USER`, `revocation:KEYNAME`, a path of
 * `.bailiwick/`, or a subject, whose newest statement it is.
 */
export function documentNamed(context: Context, word: string): DocumentName {
  const [, kind = "", name = ""] = /^(list|root|certificate|revocation):(.*)$/.exec(word) ?? [];
  if (kind === "list") return { kind, name };
  if (kind === "root") return { kind, version: Number(name) };
  if (kind === "certificate") return { kind, user: name };
  if (kind === "revocation") return { kind, key: keyFileName(keyNamed(name)) };
  const place = word.startsWith(".bailiwick/") ? parsePlace(word)?.document : undefined;
  if (place !== undefined) return place;
  const subject = subjectNamed(context, word);
  const stated = context.stage.stated.get(subjectKey(subject));
  const document = stated === undefined ? undefined : parsePlace(stated)?.document;
  if (document !== undefined) return document;
  const sequence = highestIn(context.stage.files, subject);
  if (sequence === 0) throw new Error(`${word} has no statement`);
  return { kind: "statement", subject, sequence };
}

/** Takes a document's signatures away, since its bytes change. */
export function dropSignatures({ files }: Stage, document: DocumentName): void {
  for (const path of [...files.keys()]) {
    const place = parsePlace(path);
    if (place?.signer !== undefined && documentPath(place.document) === documentPath(document))
      files.delete(path);
  }
}
