import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keyFileName } from "../../src/crypto/ssh-key.ts";
import { plainRegistry } from "../cli/plain-registry.ts";
import { keyNamed } from "../cli/registry.ts";
import { commitFiles, temporary } from "../cli/repository.ts";
import { run } from "../cli/run.ts";

/** What a printed proof says that stock tools can be asked about. */
function claimsIn(proof: string): { hashes: [path: string, sha256: string][]; signatures: string[][] } {
  const hashes: [string, string][] = [];
  const signatures: string[][] = [];
  let path = "";
  for (const line of proof.split("\n")) {
    const [, sha256] = /^\s+sha256:([0-9a-f]{64})(?: {2}100\d{3})?$/.exec(line) ?? [];
    const [, name = "", key = "", namespace = "", over = path] =
      /^\s+signed by (\S+) (SHA256:\S+) {2}(bailiwick-[a-z]+-v1)(?:, on (\S+))?$/.exec(line) ?? [];
    if (sha256 !== undefined) hashes.push([path, sha256]);
    else if (name !== "") signatures.push([over, name, key, namespace]);
    else path = /^(?:\w+(?: \d+)?)? {2,}(\S+)(?: {2}\(pinned\))?$/.exec(line)?.[1] ?? path;
  }
  return { hashes, signatures };
}

test("each line of a proof is true by sha256sum and ssh-keygen, in the copy that its last line names", async () => {
  const { registry, dir } = await plainRegistry();
  registry.write("JSON/versions/0.1.0/requires", "julia 0.6\n");
  await registry.sign("JSON", ["dave"], { covers: "amendment" });
  await registry.revoke("mallory");
  commitFiles(dir, registry.files);
  const home = temporary();
  const env = { HOME: home, BAILIWICK_DATA: join(home, "data") };
  await run(home, ["add", dir, "--root", `sha256:${registry.pin}`, "--name", "mine"], env);
  const asked = [
    ...["JSON/versions/0.1.0/requires", "Core", "README.md", ".bailiwick/certs/carol.yaml"],
    `.bailiwick/revoked/${keyFileName(keyNamed("mallory"))}.yaml`,
  ];
  const kinds = new Set<string>();
  let checked = 0;
  for (const path of asked) {
    const { out } = await run(home, ["show", path, "--proof", "--registry", "mine"], env);
    const [, store = "", commit = ""] =
      /^by hand: git -C (\S+) show ([0-9a-f]{40}):FILE \| sha256sum$/m.exec(out) ?? [];
    const file = (name: string) => {
      const at = join(home, "file");
      writeFileSync(at, execFileSync("git", ["-C", store, "show", `${commit}:${name}`]));
      return at;
    };
    const { hashes, signatures } = claimsIn(out);
    for (const [name, sha256] of hashes) {
      expect(execFileSync("sha256sum", [file(name)], { encoding: "utf8" })).toMatch(sha256);
      checked++;
    }
    for (const [document = "", name = "", key = "", namespace = ""] of signatures) {
      const signature = join(home, "signature");
      const at = document.replace(/\.(yaml|sums)$/, `.${name}.sig`);
      writeFileSync(signature, execFileSync("git", ["-C", store, "show", `${commit}:${at}`]));
      const input = execFileSync("git", ["-C", store, "show", `${commit}:${document}`]);
      const check = ["-Y", "check-novalidate", "-n", namespace, "-s", signature];
      const said = execFileSync("ssh-keygen", check, {
        input,
        encoding: "utf8",
        stdio: ["pipe", "pipe", "pipe"],
      });
      expect(said).toContain(`Good "${namespace}" signature with ED25519 key ${key}`);
      kinds.add(namespace);
      checked++;
    }
    expect(signatures).toHaveLength(out.match(/signed by (?!nobody)/g)?.length ?? 0);
    expect(hashes.length).toBeGreaterThanOrEqual(out.match(/^\S.* {2,}\.bailiwick\//gm)?.length ?? 0);
  }
  const all = ["certificate", "endorse", "publish", "review", "revocation", "root"];
  expect([...kinds].sort()).toEqual(all.map((kind) => `bailiwick-${kind}-v1`));
  expect(checked).toBeGreaterThan(30);
});
