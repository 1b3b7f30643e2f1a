import { type Rule, roles } from "../src/format/root.ts";
import { list, quote } from "../src/quote.ts";
import type { LockOut } from "../src/sign/lock-out.ts";
import type { RootDifference } from "../src/sign/root-differences.ts";

/** What a root says otherwise, in a line. */
export function differenceWords(difference: RootDifference): string {
  switch (difference.what) {
    case "key-added":
      return `${quote(difference.name)} is a new key, ${difference.fingerprint}`;
    case "key-removed":
      return `the key ${quote(difference.name)} goes, ${difference.fingerprint}`;
    case "part-taken":
      return `${quote(difference.name)} ${PARTS[difference.part].taken}`;
    case "part-left":
      return `${quote(difference.name)} ${PARTS[difference.part].left}`;
    case "threshold": {
      const { part, from, to, keys } = difference;
      if (to === undefined) return "nobody signs a log any more";
      return `${to} of ${keys} ${PARTS[part].must}${from === undefined ? "" : ` (was ${from})`}`;
    }
    case "layout-added":
      return `the layout gains ${quote(difference.pattern)}`;
    case "layout-removed":
      return `the layout loses ${quote(difference.pattern)}`;
    case "unsigned-added":
      return `${quote(difference.pattern)} may stay unsigned`;
    case "unsigned-removed":
      return `${quote(difference.pattern)} must be signed from now on`;
    case "witness-added":
      return `${quote(difference.pattern)} witnesses the log`;
    case "witness-removed":
      return `${quote(difference.pattern)} witnesses the log no more`;
    case "rule":
      return ruleWords(difference.from, difference.to);
    case "limit":
      return `${LIMITS[difference.limit]} ${difference.to} (was ${difference.from})`;
    case "expires":
      return `it expires on ${difference.to} (was ${difference.from})`;
    case "note":
      return difference.to === undefined ? "its note goes" : `its note: ${quote(difference.to)}`;
  }
}

const PARTS = {
  root: { taken: "becomes a root key", left: "is no root key any more", must: "root keys must sign a root" },
  issuers: {
    taken: "becomes an issuer",
    left: "is no issuer any more",
    must: "issuers must sign a certificate",
  },
  log: { taken: "signs the log", left: "signs the log no more", must: "keys must sign the log" },
} as const;

const LIMITS = {
  certificateDays: "the most days of a certificate:",
  fileBytes: "the most bytes of a file that a change brings:",
  staleDays: "days until clients call a state old:",
} as const;

function ruleWords(from: Rule | undefined, to: Rule | undefined): string {
  const paths = (to ?? from)?.paths.map(quote).join(", ") ?? "";
  if (to === undefined) return `${paths} no longer needs ${needs(from)}`;
  return `${paths} now needs ${needs(to)}${from === undefined ? "" : ` (was ${needs(from)})`}`;
}

function needs(rule: Rule | undefined): string {
  return roles.flatMap((role) => (rule?.[role] === undefined ? [] : [`${rule[role]} × ${role}`])).join(", ");
}

/** Why nobody may be left to sign, and what mends it. */
export function lockOutWords(lockOut: LockOut): { readonly says: string; readonly mend: string } {
  if (lockOut.what === "doubt") {
    const { name, why } = lockOut;
    return {
      says: `${quote(name)}: ${DOUBTS[why]}; whoever holds it may not be there any more`,
      mend: `bailiwick root propose --remove-key ${quote(name)}   # unless they are`,
    };
  }
  const { version, part, threshold, able, revoked } = lockOut;
  const { noun, flag } = NOUNS[part];
  const left =
    able.length === 0 ? "no key is left" : `${list(able)} alone ${able.length === 1 ? "is" : "are"} left`;
  switch (lockOut.what) {
    case "unreachable":
      return {
        says: `root ${version} needs ${threshold} ${noun}, and ${left}: ${list(revoked)} ${revoked.length === 1 ? "was" : "were"} revoked`,
        mend: `--add-key NAME=KEY${part === "root" ? "" : " --issuer NAME"}, or ${flag} ${Math.max(1, able.length)}`,
      };
    case "needs-revoked":
      return {
        says: `root ${version} needs ${threshold} ${noun} to sign what follows it, and ${left}: only if a holder of ${list(revoked)} signs once more can this be signed at all`,
        mend: "bailiwick root sign --key REVOKED   # a revoked root key still signs roots",
      };
    case "no-spare":
      return {
        says: `root ${version} needs ${threshold} ${noun} and names ${able.length}: ${able.length === 1 ? `${list(able)} decides alone, and` : `if one of ${list(able)} loses the key,`} ${part === "root" ? "no root can follow" : "nothing can be signed"}${able.length === 1 ? " if that key is lost" : ""}`,
        mend: `bailiwick root propose --add-key NAME=KEY${part === "root" ? "" : " --issuer NAME"}`,
      };
  }
}

const NOUNS = {
  root: { noun: "root keys", flag: "--root-threshold" },
  issuers: { noun: "issuers", flag: "--issuer-threshold" },
  log: { noun: "log keys", flag: "--edit the log's threshold to" },
} as const;

const DOUBTS = {
  revoked: "the key was revoked",
  retired: "the user retired the key",
  "certificate-ended": "the user's certificate has ended",
} as const;
