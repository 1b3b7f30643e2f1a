import { sha256 } from "../../src/crypto/sha256.ts";
import { accept } from "../../src/verify/accept.ts";
import { explainPath } from "../../src/verify/explain.ts";
import type { Staged } from "./build-stages.ts";
import { treesOf } from "./play.ts";
import { plain } from "./said.ts";

/** No scenario is asked about more paths: some have 64 amendments. */
const MOST = 32;

/** Paths that are nowhere. */
const ABSENT = [".", "absent/too", ".bailiwick/9.yaml", ".bailiwick/certs/9.yaml", ".bailiwick/root/9.yaml"];

/**
 * A fingerprint of what `why` proves of a scenario's last stage, to somebody who accepted the stage before: of every
 * subject, document and path there, of what the stage before had and it lacks, and of some that are nowhere.
 */
export async function proofsOf(staged: Staged): Promise<string> {
  const { pin } = staged;
  const [tree, before] = [...treesOf(staged).values()].slice(-2).reverse();
  if (tree === undefined) throw new Error("a scenario without a stage");
  const last = before && (await accept(undefined, before, { pin })).accepted;
  const files = [...staged.stages.values()].slice(-2).flatMap((stage) => [...stage.files.keys()]);
  const paths = files.filter((path) => !/\.sig$|(\/[^/]+){9}/.test(path));
  const folders = paths.filter((path) => !path.startsWith(".")).map((path) => path.replace(/\/[^/]*$/, ""));
  const asked = [...new Set([...ABSENT, ...folders, ...paths])].slice(0, MOST);
  const proofs: unknown[] = [];
  for (const path of asked) proofs.push([path, await explainPath(tree, path, { pin, last })]);
  return sha256(JSON.stringify(proofs, plain)).slice(0, 16);
}
