/** What stands between a push and a branch, from one source: branch protection, or one ruleset. */
export interface BranchGuard {
  /** In words, safe to print: `branch protection`, `the ruleset main`. */
  readonly name: string;
  /** Where to mend it. */
  readonly page: string;
  readonly isPullRequired: boolean;
  /** Checks that must be green. `app`: whose they must be; undefined: anybody's. */
  readonly checks: readonly { readonly context: string; readonly app: number | undefined }[];
  /** Whether a branch must be up to date. */
  readonly isStrict: boolean;
  readonly isQueued: boolean;
  readonly isForceRefused: boolean;
  readonly isDeletionRefused: boolean;
  readonly isLinear: boolean;
  /** Whether it requires a workflow that no pull request can edit. */
  readonly hasWorkflow: boolean;
  /** How many approvals of the forge's own a pull request needs. */
  readonly approvals: number;
  /** Undefined: any that the repository allows. */
  readonly mergeMethods: readonly string[] | undefined;
  /** Who need not keep to it, in words safe to print; undefined: that could not be seen. */
  readonly passers: readonly string[] | undefined;
}
