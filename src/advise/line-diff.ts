/** One line of a difference. */
export interface Edit {
  readonly kind: "same" | "gone" | "new";
  readonly line: string;
}

/** Some edits with what stands around them; line numbers begin at 1. */
export interface Hunk {
  readonly before: number;
  readonly after: number;
  readonly edits: readonly Edit[];
}

/** Beyond so many edits it is not worth while to look for the fewest: memory grows with their square. */
const MOST_EDITS = 1000;
const CONTEXT = 3;

/**
 * The difference of two texts, line by line, as few edits as there are (Myers, 1986); where they are more than
 * a thousand, all that lies between the first and the last is one.
 */
export function diffLines(before: readonly string[], after: readonly string[]): Edit[] {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [old, young] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const edit = (kind: Edit["kind"]) => (line: string) => ({ kind, line });
  return [
    ...before.slice(0, start).map(edit("same")),
    ...(shortest(old, young) ?? [...old.map(edit("gone")), ...young.map(edit("new"))]),
    ...before.slice(before.length - end).map(edit("same")),
  ];
}

function shortest(old: readonly string[], young: readonly string[]): Edit[] | undefined {
  const most = Math.min(MOST_EDITS, old.length + young.length);
  /** How far each diagonal reaches in `old`, after 0, 1, ... edits. */
  const reached: Map<number, number>[] = [];
  let far = new Map([[1, 0]]);
  const isDown = (edits: number, diagonal: number, from: ReadonlyMap<number, number>) =>
    diagonal === -edits ||
    (diagonal !== edits && (from.get(diagonal - 1) ?? 0) < (from.get(diagonal + 1) ?? 0));
  for (let edits = 0; edits <= most; edits++) {
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isDown(edits, diagonal, far) ? (far.get(diagonal + 1) ?? 0) : (far.get(diagonal - 1) ?? 0) + 1;
      while (x < old.length && x - diagonal < young.length && old[x] === young[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x < old.length || x - diagonal < young.length) continue;
      return traced(old, young, [...reached, far], isDown);
    }
    reached.push(far);
    far = next;
  }
  return undefined;
}

/** The edits of a path that was found, from its end back to its beginning. */
function traced(
  old: readonly string[],
  young: readonly string[],
  reached: readonly ReadonlyMap<number, number>[],
  isDown: (edits: number, diagonal: number, from: ReadonlyMap<number, number>) => boolean,
): Edit[] {
  const back: Edit[] = [];
  let [x, y] = [old.length, young.length];
  for (const [edits, from] of [...reached.entries()].reverse()) {
    const diagonal = x - y;
    const down = isDown(edits, diagonal, from);
    const before = down ? diagonal + 1 : diagonal - 1;
    const startX = edits === 0 ? 0 : (from.get(before) ?? 0);
    const startY = edits === 0 ? 0 : startX - before;
    while (x > startX && y > startY) {
      back.push({ kind: "same", line: old[x - 1] ?? "" });
      [x, y] = [x - 1, y - 1];
    }
    if (edits === 0) break;
    back.push(down ? { kind: "new", line: young[y - 1] ?? "" } : { kind: "gone", line: old[x - 1] ?? "" });
    [x, y] = [startX, startY];
  }
  return back.reverse();
}

/** Edits with three lines around them; what lies farther from any is left out. */
export function hunksOf(edits: readonly Edit[]): Hunk[] {
  const near = edits.map(() => false);
  for (const [i, { kind }] of edits.entries())
    if (kind !== "same") near.fill(true, Math.max(0, i - CONTEXT), i + CONTEXT + 1);
  const hunks: { before: number; after: number; edits: Edit[] }[] = [];
  let [before, after] = [1, 1];
  for (const [i, edit] of edits.entries()) {
    if (near[i] && !near[i - 1]) hunks.push({ before, after, edits: [] });
    if (near[i]) hunks.at(-1)?.edits.push(edit);
    if (edit.kind !== "new") before++;
    if (edit.kind !== "gone") after++;
  }
  return hunks;
}
