import { printable, quote } from "../quote.ts";

/** Why what a mirror serves is not taken. Codes are public: never renamed. */
export type MirrorFault =
  | { readonly code: "unreachable"; readonly why: string }
  | { readonly code: "redirected"; readonly to: string }
  | { readonly code: "too-slow"; readonly seconds: number }
  | { readonly code: "too-large"; readonly bytes: number }
  | { readonly code: "too-many-objects"; readonly objects: number }
  | { readonly code: "too-deep"; readonly commits: number }
  | { readonly code: "corrupt"; readonly why: string }
  | { readonly code: "rolled-back"; readonly commit: string; readonly last: string }
  | { readonly code: "not-descendant"; readonly commit: string; readonly last: string; readonly why?: string }
  | {
      /** What it served last is not in the history of what another mirror serves, and which was taken. */
      readonly code: "forked";
      readonly commit: string;
      readonly last: string;
      readonly meet: string;
      readonly by: string;
    }
  | { readonly code: "wrong-registry"; readonly why: string };

const short = (commit: string) => commit.slice(0, 12);

/** A fault in words, one line. */
export function faultWords(fault: MirrorFault): string {
  switch (fault.code) {
    case "unreachable":
      return `could not be fetched from: ${printable(fault.why)}`;
    case "redirected":
      return `sends its clients to another host: ${quote(fault.to)}`;
    case "too-slow":
      return `did not answer in full within ${fault.seconds} s`;
    case "too-large":
      return `sent more than ${fault.bytes} bytes`;
    case "too-many-objects":
      return `sent more than ${fault.objects} objects`;
    case "too-deep":
      return `serves more than ${fault.commits} commits since what was seen`;
    case "corrupt":
      return `sent objects that do not hold together: ${printable(fault.why)}`;
    case "rolled-back":
      return `serves ${short(fault.commit)}, which is older than ${short(fault.last)}, which was seen`;
    case "not-descendant":
      return `serves ${short(fault.commit)}, which does not descend from ${short(fault.last)}, which was seen${fault.why === undefined ? "" : `; it takes back: ${fault.why}`}`;
    case "forked":
      return `served ${short(fault.last)}, which ${quote(fault.by)} does not have: since ${short(fault.meet)} they differ; ${short(fault.commit)} was taken, for nothing in it is taken back`;
    case "wrong-registry":
      return `serves no tree of this registry: ${fault.why}`;
  }
}

/** What helps, as a command or an act, one line; `name` is the registry's. */
export function faultMend(fault: MirrorFault, name: string): string {
  switch (fault.code) {
    case "not-descendant":
      return `ask the maintainers; if they rewrote the branch: bailiwick sync ${name} --accept-rewrite`;
    case "forked":
      return "ask the maintainers who put the other commits there";
    case "redirected":
      return `if you know that host: bailiwick sync ${name} --mirror ${quote(fault.to)}`;
    case "too-slow":
      return `bailiwick sync ${name} --timeout SECONDS`;
    case "too-large":
      return `bailiwick sync ${name} --max-bytes BYTES`;
    case "too-many-objects":
      return `bailiwick sync ${name} --max-objects NUMBER`;
    case "too-deep":
      return `bailiwick remove ${name}, and add it again: nothing else forgets what lies between`;
    default:
      return `bailiwick sync ${name} --mirror URL   # ask another mirror, and remember it`;
  }
}
