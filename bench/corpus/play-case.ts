import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openRepository, type Repository } from "../../src/git/open-repository.ts";
import { checkChange } from "../../src/history/check-change.ts";
import { accept } from "../../src/verify/accept.ts";
import type { Accepted } from "../../src/verify/accepted.ts";
import { answerOf } from "./answer-of.ts";
import type { Answer, Case, Question } from "./case.ts";

/** Asks this implementation all questions of a case: unpacks the bundle into `gitDir`, and says what came out otherwise. */
export async function playCase(folder: string, each: Case, gitDir: string): Promise<string[]> {
  const git = (...args: readonly string[]) =>
    execFileSync("git", args, { stdio: ["ignore", "pipe", "pipe"] });
  git("init", "--quiet", "--bare", gitDir);
  git("-C", gitDir, "bundle", "unbundle", join(folder, each.bundle));
  for (const [name, id] of Object.entries(each.commits))
    git("-C", gitDir, "update-ref", `refs/heads/${name}`, id);
  const isCut = each.questions.some((question) => question.ask === "check" && question.history === "none");
  const cut = Object.entries(each.commits).filter(([name]) => isCut && name !== "head");
  if (isCut) writeFileSync(join(gitDir, "shallow"), cut.map(([, id]) => `${id}\n`).join(""));
  const repository = await openRepository(gitDir);
  const said: string[] = [];
  try {
    for (const question of each.questions) {
      const [want, got] = [question.answer, await answer(repository, each, question)];
      if (JSON.stringify(want) !== JSON.stringify(got))
        said.push(`${each.name}, ${question.ask}: ${JSON.stringify(want)}, got ${JSON.stringify(got)}`);
    }
  } finally {
    repository.close();
  }
  return said;
}

async function answer(repository: Repository, { pin, commits }: Case, question: Question): Promise<Answer> {
  const treeOf = async (name: string) => repository.tree(commits[name] ?? "");
  switch (question.ask) {
    case "verify":
      return answerOf((await accept(undefined, await treeOf(question.commit), { pin })).verdict);
    case "check": {
      const { tip: base, head, now, history } = question;
      const { verdict } = await checkChange(repository, { base, head, pin, now });
      const { consequences, ...rest } = answerOf(verdict);
      return history === "first" ? rest : { ...rest, consequences: consequences ?? [] };
    }
    case "accept": {
      let seen: Accepted | undefined;
      for (const name of question.upon) {
        const { accepted } = await accept(seen, await treeOf(name), { pin });
        seen = accepted && { ...accepted, hasHistory: true };
      }
      const { seenAt } = question;
      return answerOf((await accept(seen, await treeOf(question.commit), { pin, seenAt })).verdict);
    }
  }
}
