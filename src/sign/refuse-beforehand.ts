import { signaturePath } from "../format/place.ts";
import type { Statement } from "../format/statement.ts";
import type { Lack, Refusal } from "../reasons.ts";
import { whyNotEntitled } from "../verify/change-signatures.ts";
import { refuse } from "../verify/refuse.ts";
import { isCurrent, lacksOf } from "../verify/rights.ts";
import type { Signer, Trust } from "../verify/trust.ts";

/**
 * What a signature on a statement would be refused for, asked of the judge before anybody types a passphrase
 * or touches a key. Empty: the whole change is still to be judged.
 */
export function refuseBeforehand(trust: Trust, statement: Statement, signer: Signer, day: string): Refusal[] {
  const lacks = lacksOf(trust, statement, [signer], [signer]).filter(
    (refusal) => !isPending(refusal, signer),
  );
  if (lacks.length > 0) return lacks;
  const why = whyNotEntitled(trust, statement, signer, day);
  if (why === undefined) return [];
  if (!trust.revoked.has(signer.key) && !isCurrent(trust, signer, day))
    return lacksOf(trust, statement, [], [signer]).map(
      (refusal): Refusal =>
        refusal.code === "rights-missing" ? { ...refusal, code: "signer-expired" } : refusal,
    );
  const { subject, sequence } = statement;
  const path = signaturePath({ kind: "statement", subject, sequence }, signer.user);
  return [refuse("signature-not-entitled", { path, user: signer.user, why }, subject.name)];
}

/** Whether only others can mend it: another role is missing, or the signer counts and more must sign. */
export function isPending({ code, facts }: Refusal, { user, role }: Pick<Signer, "user" | "role">): boolean {
  if (code !== "signature-missing" && code !== "rights-missing") return false;
  const lack: Lack = facts;
  return lack.role !== role || lack.counted.includes(user);
}
