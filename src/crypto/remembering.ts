/**
 * A function that answers as `make` does, and asks it once a text as long as it remembers: `most` answers at a time,
 * then it begins anew. Undefined is not remembered, so that junk displaces nothing.
 */
export function remembering<T>(most: number, make: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = make(text);
    if (answer === undefined) return answer;
    if (answers.size === most) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
