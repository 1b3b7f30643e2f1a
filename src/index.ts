/** What other programs may use; everything else may change. */
export { type AddRequest, addRegistry } from "./client/add-registry.ts";
export type { ArtifactAnswer } from "./client/artifact.ts";
export { type ClientRegistry, openRegistry, type RegistryOptions } from "./client/open-registry.ts";
export type { SyncOptions, SyncReport } from "./client/sync.ts";
export { Failure, type FailureCode } from "./failure.ts";
export { openRepository, type Repository } from "./git/open-repository.ts";
export { type CheckOptions, type CheckReport, checkChange } from "./history/check-change.ts";
export { type VerifyOptions, verifyCommit } from "./history/verify-commit.ts";
export { type Code, explain, type Refusal, reasons } from "./reasons.ts";
export type { Entry, Tree } from "./tree.ts";
export { type Acceptance, type AcceptOptions, accept } from "./verify/accept.ts";
export type { Accepted } from "./verify/accepted.ts";
export { type Change, type ChangeVerdict, verifyChange } from "./verify/change.ts";
export { verifyFirstChange } from "./verify/first-change.ts";
export type { Counts, Grant, Verdict } from "./verify/verdict.ts";
