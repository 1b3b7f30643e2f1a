import type { Day } from "../format/day.ts";
import { quote } from "../quote.ts";
import type { Failed } from "../sign/failed.ts";
import { code } from "./markdown-code.ts";

/** A renewal in a pull request. */
export interface ProposedRenewal {
  readonly user: string;
  /** The last day of the certificate that counts. */
  readonly from: Day;
  /** The last day of the one that is to follow it. */
  readonly until: Day;
}

const MOST = 200;

/** What a pull request of renewals says: whose, until when, and what its issuers do. */
export function renewalBody(renewals: readonly ProposedRenewal[], failed: readonly Failed[]): string {
  const more = renewals.length - MOST;
  return [
    "These certificates end soon. Their successors have the same grants and keys, and a later last day.",
    "",
    "| user | ends on | would end on |",
    "|---|---|---|",
    ...renewals
      .slice(0, MOST)
      .map(({ user, from, until }) => `| ${code(quote(user))} | ${from} | ${until} |`),
    ...(more > 0 ? ["", `and ${more} more`] : []),
    "",
    "No machine signs them: an issuer does, having seen what each opens, with the number of this pull request:",
    "",
    "    bailiwick cert issue --pr NUMBER",
    ...(failed.length === 0 ? [] : ["", "These cannot be renewed:", ""]),
    ...failed.slice(0, MOST).map(({ name, why }) => `- ${code(quote(name))}: ${code(why[0]?.says ?? "")}`),
  ].join("\n");
}
