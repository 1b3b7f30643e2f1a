import { signerFromSeed } from "../keys/signer-from-seed.ts";
import { policyOf } from "../verify/policy.ts";
import type { NamedSigner } from "./plan-certificate.ts";
import type { CertifyingGround } from "./read-certifying.ts";

/**
 * The same ground under a root with issuers more than it has, as many as its threshold asks for, whose keys
 * are made up here: so the judge says what comes of a document before anybody signs it. Nothing of it is ever
 * written.
 */
export function foreseenGround<T extends CertifyingGround>(
  ground: T,
): { readonly ground: T; readonly issuers: readonly NamedSigner[] } {
  const { policy, accepted } = ground;
  const { root } = policy;
  const issuers = Array.from({ length: root.issuers.threshold }, (_, i) => ({
    name: `foreseen-${i}`,
    signer: signerFromSeed(crypto.getRandomValues(new Uint8Array(32))),
  }));
  const keys = new Map([...root.keys, ...issuers.map(({ name, signer }) => [name, signer.key] as const)]);
  const names = [...new Set([...root.issuers.keys, ...issuers.map(({ name }) => name)])];
  const last = policy.roots.at(-1);
  const more = { ...root, keys, issuers: { ...root.issuers, keys: names } };
  const foreseen = policyOf([
    ...policy.roots.slice(0, -1),
    ...(last === undefined ? [] : [{ ...last, root: more }]),
  ]);
  if (foreseen === undefined) throw new TypeError("a policy has a root");
  return {
    ground: { ...ground, policy: foreseen, accepted: accepted && { ...accepted, policy: foreseen } },
    issuers,
  };
}
