import * as v from "valibot";
import type { Api } from "./api.ts";

/** What our comments begin with. Others can write it, too: so the author counts. */
const MARK = "<!-- bailiwick -->";
const MOST_PAGES = 30;
const A_PAGE = 100;

const schema = v.array(
  v.object({
    id: v.number(),
    body: v.nullish(v.string()),
    user: v.nullable(v.object({ login: v.string() })),
  }),
);

/**
 * Keeps one comment on a pull request current: changes the one that `login` wrote, or writes it, unless there is
 * nothing to complain of. Answers what was done.
 */
export async function keepComment(
  api: Api,
  repository: string,
  pull: number,
  comment: { readonly login: string; readonly body: string; readonly isComplaint: boolean },
): Promise<"written" | "changed" | "nothing"> {
  const body = `${MARK}\n${comment.body}`;
  const own = await findOwn(api, repository, pull, comment.login);
  if (own === undefined && !comment.isComplaint) return "nothing";
  if (own?.body === body) return "nothing";
  if (own === undefined) await api.send("POST", `/repos/${repository}/issues/${pull}/comments`, { body });
  else await api.send("PATCH", `/repos/${repository}/issues/comments/${own.id}`, { body });
  return own === undefined ? "written" : "changed";
}

async function findOwn(
  api: Api,
  repository: string,
  pull: number,
  login: string,
): Promise<{ readonly id: number; readonly body?: string | null | undefined } | undefined> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const path = `/repos/${repository}/issues/${pull}/comments?per_page=${A_PAGE}&page=${page}`;
    const comments = await api.ask(path, schema);
    const own = comments.find(({ user, body }) => user?.login === login && body?.startsWith(MARK));
    if (own !== undefined || comments.length < A_PAGE) return own;
  }
  return undefined;
}
