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
  for await (const { outline, chain } of gather(tree, policy, chained)) {
    if (chain.highest !== undefined) stated.add(subjectKey(outline.subject));
  }
  const takers = new Map<string, Subject["kind"]>();
  for (const { subject } of rivals) {
    const [own, other] = [subjectKey(subject), keyOfOther(subject)];
    const isNewcomer = !isHeld(last, own);
    const isTaken =
      isStated(last, other) ||
      (isNewcomer && isHeld(last, other) ? stated.has(own) : isNewcomer && stated.has(other));
    if (isTaken) takers.set(own, otherKind(subject));
  }
  return takers;
}

function otherKind({ kind }: Subject): Subject["kind"] {
  return kind === "package" ? "common" : "package";
}

function keyOfOther(subject: Subject): string {
  return subjectKey({ kind: otherKind(subject), name: subject.name });
}
