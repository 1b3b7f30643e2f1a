import { Failure } from "../failure.ts";

/** A repository on GitHub, and what the token may do there. */
export interface HubRepository {
  readonly owner: string;
  readonly name: string;
  readonly mainBranch: string;
  readonly mayPush: boolean;
}

/** A pull request. */
export interface HubPull {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly isOpen: boolean;
  readonly headSha: string;
  readonly headBranch: string;
  /** Undefined: the fork is gone. */
  readonly headRepository: { readonly owner: string; readonly name: string } | undefined;
}

/** GitHub, as far as changes are brought there. Every call rejects with the Failure `io`, in words, and what helps. */
export interface Hub {
  readonly repository: (owner: string, name: string) => Promise<HubRepository>;
  /** The user's fork, made if there is none yet. */
  readonly fork: (owner: string, name: string) => Promise<HubRepository>;
  readonly pull: (of: HubRepository, number: number) => Promise<HubPull>;
  /** The open pull request of a branch, `owner:branch`. */
  readonly findPull: (of: HubRepository, head: string) => Promise<HubPull | undefined>;
  readonly openPull: (of: HubRepository, pull: NewPull) => Promise<HubPull>;
  readonly editPull: (of: HubRepository, number: number, body: string) => Promise<HubPull>;
}

/** A pull request to be. */
export interface NewPull {
  /** `owner:branch`. */
  readonly head: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
}

/** Opens GitHub's API at `api` with a token. octokit is loaded here, and nowhere else. */
export async function openHub(api: string, token: string): Promise<Hub> {
  const { Octokit } = await import("octokit");
  const never = () => false;
  const { rest } = new Octokit({
    auth: token,
    baseUrl: api,
    userAgent: "bailiwick",
    log: { debug() {}, info() {}, warn() {}, error() {} },
    throttle: { onRateLimit: never, onSecondaryRateLimit: never },
    request: {
      fetch: (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(30_000) }),
    },
  });
  const ask = async <T>(doing: string, call: Promise<{ readonly data: T }>): Promise<T> => {
    try {
      return (await call).data;
    } catch (cause) {
      throw hubFailure(doing, cause);
    }
  };
  const at = ({ owner, name: repo }: { readonly owner: string; readonly name: string }) => ({ owner, repo });
  const pulls = (of: HubRepository, number: number) => ({ ...at(of), pull_number: number });
  const me = async () => (await ask("who the token is", rest.users.getAuthenticated())).login;
  return {
    repository: async (owner, name) =>
      repositoryOf(await ask(`the repository ${owner}/${name}`, rest.repos.get(at({ owner, name })))),
    fork: async (owner, name) => {
      try {
        return repositoryOf(
          await ask(`a fork of ${owner}/${name}`, rest.repos.createFork(at({ owner, name }))),
        );
      } catch (error) {
        // GitHub answers with the fork that is there already; other servers say 422.
        if (!(error instanceof Failure) || statusOf(error.cause) !== 422) throw error;
        return repositoryOf(await ask(`the fork ${name}`, rest.repos.get(at({ owner: await me(), name }))));
      }
    },
    pull: async (of, number) =>
      pullOf(await ask(`pull request ${number}`, rest.pulls.get(pulls(of, number)))),
    findPull: async (of, head) => {
      const open = await ask("open pull requests", rest.pulls.list({ ...at(of), state: "open", head }));
      return open.map(pullOf).find((pull) => `${pull.headRepository?.owner}:${pull.headBranch}` === head);
    },
    openPull: async (of, { head, base, title, body, isDraft: draft }) =>
      pullOf(
        await ask("a new pull request", rest.pulls.create({ ...at(of), head, base, title, body, draft })),
      ),
    editPull: async (of, number, body) =>
      pullOf(await ask(`pull request ${number}`, rest.pulls.update({ ...pulls(of, number), body }))),
  };
}

interface RepositoryJson {
  readonly name: string;
  readonly owner: { readonly login: string };
  readonly default_branch: string;
  readonly permissions?: { readonly push?: boolean };
}

function repositoryOf({ name, owner, default_branch, permissions }: RepositoryJson): HubRepository {
  return { owner: owner.login, name, mainBranch: default_branch, mayPush: permissions?.push ?? false };
}

interface PullJson {
  readonly number: number;
  readonly html_url: string;
  readonly title: string;
  readonly state: string;
  readonly head: {
    readonly sha: string;
    readonly ref: string;
    readonly repo: { readonly name: string; readonly owner: { readonly login: string } } | null;
  };
}

function pullOf({ number, html_url: url, title, state, head }: PullJson): HubPull {
  const headRepository =
    head.repo === null ? undefined : { owner: head.repo.owner.login, name: head.repo.name };
  return {
    ...{ number, url, title, headRepository },
    ...{ isOpen: state === "open", headSha: head.sha, headBranch: head.ref },
  };
}

/** What GitHub's no means, and what helps. */
function hubFailure(doing: string, cause: unknown): Failure {
  const status = statusOf(cause);
  const why = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
  const said = `GitHub, asked for ${doing}: ${status === undefined ? "" : `${status}, `}${why}`;
  const mend =
    status === 401
      ? "gh auth login   # or set GITHUB_TOKEN"
      : status === 403
        ? "give the token the rights contents: write and pull-requests: write, or wait if the rate limit is used up"
        : status === 404
          ? "see that the token may read the repository, and that the remote's URL is right"
          : "try again later";
  return new Failure("io", said, { cause, mend });
}

function statusOf(cause: unknown): number | undefined {
  return cause instanceof Error && "status" in cause && typeof cause.status === "number"
    ? cause.status
    : undefined;
}
