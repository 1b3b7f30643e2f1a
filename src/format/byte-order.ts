/**
 * Orders strings as their UTF-8 bytes stand, which is the order of code points, not that of UTF-16 and of
 * `<`: U+FFFF comes before U+10000. Negative, zero or positive, for `sort`. A total order on every string:
 * a lone surrogate, which has no UTF-8, stands after all of the Basic Multilingual Plane.
 */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Moves surrogates, which begin code points of four bytes, behind U+E000-FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
