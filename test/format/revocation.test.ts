import { expect, test } from "vitest";
import { formatRevocation, parseRevocation } from "../../src/format/revocation.ts";
import { keyNamed } from "../scenario/keys.ts";
import { edited, isRead, revocation } from "./samples.ts";

test.each([
  ["itself", {}, true],
  ["without a note", { note: undefined }, true],
  ["a security key", { key: keyNamed("carol-fido") }, true],
  ["a key with a comment", { key: `${keyNamed("carol")} carol` }, false],
  ["no key", { key: "" }, false],
  ["a key of another kind", { key: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB" }, false],
  ["a bare registry", { registry: "julia-metadata" }, false],
  ["an empty note", { note: "" }, false],
] as const)("a revocation: %s", (_, change, expected) => {
  const bytes = formatRevocation({ ...revocation, ...change });
  expect(parseRevocation(bytes) !== undefined).toBe(expected);
});

test.each(["bailiwick", "registry", "key"])("a revocation without %s", (name) => {
  expect(isRead("revocation", edited("revocation", new RegExp(`^${name}:.*\\n`, "m"), ""))).toBe(false);
});
