import { Failure } from "../failure.ts";
import { printable } from "../quote.ts";
import { type ApiAnswer, apiFailure, isLimited } from "./api-failure.ts";
import { pullOf, pullsOf, repositoryOf } from "./hub-shapes.ts";
import { type Patience, patientFetch, usualPatience } from "./patient-fetch.ts";

/** A repository on GitHub, and what the token may do there. */
export interface HubRepository {
  readonly owner: string;
  readonly name: string;
  readonly mainBranch: string;
  readonly mayPush: boolean;
}

/** A pull request. Title, branches and names are whatever their authors wrote. */
export interface HubPull {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  /** Who opened it; undefined: their account is gone. */
  readonly author: string | undefined;
  readonly isOpen: boolean;
  readonly headSha: string;
  readonly headBranch: string;
  /** Undefined: the fork is gone. */
  readonly headRepository: { readonly owner: string; readonly name: string } | undefined;
  readonly baseBranch: string;
}

/**
 * GitHub, as far as changes are brought there. Every call ends in bounded time and rejects with the Failure `io`, in
 * words, and what helps (see `apiFailure`).
 */
export interface Hub {
  /** Whose the token is. */
  readonly login: () => Promise<string>;
  /** What lies at a path of the API, `/repos/owner/name/...`; a no is an answer. */
  readonly look: (path: string) => Promise<HubAnswer>;
  readonly repository: (owner: string, name: string) => Promise<HubRepository>;
  /** The user's fork, made if there is none yet. */
  readonly fork: (owner: string, name: string) => Promise<HubRepository>;
  readonly pull: (of: RepositoryName, number: number) => Promise<HubPull>;
  /** The open pull request of a branch, `owner:branch`. */
  readonly findPull: (of: RepositoryName, head: string) => Promise<HubPull | undefined>;
  readonly openPull: (of: RepositoryName, pull: NewPull) => Promise<HubPull>;
  readonly editPull: (of: RepositoryName, number: number, body: string) => Promise<HubPull>;
  readonly comment: (of: RepositoryName, number: number, body: string) => Promise<void>;
}

/** The answer to a question that not every token may ask. */
export type HubAnswer =
  | { readonly isSeen: true; readonly data: unknown }
  /** 403 or 404, which says either that there is none or that this token may not know; and what GitHub says. */
  | { readonly isSeen: false; readonly status: number; readonly says: string };

/** `owner/name`. */
export type RepositoryName = Pick<HubRepository, "owner" | "name">;

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
export async function openHub(api: string, token: string, patience: Patience = usualPatience): Promise<Hub> {
  const { Octokit } = await import("octokit");
  const { rest, request } = new Octokit({
    auth: token,
    baseUrl: api,
    userAgent: "bailiwick",
    log: { debug() {}, info() {}, warn() {}, error() {} },
    // These would try again what changes something, and wait for hours.
    throttle: { enabled: false },
    retry: { enabled: false },
    request: { fetch: patientFetch(patience) },
  });
  const ask = async <T>(
    doing: string,
    call: Promise<{ readonly data: unknown }>,
    read: (data: unknown) => T | undefined,
  ): Promise<T> => {
    const { data } = await call.catch((cause: unknown) => {
      throw hubFailure(doing, cause);
    });
    const found = read(data);
    if (found !== undefined) return found;
    throw new Failure("io", `${api}, asked for ${doing}, does not answer as GitHub does`, {
      mend: "see that the remote's URL, --repo or GITHUB_API_URL names a GitHub",
    });
  };
  const at = ({ owner, name: repo }: RepositoryName) => ({ owner, repo });
  const pulls = (of: RepositoryName, number: number) => ({ ...at(of), pull_number: number });
  const me = () => ask("who the token is", rest.users.getAuthenticated(), loginOf);
  return {
    login: me,
    look: async (path) => {
      try {
        return { isSeen: true, data: (await request(`GET ${path}`)).data };
      } catch (cause) {
        const { status, headers, message } = answerOf(cause);
        const isNo = status === 404 || (status === 403 && !isLimited({ status, headers, message }));
        if (!isNo) throw hubFailure(`GET ${path}`, cause);
        return { isSeen: false, status, says: printable(message.split("\n")[0] ?? "").slice(0, 200) };
      }
    },
    repository: (owner, name) =>
      ask(`the repository ${owner}/${name}`, rest.repos.get(at({ owner, name })), repositoryOf),
    fork: async (owner, name) => {
      try {
        const call = rest.repos.createFork(at({ owner, name }));
        return await ask(`a fork of ${owner}/${name}`, call, repositoryOf);
      } catch (error) {
        // GitHub answers with the fork that is there already; other servers say 422.
        if (!(error instanceof Failure) || partOf(error.cause, "status") !== 422) throw error;
        return ask(`the fork ${name}`, rest.repos.get(at({ owner: await me(), name })), repositoryOf);
      }
    },
    pull: (of, number) => ask(`pull request ${number}`, rest.pulls.get(pulls(of, number)), pullOf),
    findPull: async (of, head) => {
      const call = rest.pulls.list({ ...at(of), state: "open", head });
      const open = await ask("open pull requests", call, pullsOf);
      return open.find((pull) => `${pull.headRepository?.owner}:${pull.headBranch}` === head);
    },
    openPull: (of, { head, base, title, body, isDraft: draft }) =>
      ask("a new pull request", rest.pulls.create({ ...at(of), head, base, title, body, draft }), pullOf),
    editPull: (of, number, body) =>
      ask(`a change of pull request ${number}`, rest.pulls.update({ ...pulls(of, number), body }), pullOf),
    comment: async (of, number, body) => {
      const call = rest.issues.createComment({ ...at(of), issue_number: number, body });
      await ask(`a comment on pull request ${number}`, call, (data) => data);
    },
  };
}

function loginOf(data: unknown): string | undefined {
  const login = partOf(data, "login");
  return typeof login === "string" ? login : undefined;
}

function hubFailure(doing: string, cause: unknown): Failure {
  return apiFailure(doing, answerOf(cause), { cause });
}

/** octokit's errors: a status of its own making where nothing was answered. */
function answerOf(cause: unknown): ApiAnswer {
  const response = partOf(cause, "response");
  const status = response === undefined ? undefined : partOf(cause, "status");
  const headers = partOf(response, "headers");
  const said = messageOf(partOf(response, "data"));
  const message = said ?? (cause instanceof Error ? cause.message : String(cause));
  return {
    status: typeof status === "number" ? status : undefined,
    headers: typeof headers === "object" && headers !== null ? { ...headers } : {},
    message,
  };
}

/** What GitHub says went wrong: "Validation Failed", and of what. */
function messageOf(data: unknown): string | undefined {
  const message = partOf(data, "message");
  const errors = partOf(data, "errors");
  const details = (Array.isArray(errors) ? errors : []).flatMap((each: unknown) => {
    const detail = partOf(each, "message") ?? partOf(each, "code") ?? each;
    return typeof detail === "string" ? [detail] : [];
  });
  return typeof message === "string" ? [message, ...details].join(": ") : undefined;
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
