import { describe, expect, test } from "vitest";
import {
  type Certificate,
  formatCertificate,
  keysOf,
  parseCertificate,
} from "../../src/format/certificate.ts";
import { keyNamed } from "../scenario/keys.ts";
import { certificate, edited, isRead } from "./samples.ts";

const isCertificate = (change: Partial<Certificate>) =>
  parseCertificate(formatCertificate({ ...certificate, ...change })) !== undefined;
const [carol, dave, erin] = [keyNamed("carol"), keyNamed("dave"), keyNamed("erin-fido")];
const retire = (key: string, until = "2026-10-01") => ({ key, until });
const grant = (...paths: string[]) => ({ role: "publish", paths }) as const;
const identities = (...entries: [string, string][]) => ({ identities: new Map(entries) });

const cases: readonly [what: string, change: Partial<Certificate>, isRead: boolean][] = [
  ["itself", {}, true],
  [
    "without the optional keys",
    { keys: undefined, retired: undefined, grants: undefined, identities: undefined, note: undefined },
    true,
  ],
  ["a bare registry", { registry: "julia-metadata" }, false],
  ["a user that is no name", { user: "Carol" }, false],
  ["the user self", { user: "self" }, false],
  ["a user of 39 characters", { user: "c".repeat(39) }, true],
  ["a user of 40 characters", { user: "c".repeat(40) }, false],
  ["serial 0", { serial: 0 }, false],
  ["serial 2^53 - 1", { serial: 2 ** 53 - 1 }, true],
  ["serial 2^53", { serial: 2 ** 53 }, false],
  ["a nonce of 7 digits", { nonce: "5f3a9c0" }, false],
  ["a nonce of 64 digits", { nonce: "0".repeat(64) }, true],
  ["a nonce of 65 digits", { nonce: "0".repeat(65) }, false],
  ["a nonce in upper case", { nonce: "5F3A9C01" }, false],
  // keys
  ["no keys, listed", { keys: [] }, false],
  ["a key twice", { keys: [carol, carol] }, false],
  ["a security key", { keys: [carol, erin] }, true],
  ["a key with a comment", { keys: [`${carol} carol@laptop`] }, false],
  ["a key with two spaces", { keys: [carol.replace(" ", "  ")] }, false],
  ["a key without its padding", { keys: [erin.replace(/=+$/, "")] }, false],
  ["a key's name before another's bytes", { keys: [carol.replace("ssh-", "sk-ssh-")] }, false],
  ["nobody retired, listed", { retired: [] }, false],
  ["a key twice, once retired", { retired: [retire(carol)] }, false],
  ["a retired key twice", { retired: [retire(dave), retire(dave, "2026-10-02")] }, false],
  ["retired on a day that is none", { retired: [retire(dave, "2026-13-01")] }, false],
  // grants
  ["no grants, listed", { grants: [] }, false],
  ["a grant of no paths", { grants: [grant()] }, false],
  ["a grant twice", { grants: [grant("a/**"), grant("a/**")] }, false],
  ["a path of a grant twice", { grants: [grant("a/**", "a/**")] }, false],
  ["one role in two grants", { grants: [grant("a/**"), grant("b/**")] }, true],
  ["a grant of what is no pattern", { grants: [grant("a/{b,c}")] }, false],
  ["a grant of a lone surrogate", { grants: [grant("\ud800/**")] }, false],
  // validity
  ["one day", { validUntil: certificate.validFrom }, true],
  ["over before it begins", { validUntil: "2026-11-20" }, false],
  ["from a day that is none", { validFrom: "2026-02-30" }, false],
  ["until a day without zeros", { validUntil: "2027-1-1" }, false],
  // identities, note
  ["no identities, listed", identities(), false],
  ["an identity of no name", identities(["", "x"]), false],
  ["an identity of nothing", identities(["github", ""]), false],
  ["an identity of 128 bytes", identities(["\u0000".repeat(128), "x"]), true],
  ["an identity of 129 bytes", identities([`${"\u00e9".repeat(64)}a`, "x"]), false],
  ["an identity with a lone surrogate", identities(["\ud800", "x"]), false],
  ["identities of names that objects have", identities(["constructor", "x"], ["__proto__", "y"]), true],
  ["an empty note", { note: "" }, false],
];

describe("a certificate", () => {
  test.each(cases)("%s", (_, change, expected) => expect(isCertificate(change)).toBe(expected));

  test("a role that is none", () => {
    for (const role of ["endorse", "Publish", "root", ""])
      expect(isRead("certificate", edited("certificate", '"publish"', `"${role}"`))).toBe(false);
  });

  test.each(["registry", "user", "serial", "nonce", "validFrom", "validUntil"])("without %s", (name) => {
    expect(isRead("certificate", edited("certificate", new RegExp(`^${name}:.*\\n`, "m"), ""))).toBe(false);
  });

  test("of another version or kind", () => {
    for (const kind of ["certificate-v2", "certificate", "root-v1", "revocation-v1"])
      expect(isRead("certificate", edited("certificate", "certificate-v1", kind))).toBe(false);
  });

  test("has the keys in use and the retired ones", () => {
    expect(keysOf(certificate)).toEqual([carol, dave]);
    expect(keysOf({})).toEqual([]);
  });
});
