import { quote } from "../quote.ts";

/** Why what a mirror serves is not taken. Codes are public: never renamed. */
export type MirrorFault =
  | { readonly code: "unreachable"; readonly why: string }
  | { readonly code: "too-slow"; readonly seconds: number }
  | { readonly code: "too-large"; readonly bytes: number }
  | { readonly code: "corrupt"; readonly why: string }
  | { readonly code: "rolled-back"; readonly commit: string; readonly last: string }
  | { readonly code: "not-descendant"; readonly commit: string; readonly last: string; readonly why?: string }
  | { readonly code: "wrong-registry"; readonly why: string };

const short = (commit: string) => commit.slice(0, 12);

/** A fault in words, one line. */
export function faultWords(fault: MirrorFault): string {
  switch (fault.code) {
    case "unreachable":
      return `could not be fetched from: ${quote(fault.why)}`;
    case "too-slow":
      return `did not answer in full within ${fault.seconds} s`;
    case "too-large":
      return `sent more than ${fault.bytes} bytes`;
    case "corrupt":
      return `sent objects that do not hold together: ${quote(fault.why)}`;
    case "rolled-back":
      return `serves ${short(fault.commit)}, which is older than ${short(fault.last)}, which was seen`;
    case "not-descendant":
      return `serves ${short(fault.commit)}, which does not descend from ${short(fault.last)}, which was seen${fault.why === undefined ? "" : `; it takes back: ${fault.why}`}`;
    case "wrong-registry":
      return `serves no tree of this registry: ${fault.why}`;
  }
}

/** What helps, as a command or an act, one line. */
export function faultMend(fault: MirrorFault): string {
  switch (fault.code) {
    case "not-descendant":
      return "ask the maintainers; if they rewrote the branch: bailiwick sync --accept-rewrite";
    case "too-slow":
      return "bailiwick sync --timeout SECONDS";
    case "too-large":
      return "bailiwick sync --max-bytes BYTES";
    default:
      return "bailiwick sync NAME --mirror URL   # ask another mirror, and remember it";
  }
}
