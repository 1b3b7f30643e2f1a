import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { commitFiles, git } from "../cli/repository.ts";
import type { Attack } from "./attacks.ts";
import { newBare, type Seasoned } from "./client.ts";
import {
  drips,
  floods,
  floodsWithBranches,
  floodsWithCapabilities,
  type Manner,
  redirectsTo,
  sendsManyObjects,
  sendsOnly,
  stalls,
} from "./hostile-manners.ts";
import { truncates } from "./http-git.ts";

/** Something new is there, and the server answers in its own way. */
const answering =
  (manner: Manner | typeof truncates) =>
  async ({ server, update }: Seasoned) => {
    await update();
    server.manner = manner;
  };

/** Something new is there, and the server sends only some of its objects. */
const sending =
  (
    isSent: (line: string) => boolean,
    shallow: (tip: string, first: string) => readonly string[] = () => [],
  ) =>
  async ({ server, folder, update, commits }: Seasoned) => {
    await update();
    const dir = join(folder, "r.git");
    const [, tip = ""] = commits;
    const lines = git(dir, "rev-list", "--objects", "main", `^${tip}`).split("\n");
    const ids = lines.filter(isSent).map((line) => line.slice(0, 40));
    server.manner = sendsOnly(dir, ids, shallow(git(dir, "rev-parse", "main"), commits[0] ?? ""));
  };

/** Attacks of whoever answers in the registry's place, below what can be judged as a tree. */
export const serverAttacks: readonly Attack[] = [
  {
    tuf: "Endless data",
    does: "a server sends a pack that never ends",
    codes: ["too-large"],
    limits: { bytes: 2_000_000 },
    act: answering(floods),
  },
  {
    tuf: "Endless data",
    does: "a server sends branches without end",
    codes: ["too-large"],
    limits: { memory: 2 ** 27 },
    act: answering(floodsWithBranches),
  },
  {
    tuf: "Endless data",
    does: "a server names capabilities without end",
    codes: ["too-large"],
    limits: { memory: 2 ** 27 },
    act: answering(floodsWithCapabilities),
  },
  {
    tuf: "Endless data",
    does: "a server says that its pack holds 5,000,000 objects",
    codes: ["too-many-objects"],
    act: answering(sendsManyObjects),
  },
  {
    tuf: "Endless data",
    does: "a server puts a long chain of commits on top",
    codes: ["too-deep"],
    limits: { commits: 20 },
    act: ({ folder, registry }) => {
      for (let i = 0; i < 21; i++) commitFiles(join(folder, "r.git"), registry.seal());
    },
  },
  {
    tuf: "Endless data",
    does: "a package holds 300 folders, each in the one before",
    codes: ["path-invalid"],
    act: ({ registry, push }) => {
      registry.write(`A/${"d/".repeat(300)}x`, "");
      push();
    },
  },
  {
    tuf: "Slow retrieval",
    does: "a server answers, and then stalls",
    codes: ["too-slow"],
    limits: { seconds: 1 },
    act: answering(stalls),
  },
  {
    tuf: "Slow retrieval",
    does: "a server sends a byte now and then",
    codes: ["too-slow"],
    limits: { seconds: 1 },
    act: answering(drips),
  },
  {
    tuf: "Malicious mirror",
    does: "a server cuts the answer short",
    codes: ["unreachable"],
    act: answering(truncates),
  },
  {
    tuf: "Malicious mirror",
    does: "a server leaves a file out of its pack, as one that may filter does",
    codes: ["unreachable"],
    act: sending((line) => !line.includes("B/url")),
  },
  {
    tuf: "Malicious mirror",
    does: "a server leaves a folder out of its pack",
    codes: ["unreachable"],
    act: sending((line) => !line.endsWith(" B")),
  },
  {
    tuf: "Malicious mirror",
    does: "a server says, unasked, that its history is cut",
    codes: ["corrupt"],
    act: sending(
      () => true,
      (tip) => [`shallow ${tip}`],
    ),
  },
  {
    tuf: "Malicious mirror",
    does: "a server says that the client's history is cut no longer, and its own is",
    codes: ["not-descendant"],
    act: sending(
      () => true,
      (tip, first) => [`shallow ${tip}`, `unshallow ${first}`],
    ),
  },
  {
    tuf: "Malicious mirror",
    does: "a server answers with objects of another format of git",
    codes: ["unreachable"],
    act: ({ folder, server }) => {
      execFileSync("git", [
        "init",
        "-q",
        "--bare",
        "-b",
        "main",
        "--object-format=sha256",
        join(folder, "256.git"),
      ]);
      commitFiles(join(folder, "256.git"), new Map());
      server.instead = "256.git";
    },
  },
  {
    tuf: "Malicious mirror",
    does: "a server redirects to a file of this machine",
    codes: ["redirected"],
    act: (world) => answering(redirectsTo(`file://${join(world.folder, "r.git")}`))(world),
  },
  {
    tuf: "Malicious mirror",
    does: "a server redirects to another host",
    codes: ["redirected"],
    act: (world) => {
      newBare(world.folder, "else.git");
      return answering(redirectsTo(world.server.url("else.git").replace("127.0.0.1", "localhost")))(world);
    },
  },
];
