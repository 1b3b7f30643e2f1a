import { expect, test } from "vitest";
import * as library from "../../src/index.ts";
import { textOf } from "./source-files.ts";

/** Other programs rely on these: taking one away is a new major version. */
const values = [
  "Failure",
  "accept",
  "addRegistry",
  "answerWords",
  "checkChange",
  "explain",
  "faultWords",
  "openRegistry",
  "openRepository",
  "outcomeOf",
  "reasons",
  "verifyChange",
  "verifyCommit",
  "verifyFirstChange",
];
const types = [
  "AddRequest",
  "Answer",
  "Approval",
  "BadMirror",
  "FetchLimits",
  "InstalledCheck",
  "LedgerEntry",
  "MirrorFault",
  "NewAuthors",
  "Outcome",
  "OutdatedReport",
  "OutdatedRow",
  "Proof",
  "RecordOptions",
  "Recorded",
  "RegistryAuthors",
  "RegistryLedger",
  "Status",
  "ArtifactAnswer",
  "ClientRegistry",
  "RegistryOptions",
  "SyncOptions",
  "SyncReport",
  "Acceptance",
  "AcceptOptions",
  "Accepted",
  "Change",
  "ChangeVerdict",
  "CheckOptions",
  "CheckReport",
  "Code",
  "Counts",
  "Entry",
  "FailureCode",
  "Grant",
  "Refusal",
  "Repository",
  "Tree",
  "Verdict",
  "VerifyOptions",
];

test("what src/index.ts exports is what it is known to export", () => {
  expect(Object.keys(library).sort()).toEqual(values);
});

test("so are its types", () => {
  const lists = [...textOf("src/index.ts").matchAll(/^export (type )?\{([^}]*)\}/gm)];
  const named = lists.flatMap(([, isType, names = ""]) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && (isType !== undefined || name.startsWith("type ")))
      .map((name) => name.replace(/^type /, "")),
  );
  expect(named.sort((a, b) => a.localeCompare(b, "en"))).toEqual(
    [...types].sort((a, b) => a.localeCompare(b, "en")),
  );
});
