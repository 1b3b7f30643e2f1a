import { count } from "../src/count.ts";
import { fingerprint } from "../src/crypto/ssh-key.ts";
import { quote } from "../src/quote.ts";
import type { InitReport } from "../src/sign/init-registry.ts";
import type { Holder } from "../src/sign/root-holders.ts";
import type { Edge } from "./edge.ts";
import { toJson } from "./json.ts";
import { printRefusals, withWords } from "./print-verdict.ts";

/** A new registry, for machines. */
export function initJson({ pin, photographs, missing, refusals, changes }: InitReport): string {
  const { packages, commons, files } = photographs;
  return toJson({
    verdict: refusals.length > 0 ? "refused" : missing.length > 0 ? "incomplete" : "made",
    pin: `sha256:${pin}`,
    photographs: { packages, commons, files },
    missing: missing.map(({ name, key }) => ({ name, key, run: signCommand({ key }) })),
    refusals: refusals.map(withWords),
    written: refusals.length > 0 ? 0 : changes.size,
  });
}

/** A new registry, for people, and what comes next. `folder` is the one that was made. */
export function printInit(edge: Edge, report: InitReport, name: string, folder: string | undefined): void {
  const { pin, photographs, missing, refusals } = report;
  if (refusals.length > 0) {
    printRefusals(edge, refusals);
    edge.say(`${edge.paint("bad", "refused")}: nothing was written`);
    return;
  }
  const { packages, commons, files } = photographs;
  edge.say(`${edge.paint("good", "made")} the registry ${edge.paint("bold", quote(name))}`);
  const seen = [count(packages, "package"), count(commons, "common name")].join(" and ");
  edge.say(`photographed ${seen}, ${count(files, "file")}, on one list`);
  edge.say(`pin: ${edge.paint("bold", `sha256:${pin}`)}   (set as git config bailiwick.root)`);
  if (missing.length > 0) {
    edge.say("\nThese must still sign, each in their own copy of this branch:");
    for (const { name: holder, key } of missing)
      edge.say(`  ${quote(holder)} (${fingerprint(key)}):  ${signCommand({ key })}`);
  }
  const enter = folder === undefined ? "" : `cd ${quote(folder)} && `;
  const add = folder === undefined ? ".bailiwick" : ".";
  edge.say(`\nnext: ${enter}git add ${add} && git commit -m ${quote(`Make this the registry ${name}`)}`);
  edge.say("then: bailiwick cert request NAME --grant 'publish **' && bailiwick cert issue NAME");
}

/** What a holder runs: the words work where their agent has the key, or a file's path stands in their place. */
function signCommand({ key }: Pick<Holder, "key">): string {
  return `bailiwick root sign --key '${key}'`;
}
