import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { textOf } from "../guards/source-files.ts";
import { gitIn } from "./hook-shop.ts";
import { newRepository } from "./repository.ts";
import { run } from "./run.ts";

const foreign = '#!/bin/sh\necho theirs "$@" >&2\n[ ! -e stop ]\n';

/** A repository with another's pre-push and pre-commit hooks, at its hooks folder. */
function withHook(folder = ".git/hooks"): string {
  const dir = newRepository();
  mkdirSync(join(dir, folder), { recursive: true });
  for (const name of ["pre-commit", "pre-push"]) {
    writeFileSync(join(dir, folder, name), foreign);
    chmodSync(join(dir, folder, name), 0o755);
  }
  return dir;
}

function commit(dir: string) {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
  return gitIn(dir, ...who, "commit", "-q", "--allow-empty", "-m", "x");
}

describe("hook install, status, uninstall", () => {
  test("puts hooks in place, says so, and takes them away without a trace", async () => {
    const dir = newRepository();
    const config = readFileSync(join(dir, ".git", "config"), "utf8");
    expect(await run(dir, ["hook", "status"])).toMatchObject({
      code: 1,
      out: expect.stringContaining("none"),
    });
    expect(await run(dir, ["hook", "install"])).toMatchObject({ code: 0 });
    expect(await run(dir, ["hook", "install"])).toMatchObject({ code: 0 });
    const { code, out } = await run(dir, ["hook", "status", "--json"]);
    expect(code).toBe(0);
    const states = JSON.parse(out).hooks.map(({ name, state }: Record<string, string>) => `${name} ${state}`);
    expect(states).toEqual(
      ["pre-commit", "pre-merge-commit", "post-merge", "post-rewrite", "pre-push"].map(
        (name) => `${name} ours`,
      ),
    );
    expect(await run(dir, ["hook", "uninstall"])).toMatchObject({ code: 0 });
    expect(existsSync(join(dir, ".git", "hooks", "pre-commit"))).toBe(false);
    expect(readFileSync(join(dir, ".git", "config"), "utf8").trim()).toBe(config.trim());
    expect(await run(dir, ["hook", "uninstall"])).toMatchObject({ code: 0, out: "there was none of ours\n" });
  });

  test("another's hook is called first, its no is a no, and it comes back as it was", async () => {
    const dir = withHook();
    const { out } = await run(dir, ["hook", "install"]);
    expect(out).toContain("in place pre-commit, after the hook that was there");
    await run(dir, ["hook", "install"]);
    expect(commit(dir)).toEqual({ code: 0, out: "theirs\n" });
    writeFileSync(join(dir, "stop"), "");
    expect(commit(dir)).toEqual({ code: 1, out: "theirs\n" });
    await run(dir, ["hook", "uninstall"]);
    expect(readFileSync(join(dir, ".git", "hooks", "pre-commit"), "utf8")).toBe(foreign);
  });

  test.each([
    ["tools/hooks", "tools/hooks", "tools/hooks/pre-commit"],
    [".husky/_", ".husky", ".husky/pre-commit"],
  ])(
    "hooks under version control, at %s, are not touched: the line to add is said",
    async (folder, written, file) => {
      const dir = withHook(folder);
      gitIn(dir, "config", "core.hooksPath", folder);
      const { code, err } = await run(dir, ["hook", "install"]);
      expect(code).toBe(1);
      expect(err).toContain(`${file}:  bailiwick hook run pre-commit "$@"`);
      expect(readFileSync(join(dir, folder, "pre-commit"), "utf8")).toBe(foreign);
      for (const name of ["pre-commit", "pre-merge-commit", "post-merge", "post-rewrite", "pre-push"])
        writeFileSync(join(dir, written, name), `#!/bin/sh\nbailiwick hook run ${name} "$@"\n`);
      expect((await run(dir, ["hook", "install"])).code).toBe(0);
      expect((await run(dir, ["hook", "status"])).code).toBe(0);
    },
  );

  test("hooks that serve every repository of the user are not touched", async () => {
    const [dir, elsewhere] = [newRepository(), newRepository()];
    gitIn(dir, "config", "core.hooksPath", elsewhere);
    const { code, err } = await run(dir, ["hook", "install"]);
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringContaining("serves other repositories too"),
    });
    expect(existsSync(join(elsewhere, "pre-commit"))).toBe(false);
  });

  test("in a repository without a registry, all goes as ever", async () => {
    const dir = newRepository();
    await run(dir, ["hook", "install"]);
    expect(commit(dir)).toEqual({ code: 0, out: "" });
  });

  test("the framework pre-commit finds its hooks", () => {
    const hooks: { id: string; entry: string; stages: string[]; language: string }[] = parse(
      textOf(".pre-commit-hooks.yaml"),
    );
    for (const { entry, stages, language } of hooks) {
      expect(language).toBe("node");
      expect(entry).toBe(`bailiwick hook run ${stages[0]}`);
    }
  });
});
