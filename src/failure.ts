/** What can go wrong in the world around a judgement. Exit code 3, or 2 for `usage`. */
export type FailureCode =
  | "usage" // the words of the call are off
  | "no-git" // git is missing or did not answer
  | "no-repository" // not a git repository
  | "no-such-revision" // a name that resolves to no commit
  | "object-missing" // an object that the tree names is not in the repository
  | "object-corrupt" // an object's bytes do not hash to its id, or do not parse
  | "no-pin" // nothing to judge by
  | "no-registry" // a registry that was not added
  | "no-key" // no signing key configured or found
  | "key-unsupported" // a key that is not Ed25519
  | "key-malformed" // a key file that is none
  | "passphrase-needed" // an encrypted key and nobody to ask
  | "passphrase-wrong" // an encrypted key and a wrong passphrase
  | "agent-unreachable" // no ssh-agent answers
  | "agent-lacks-key" // the agent does not hold the key
  | "signing-refused" // bailiwick will not sign what `check` would refuse
  | "io"; // disk, network

/**
 * The world failed: no git, no network, disk full. Data never throws this: bytes of a registry are judged,
 * and end as refusals. `mend` is the command or the act that helps, one line.
 */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly mend: string | undefined;

  constructor(code: FailureCode, message: string, options: { cause?: unknown; mend?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "Failure";
    this.code = code;
    this.mend = options.mend;
  }
}
