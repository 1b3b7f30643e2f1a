import { type Subject, subjectKey } from "../format/layout.ts";
import { type Accepted, isHeld, isStated } from "./accepted.ts";
import { gather } from "./evidence.ts";
import type { Outline } from "./outline.ts";
import type { Policy } from "./policy.ts";

/**
 * Which subjects have a name that the other kind has (DESIGN.md, Appendix, Layout: a name with a chain of
 * one kind is refused as the other): subject key -> that kind. What was accepted before has the name first;
 * a chain that merely lies there takes it from nobody who is held to exist.
 */
export async function takersOf(
  { tree, subjects }: Outline,
  policy: Policy,
  last: Accepted | undefined,
): Promise<ReadonlyMap<string, Subject["kind"]>> {
  const rivals = [...subjects.values()].filter(({ subject }) => !subject.name.includes("/"));
  const chained = rivals.filter(
    ({ subject, chain }) => chain !== undefined && subjects.has(keyOfOther(subject)),
  );
  const stated = new Set<string>();
  for await (const { outline, chain } of gather(tree, policy, chained, "none")) {
    if (chain.highest !== undefined) stated.add(subjectKey(outline.subject));
  }
  const takers = new Map<string, Subject["kind"]>();
  for (const { subject } of rivals) {
    const [own, other] = [subjectKey(subject), keyOfOther(subject)];
    const [strength, rival] = [strengthOf(last, own), strengthOf(last, other)];
    const isTaken =
      rival === strength ? stated.has(other) : rival > strength && (isStated(last, other) || stated.has(own));
    if (isTaken) takers.set(own, otherKind(subject));
  }
  return takers;
}

/** How well a subject is held: it stood; it counts as to order alone; or it does not count. */
function strengthOf(last: Accepted | undefined, key: string): 0 | 1 | 2 {
  if (!isHeld(last, key)) return 0;
  const standing = last?.subjects.get(key)?.standing;
  return standing === "verified" || standing === "unsigned" ? 2 : 1;
}

function otherKind({ kind }: Subject): Subject["kind"] {
  return kind === "package" ? "common" : "package";
}

function keyOfOther(subject: Subject): string {
  return subjectKey({ kind: otherKind(subject), name: subject.name });
}
