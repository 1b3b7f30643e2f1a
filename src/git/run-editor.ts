import { spawn } from "node:child_process";
import { Failure } from "../failure.ts";
import { userEnvironment } from "./git-environment.ts";
import { runGit } from "./run-git.ts";

/**
 * Lets the user edit a file with the editor that git would open: GIT_EDITOR, core.editor, VISUAL, EDITOR. Rejects
 * with the Failure `usage` where there is none, it does not start, or it says that it failed.
 */
export async function runEditor(cwd: string, path: string): Promise<void> {
  const env = userEnvironment();
  const { code, stdout, complaint } = await runGit(["var", "GIT_EDITOR"], { cwd, env });
  const editor = stdout.toString("utf8").trim();
  if (code !== 0 || editor === "")
    throw new Failure("usage", `git knows no editor: ${complaint}`, { mend: "git config core.editor nano" });
  const ended = await new Promise<number | null>((resolve, reject) => {
    const child = spawn("sh", ["-c", `${editor} "$@"`, editor, path], { cwd, env, stdio: "inherit" });
    child.on("error", (cause) => reject(new Failure("usage", `no shell to start ${editor} by`, { cause })));
    child.on("close", resolve);
  });
  if (ended !== 0) throw new Failure("usage", `the editor ${editor} failed, so nothing was taken from it`);
}
