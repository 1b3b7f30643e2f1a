import { onTestFinished } from "vitest";
import { type Forge, openForge } from "../../bench/forge/open-forge.ts";
import { temporary } from "../cli/repository.ts";

export type GitForge = Forge;

/** A forge whose `owner/registry` holds what `dir` has, until the test ends. */
export async function openGitForge(dir: string): Promise<Forge> {
  const forge = await openForge(temporary(), dir, ["owner", "carol", "dave", "ann"]);
  onTestFinished(forge.close);
  return forge;
}
