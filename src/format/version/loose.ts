import { compareDigits } from "./compare-parts.ts";

/**
 * The order of Debian's versions, which is opam's too: runs of digits by value, all else by letter, letters
 * before other characters, and `~` before everything, even the end. Every text of visible ASCII is a version;
 * undefined when one of the two is none.
 */
export function compareLoose(a: string, b: string): number | undefined {
  if (!/^[!-~]+$/.test(a) || !/^[!-~]+$/.test(b)) return undefined;
  let [left, right] = [a, b];
  while (left !== "" || right !== "") {
    const [text = "", other = ""] = [/^\D*/.exec(left)?.[0], /^\D*/.exec(right)?.[0]];
    for (let i = 0; i < Math.max(text.length, other.length); i++) {
      const order = rank(text[i]) - rank(other[i]);
      if (order !== 0) return order;
    }
    [left, right] = [left.slice(text.length), right.slice(other.length)];
    const [digits = "", others = ""] = [/^\d*/.exec(left)?.[0], /^\d*/.exec(right)?.[0]];
    const order = compareDigits(digits, others);
    if (order !== 0) return order;
    [left, right] = [left.slice(digits.length), right.slice(others.length)];
  }
  return 0;
}

function rank(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === "~") return -1;
  return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256;
}
