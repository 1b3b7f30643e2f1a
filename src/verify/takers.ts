import { type Subject, subjectKey } from "../format/layout.ts";
import { type Accepted, isStated } from "./accepted.ts";
import { gather } from "./evidence.ts";
import type { Outline } from "./outline.ts";
import type { Policy } from "./policy.ts";

/**
 * Which subjects have a name that the other kind has (DESIGN.md, Appendix, Layout: a name with a chain of
 * one kind is refused as the other): subject key -> that kind. What was accepted before has the name first.
 */
export async function takersOf(
  outline: Outline,
  policy: Policy,
  last: Accepted | undefined,
): Promise<ReadonlyMap<string, Subject["kind"]>> {
  const takers = new Map<string, Subject["kind"]>();
  const isRemembered = (subject: Subject) => isStated(last, subjectKey(subject));
  const rivals = [...outline.subjects.values()]
    .map(({ subject }) => subject)
    .filter((subject) => !subject.name.includes("/"));
  const unsettled = rivals.filter((subject) => {
    const other = otherKind(subject);
    if (isRemembered(other)) takers.set(subjectKey(subject), other.kind);
    return (
      !isRemembered(other) &&
      !isRemembered(subject) &&
      outline.subjects.get(subjectKey(other))?.chain !== undefined
    );
  });
  const others = unsettled.flatMap((subject) => outline.subjects.get(subjectKey(otherKind(subject))) ?? []);
  for await (const { outline: other, chain } of gather(outline.tree, policy, others)) {
    if (chain.highest !== undefined) takers.set(subjectKey(otherKind(other.subject)), other.subject.kind);
  }
  return takers;
}

function otherKind({ kind, name }: Subject): Subject {
  return { kind: kind === "package" ? "common" : "package", name };
}
