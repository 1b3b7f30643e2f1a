import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { git, temporary } from "../cli/repository.ts";
import type { Ran } from "../cli/run.ts";
import { workshopAt } from "../cli/workshop.ts";
import { textOf } from "../guards/source-files.ts";

/** The repository that a package is made in, as a workflow has it: checked out at a tag, with what was built. */
export interface PackageRepository {
  readonly dir: string;
  /** Where the calling workflow's artifacts were laid. */
  readonly released: string;
  /** Where temporary files are made, and none is to stay. */
  readonly temporary: string;
  /** The environments of every git that was started. */
  readonly seenByGit: () => string;
  /** Runs the steps of the reusable workflow `release.yml` that are commands of ours, as a runner does. */
  readonly runWorkflow: (job: {
    readonly inputs: Readonly<Record<string, string>>;
    readonly secrets: Readonly<Record<string, string>>;
    readonly server: string;
    readonly tag: string;
  }) => Promise<Ran>;
}

const MAIN = join(import.meta.dirname, "..", "..", "dist", "cli", "main.js");

/** `foo`, tagged `v1.0.5` with these words; checked out as actions/checkout does, which loses them. */
export function packageRepository(words: string): PackageRepository {
  const top = temporary();
  for (const folder of ["home", "bin", "temp", "tmp"]) mkdirSync(join(top, folder));
  const origin = workshopAt(join(top, "origin"), join(top, "home"));
  origin.write({ "foo.c": "int foo;\n" });
  origin.commit("foo");
  origin.git("tag", "-a", "v1.0.5", "-m", words);
  const dir = join(top, "work");
  git(top, "clone", "-q", origin.dir, dir);
  git(dir, "tag", "-f", "v1.0.5", "HEAD");
  const released = join(top, "temp", "released");
  mkdirSync(released);
  writeFileSync(join(released, "foo-1.0.5.tar.gz"), "the bytes of foo");
  writeFileSync(join(top, "bin", "bailiwick"), `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' "$@"\n`);
  // A git that leaves word of what it was told by its environment.
  const log = join(top, "seen-by-git");
  writeFileSync(
    join(top, "bin", "git"),
    `#!/bin/sh\nenv >> '${log}'\nPATH='${process.env.PATH}' exec git "$@"\n`,
  );
  for (const name of ["bailiwick", "git"]) chmodSync(join(top, "bin", name), 0o755);

  const runWorkflow: PackageRepository["runWorkflow"] = async ({ inputs, secrets, server, tag }) => {
    const { on, jobs }: Workflow = parse(textOf(".github/workflows/release.yml"));
    const known = on.workflow_call.inputs;
    const values: Record<string, string> = { "github.token": "", "runner.temp": join(top, "temp") };
    for (const [name, input] of Object.entries(known))
      values[`inputs.${name}`] = inputs[name] ?? input.default ?? "";
    for (const [name, secret] of Object.entries(secrets)) values[`secrets.${name}`] = secret;
    const said: Ran = { code: 0, out: "", err: "" };
    return jobs.release.steps
      .filter(({ name, run }) => run !== undefined && name !== "Install")
      .reduce<Promise<Ran>>(async (before, { run = "", env = {} }) => {
        const { code, out, err } = await before;
        if (code !== 0) return { code, out, err };
        const own = Object.entries(env).map(([name, value]) => [name, filled(value, values)]);
        const next = await shell(dir, run, {
          PATH: `${join(top, "bin")}:${process.env.PATH}`,
          HOME: join(top, "home"),
          TMPDIR: join(top, "tmp"),
          GITHUB_SERVER_URL: server,
          GITHUB_API_URL: `${server}/api/v3`,
          GITHUB_REF_TYPE: "tag",
          GITHUB_REF_NAME: tag,
          ...Object.fromEntries(own),
        });
        return { code: next.code, out: out + next.out, err: err + next.err };
      }, Promise.resolve(said));
  };
  return {
    dir,
    released,
    temporary: join(top, "tmp"),
    seenByGit: () => readFileSync(log, "utf8"),
    runWorkflow,
  };
}

interface Workflow {
  readonly on: {
    readonly workflow_call: { readonly inputs: Readonly<Record<string, { readonly default?: string }>> };
  };
  readonly jobs: {
    readonly release: {
      readonly steps: readonly {
        readonly name?: string;
        readonly run?: string;
        readonly env?: Readonly<Record<string, string>>;
      }[];
    };
  };
}

/** A value of a workflow, its expressions being plain names. */
function filled(value: string, values: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{\{ ([\w.]+) \}\}/g, (_, name: string) => values[name] ?? "");
}

/** As a runner starts a script: `bash -e`, and everything else as the step has it. */
async function shell(cwd: string, script: string, env: Record<string, string>): Promise<Ran> {
  const child = spawn("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script], { cwd, env });
  const texts = await Promise.all([child.stdout, child.stderr].map(textOfStream));
  const code = child.exitCode ?? (await new Promise<number | null>((done) => child.on("close", done)));
  return { code, out: texts[0] ?? "", err: texts[1] ?? "" };
}

async function textOfStream(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** The text of a private key file, as somebody pastes it into a secret. */
export function secretOf(path: string): string {
  return readFileSync(path, "utf8").trim();
}
