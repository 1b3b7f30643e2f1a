import { sha256 } from "../../src/crypto/sha256.ts";
import { identityOf } from "../../src/format/names.ts";
import { documentPath } from "../../src/format/place.ts";
import { parseRoot } from "../../src/format/root.ts";
import { type Policy, policyOf } from "../../src/verify/policy.ts";
import type { Setup } from "./scenario.ts";
import type { Files, Stage } from "./stage.ts";

/** What a verb works on. */
export interface Context {
  readonly setup: Setup;
  readonly stage: Stage;
  /** The stages before, and this one. */
  readonly stages: ReadonlyMap<string, Stage>;
}

/** Carries out one verb: its words, and the lines below it. Throws for a slip of the scenario's author. */
export type Verb = (
  context: Context,
  args: readonly string[],
  lines: readonly string[],
) => Promise<void> | void;

type PolicyRoot = Policy["roots"][number];

/** Roots by the very bytes they were read from: verb after verb asks for the same ones. */
const known = new WeakMap<Uint8Array, PolicyRoot | undefined>();

function readRoot(bytes: Uint8Array): PolicyRoot | undefined {
  if (!known.has(bytes)) {
    const root = parseRoot(bytes);
    known.set(bytes, root && { root, sha256: sha256(bytes) });
  }
  return known.get(bytes);
}

/** The policy that a tree's roots state, believed as they stand; undefined when there is no root 1. */
export function policyIn(files: Files): Policy | undefined {
  const roots: PolicyRoot[] = [];
  for (let version = 1; ; version++) {
    const file = files.get(documentPath({ kind: "root", version }));
    const root = file !== undefined && "bytes" in file ? readRoot(file.bytes) : undefined;
    if (root === undefined) return policyOf(roots);
    roots.push(root);
  }
}

/** The policy of the stage, or of the stage before if this one lost its own. */
export function policyOfStage({ stage }: Context): Policy {
  const policy = policyIn(stage.files) ?? policyIn(stage.before);
  if (policy === undefined) throw new Error(`${stage.name} has no root`);
  return policy;
}

/** The registry's identity, as documents name it. */
export function identityIn(context: Context): string {
  const { roots } = policyOfStage(context);
  return identityOf(context.setup.registry, roots[0]?.sha256 ?? "");
}

/** What a `registry:` line says, `{id}` being this registry's; undefined: this registry. */
export function registryNamed(context: Context, text: string | undefined): string {
  const identity = identityIn(context);
  return text?.replace("{id}", identity.slice(-32)) ?? identity;
}
