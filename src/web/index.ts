/**
 * `bailiwick/web`: verification for browsers and other places without Node and without git. One bundled file;
 * hashes and signatures are pure JavaScript, objects are read by isomorphic-git from any file system it takes.
 */
export { Failure, type FailureCode } from "../failure.ts";
export { openIsomorphic as openRepository } from "../git/isomorphic-repository.ts";
export { type Code, explain, type Refusal, reasons } from "../reasons.ts";
export type { Entry, Tree } from "../tree.ts";
export { type Acceptance, type AcceptOptions, accept } from "../verify/accept.ts";
export type { Accepted } from "../verify/accepted.ts";
export { type Change, type ChangeVerdict, verifyChange } from "../verify/change.ts";
export { type ExplainOptions, explainPath, type Proof } from "../verify/explain.ts";
export { verifyFirstChange } from "../verify/first-change.ts";
export type { Counts, Grant, Verdict } from "../verify/verdict.ts";
