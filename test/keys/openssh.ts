import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atEnd } from "./at-end.ts";

/** A directory that is gone after the test file. Its path is short: sockets lie in it. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "bw-"));
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Runs a program of OpenSSH, without any agent but the one in `env`; its stdout. Throws when it fails. */
export function run(
  program: string,
  args: readonly string[],
  input: string | Uint8Array = "",
  env = {},
): string {
  const clean = { PATH: process.env.PATH, HOME: "/nonexistent", ...env };
  return execFileSync(program, args, {
    input,
    env: clean,
    stdio: ["pipe", "pipe", "pipe"],
    encoding: "utf8",
  });
}

/** A key file that `ssh-keygen -t ed25519` makes, with few rounds unless told; its path. */
export function sshKeygen(
  directory: string,
  name: string,
  passphrase = "",
  ...more: readonly string[]
): string {
  const path = join(directory, name);
  const rounds = more.includes("-a") || passphrase === "" ? [] : ["-a", "2"];
  run("ssh-keygen", [
    "-q",
    "-t",
    "ed25519",
    "-N",
    passphrase,
    "-C",
    "me@host",
    ...rounds,
    ...more,
    "-f",
    path,
  ]);
  return path;
}

/** The key in a `.pub` file, without comment. */
export function publicKeyIn(path: string): string {
  return readFileSync(path, "utf8").split(" ", 2).join(" ");
}

/** Writes a private key as ssh-keygen accepts it. */
export function writePrivate(path: string, text: string): string {
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600);
  return path;
}

/** What `ssh-keygen -Y sign` writes for a message. */
export function sshSign(
  keyPath: string,
  namespace: string,
  message: Uint8Array,
  ...more: readonly string[]
): string {
  return run("ssh-keygen", ["-q", "-Y", "sign", "-n", namespace, ...more, "-f", keyPath], message);
}

/** Whether `ssh-keygen -Y verify` accepts. */
export function sshVerify(key: string, namespace: string, armored: string, message: Uint8Array): boolean {
  const directory = mkdtempSync(join(tmpdir(), "bw-"));
  const allowed = join(directory, "allowed");
  const signature = join(directory, "sig");
  writeFileSync(allowed, `me ${key}\n`);
  writeFileSync(signature, armored);
  try {
    run("ssh-keygen", ["-Y", "verify", "-f", allowed, "-I", "me", "-n", namespace, "-s", signature], message);
    return true;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 255) return false;
    throw error;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Whether somebody answers at a socket; its file is there a moment before. */
function listens(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = connect(socket);
    asked.once("error", () => resolve(false));
    asked.once("connect", () => {
      asked.destroy();
      resolve(true);
    });
  });
}

/** A real ssh-agent that holds these key files, until the test file ends; its socket. */
export async function sshAgent(directory: string, ...keyPaths: readonly string[]): Promise<string> {
  const socket = join(directory, "agent");
  const agent = spawn("ssh-agent", ["-D", "-a", socket], { stdio: "ignore" });
  atEnd(() => agent.kill());
  const failed = new Promise<never>((_, reject) => agent.once("error", reject));
  while (!(await listens(socket))) await Promise.race([failed, new Promise((wake) => setTimeout(wake, 10))]);
  for (const path of keyPaths) run("ssh-add", ["-q", path], "", { SSH_AUTH_SOCK: socket });
  return socket;
}
