import { type Subject, subjectKey } from "../format/layout.ts";
import { type Accepted, isStated } from "./accepted.ts";
import { gather } from "./evidence.ts";
import type { Outline } from "./outline.ts";
import type { Policy } from "./policy.ts";

/**
 * Which subjects have a name that the other kind has (DESIGN.md, Appendix, Layout: a name with a chain of
 * one kind is refused as the other): subject key -> that kind. What was accepted before has the name first;
 * a chain that merely lies there takes it from nobody who is held to exist.
 */
export async function takersOf(
  outline: Outline,
  policy: Policy,
  last: Accepted | undefined,
): Promise<ReadonlyMap<string, Subject["kind"]>> {
  const hasStatements = async (key: string) => {
    const rival = outline.subjects.get(key);
    if (rival === undefined) return false;
    for await (const { chain } of gather(outline.tree, policy, [rival], "none"))
      if (chain.highest !== undefined) return true;
    return false;
  };
  const takers = new Map<string, Subject["kind"]>();
  for (const { subject } of outline.subjects.values()) {
    const [own, other] = [subjectKey(subject), keyOfOther(subject)];
    const [strength, rival] = [strengthOf(last, own), strengthOf(last, other)];
    const isTaken =
      rival > strength
        ? isStated(last, other) || (outline.subjects.has(other) && (await hasStatements(own)))
        : rival === strength && (await hasStatements(other));
    if (isTaken) takers.set(own, otherKind(subject));
  }
  return takers;
}

/** How well a subject is held: it stood; it counts as to order alone; or it does not count. */
function strengthOf(last: Accepted | undefined, key: string): 0 | 1 | 2 {
  switch (last?.subjects.get(key)?.standing) {
    case "verified":
    case "unsigned":
      return 2;
    case "order":
    case "broken":
      return 1;
    case "fresh":
    case undefined:
      return 0;
  }
}

function otherKind({ kind }: Subject): Subject["kind"] {
  return kind === "package" ? "common" : "package";
}

function keyOfOther(subject: Subject): string {
  return subjectKey({ kind: otherKind(subject), name: subject.name });
}
