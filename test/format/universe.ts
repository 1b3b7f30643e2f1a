/** All texts of 1 to `longest` of these characters. */
export function wordsOver(characters: string, longest: number): string[] {
  let last = [""];
  const all: string[] = [];
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap((text) => [...characters].map((character) => text + character));
    all.push(...last);
  }
  return all;
}

/** All paths, as segments, of 1 to `deepest` of these names. */
export function pathsOver(names: readonly string[], deepest: number): string[][] {
  let last: string[][] = [[]];
  const all: string[][] = [];
  for (let depth = 1; depth <= deepest; depth++) {
    last = last.flatMap((path) => names.map((name) => [...path, name]));
    all.push(...last);
  }
  return all;
}
