import { list, quote } from "../quote.ts";
import { ableKeys } from "../sign/able-keys.ts";
import type { Trust } from "../verify/trust.ts";
import type { Finding } from "./finding.ts";

/**
 * Root keys and issuers who are too few, counted by who can still sign; a root that one lost key would end; and
 * log keys that lie where changes are signed, so that one thief has both.
 */
export function weakRoots(trust: Trust): Finding[] {
  const { root, revoked, users } = trust;
  const findings: Finding[] = [];
  for (const kind of ["root", "issuers"] as const) {
    const { threshold, keys } = root[kind];
    const left = ableKeys(root, keys, revoked);
    const facts = { threshold, keys, able: left };
    const what = kind === "root" ? "make the next root" : "issue certificates";
    const add = `bailiwick root propose --add-key NAME=KEY${kind === "root" ? "" : " --issuer NAME"}`;
    if (left.length < threshold)
      findings.push({
        code: kind === "root" ? "root-unreachable" : "issuers-unreachable",
        urgency: "wrong",
        says: `nobody can ${what}: it takes ${threshold} keys, and only ${left.length === 0 ? "none" : list(left)} can still sign`,
        mend: kind === "root" ? "found the registry anew, under a new pin: bailiwick init NAME" : add,
        facts,
      });
    else if (kind === "root" && left.length === threshold)
      findings.push({
        code: "root-without-spare",
        urgency: "advice",
        says: `${list(left)} must all sign the next root: lose one key, and there never is one`,
        mend: add,
        facts,
      });
  }
  for (const name of root.log?.keys ?? []) {
    const key = root.keys.get(name);
    const user = key === undefined ? undefined : users.get(key);
    const other = [...root.root.keys, ...root.issuers.keys].find((each) => root.keys.get(each) === key);
    const whose =
      user === undefined ? other && `the root key ${quote(other)}` : `a key of the user ${quote(user)}`;
    if (whose === undefined) continue;
    findings.push({
      code: "log-key-shared",
      urgency: "advice",
      says: `the log key ${quote(name)} is also ${whose}: keep it where no change is signed, outside the forge that it watches`,
      mend: `bailiwick root propose --add-key NAME=KEY --remove-key ${quote(name)}`,
      facts: { name, key, user },
    });
  }
  return findings;
}
