import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sshKeygen, temporaryDirectory } from "../keys/openssh.ts";
import { git } from "./repository.ts";
import { type Ran, run } from "./run.ts";

/** Somebody's machine: a repository, a home with keys, and the built command. */
export interface Workshop {
  readonly dir: string;
  readonly home: string;
  /** Runs the command in the repository, without any ssh-agent unless `env` names one. */
  readonly bw: (args: readonly string[], env?: Record<string, string>) => Promise<Ran>;
  /** As `bw`, but throws what the command said unless it exits with 0. */
  readonly must: (args: readonly string[], env?: Record<string, string>) => Promise<string>;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly commit: (message?: string) => void;
  /** The key file of somebody, made by ssh-keygen when it is first asked for. */
  readonly key: (name: string) => string;
  /** Every file of the work tree -> its text. */
  readonly files: () => Record<string, string>;
}

/** A workshop at a folder, which is made a repository unless it is one. */
export function workshopAt(dir: string, home: string): Workshop {
  mkdirSync(dir, { recursive: true });
  const keys = new Map<string, string>();
  const bw = (args: readonly string[], env: Record<string, string> = {}) =>
    run(dir, args, { HOME: home, SSH_AUTH_SOCK: "", ...env });
  const shop: Workshop = {
    dir,
    home,
    bw,
    must: async (args, env) => {
      const { code, out, err } = await bw(args, env);
      if (code !== 0) throw new Error(`${args.join(" ")}: ${code}\n${out}${err}`);
      return out;
    },
    git: (...args) => git(dir, ...args),
    write: (files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), text);
      }
    },
    commit: (message = "x") => {
      shop.git("add", "-A");
      shop.git("commit", "-q", "-m", message);
    },
    key: (name) => {
      const path = keys.get(name) ?? join(home, name);
      if (!keys.has(name) && !readdirSync(home).includes(name)) sshKeygen(home, name);
      keys.set(name, path);
      return path;
    },
    files: () => filesIn(dir),
  };
  if (!readdirSync(dir).includes(".git")) git(dir, "init", "-q", "-b", "main");
  git(dir, "config", "user.name", "Ann");
  git(dir, "config", "user.email", "ann@example.org");
  return shop;
}

/** A workshop with an empty repository, until the test file ends. */
export function emptyWorkshop(): Workshop {
  const top = temporaryDirectory();
  mkdirSync(join(top, "home"));
  return workshopAt(join(top, "work"), join(top, "home"));
}

/** Carol publishes JSON and Core, dave mends every `requires`, erin reviews, gus may all; Core needs a review. */
export async function registryWorkshop(): Promise<Workshop> {
  const shop = emptyWorkshop();
  shop.write({
    "JSON/url": "https://example.org/json\n",
    "JSON/versions/0.1.0/requires": "julia 0.5\n",
    "Core/url": "https://example.org/core\n",
    "Foo/url": "https://example.org/foo\n",
    "Legacy/url": "https://example.org/legacy\n",
    "README.md": "a registry\n",
  });
  shop.commit();
  const options = ["--unsigned", "Legacy*/**", "--rule", "Core/** review=1"];
  await shop.must(["init", "test", "--layout", "*/", "--key", shop.key("ann"), "--as", "ann", ...options]);
  const grants = {
    carol: ["publish JSON/**", "publish Core/**"],
    dave: ["publish */versions/*/requires"],
    erin: ["review **"],
    gus: ["publish **", "publish README.md"],
  };
  for (const [user, wanted] of Object.entries(grants)) {
    const given = wanted.flatMap((grant) => ["--grant", grant]);
    const keys = ["--key", shop.key(user), "--issuer-key", shop.key("ann")];
    await shop.must(["cert", "issue", user, "--yes", ...keys, ...given]);
  }
  shop.commit("registry");
  return shop;
}

/** A copy of a workshop's repository, with the same home: what one test does there, the next does not see. */
export function copyOf({ dir, home }: Workshop): Workshop {
  const copy = join(temporaryDirectory(), "work");
  cpSync(dir, copy, { recursive: true });
  return workshopAt(copy, home);
}

function filesIn(dir: string, at = ""): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(join(dir, at), { withFileTypes: true })) {
    const path = at === "" ? entry.name : `${at}/${entry.name}`;
    if (path === ".git") continue;
    if (entry.isDirectory()) Object.assign(files, filesIn(dir, path));
    else if (entry.isFile()) files[path] = readFileSync(join(dir, path), "latin1");
  }
  return files;
}
