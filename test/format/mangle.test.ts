import { describe, expect, test } from "vitest";
import { kinds, samples } from "./samples.ts";

/** Bytes that YAML, `sha256sum` or UTF-8 treat in a way of their own, besides each byte with one bit flipped. */
const special = [..."\0\t\n\r \"#%&'*-0:A[\\`a{|"].map((each) => each.charCodeAt(0));
const bytesOf = (byte: number, isSmall: boolean): readonly number[] =>
  isSmall
    ? Array.from({ length: 256 }, (_, other) => other)
    : [...special, 0x80, 0xef, byte ^ 1, byte ^ 0x20, byte ^ 0x80];

function* changes(bytes: Uint8Array, isSmall: boolean): Iterable<Uint8Array> {
  for (const [at, byte] of bytes.entries())
    for (const other of bytesOf(byte, isSmall)) if (other !== byte) yield bytes.with(at, other);
}

function* cuts(bytes: Uint8Array): Iterable<Uint8Array> {
  for (const at of bytes.keys()) {
    yield bytes.subarray(0, at);
    yield bytes.subarray(at);
    yield Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    yield Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)]);
  }
}

describe.each(kinds)("a mangled %s", (kind) => {
  const { bytes, again } = samples[kind];
  const isSmall = kind !== "root" && kind !== "certificate";

  /** How many were read; each of them is the one spelling of what it says. */
  const judge = (mangled: Iterable<Uint8Array>): number => {
    let read = 0;
    for (const each of mangled) {
      const spelled = again(each);
      if (spelled === undefined) continue;
      read++;
      if (Buffer.compare(spelled, each) !== 0) expect(Buffer.from(each).toString("latin1")).toBe("refused");
    }
    return read;
  };

  test("one byte changed", () => {
    expect(judge([bytes])).toBe(1);
    expect(judge(changes(bytes, isSmall))).toBeGreaterThan(100); // or nothing was put to the test
  });

  test("cut short, a byte dropped, a byte doubled", () => {
    judge(cuts(bytes));
    for (const [at, byte] of bytes.subarray(0, -1).entries())
      if (byte !== 10) expect(again(bytes.subarray(0, at + 1)), `cut after ${at}`).toBeUndefined();
  });

  test("anything before or behind", () => {
    for (const other of ["\n", " ", "\0", "\ufeff", "# x\n", "---\n", "...\n", "%YAML 1.2\n---\n"]) {
      expect(again(Buffer.concat([Buffer.from(other), bytes])), JSON.stringify(other)).toBeUndefined();
      expect(again(Buffer.concat([bytes, Buffer.from(other)])), JSON.stringify(other)).toBeUndefined();
    }
    expect(again(Buffer.concat([bytes, bytes]))).toBeUndefined();
  });

  test("line ends of Windows, or none", () => {
    const text = Buffer.from(bytes).toString();
    expect(again(Buffer.from(text.replaceAll("\n", "\r\n")))).toBeUndefined();
    expect(again(Buffer.from(text.slice(0, -1)))).toBeUndefined();
    expect(again(Buffer.from(text, "utf16le"))).toBeUndefined();
    expect(again(new Uint8Array())).toBeUndefined();
  });
});
