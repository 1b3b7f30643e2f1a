import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCertificate, parseCertificate } from "../../src/format/certificate.ts";
import { formatList, parseList } from "../../src/format/list.ts";
import { formatRevocation, parseRevocation } from "../../src/format/revocation.ts";
import { formatRoot, parseRoot } from "../../src/format/root.ts";
import { formatStatement, parseStatement } from "../../src/format/statement.ts";
import { certificate, revocation, root } from "./arbitraries.ts";
import { list, statement } from "./manifests.ts";

/** Every valid value survives, and its bytes are the one spelling of what they mean. */
function survives<T>(
  value: fc.Arbitrary<T>,
  format: (value: T) => Uint8Array,
  parse: (bytes: Uint8Array) => T | undefined,
  numRuns: number,
): void {
  fc.assert(
    fc.property(value, (original) => {
      const bytes = format(original);
      const parsed = parse(bytes);
      expect(parsed).toEqual(original);
      if (parsed !== undefined) expect(Buffer.from(format(parsed)).equals(bytes)).toBe(true);
    }),
    { numRuns },
  );
}

describe("what is valid survives", () => {
  test("a root", () => survives(root, formatRoot, parseRoot, 400));
  test("a certificate", () => survives(certificate, formatCertificate, parseCertificate, 600));
  test("a revocation", () => survives(revocation, formatRevocation, parseRevocation, 1500));
  test("a statement", () => survives(statement, formatStatement, parseStatement, 1500));
  test("a list", () => survives(list, formatList, parseList, 1500));
});
