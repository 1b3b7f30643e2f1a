import type { Certificate } from "../../src/format/certificate.ts";
import { GITATTRIBUTES } from "../../src/format/place.ts";
import type { Root } from "../../src/format/root.ts";
import { keyNamed } from "../scenario/keys.ts";

/** The files of docs/format.md's registry that nobody signs as such. */
export const contents: Readonly<Record<string, string>> = {
  ".bailiwick/.gitattributes": GITATTRIBUTES,
  "README.md": "# Packages\n",
  "JSON/url": "https://example.org/JSON.git\n",
  "JSON/deps/build.sh": "#!/bin/sh\n",
  "JSON/versions/0.1.0/requires": "julia 0.4\n",
  "LegacyTools/url": "https://example.org/LegacyTools.git\n",
};

export const first: Root = {
  registry: "julia-metadata",
  version: 1,
  expires: "2027-11-21",
  keys: new Map([
    ["alice", keyNamed("alice")],
    ["bob", keyNamed("bob")],
  ]),
  root: { threshold: 2, keys: ["alice", "bob"] },
  issuers: { threshold: 1, keys: ["alice", "bob"] },
  layout: ["*/"],
  unsigned: ["**"],
  rules: [{ paths: ["**"], publish: 1 }],
  limits: { certificateDays: 400, fileBytes: 1_048_576, staleDays: 30 },
};

/** What root 2 says otherwise. */
export const second: Partial<Root> = {
  version: 2,
  expires: "2028-11-21",
  unsigned: ["Legacy*/**"],
  rules: [
    { paths: ["**"], publish: 1 },
    { paths: ["Core*/**"], review: 2, attest: 1 },
  ],
  note: "adoption is over",
};

export const carol: Omit<Certificate, "registry"> = {
  user: "carol",
  serial: 2,
  nonce: "5f3a9c01",
  keys: [keyNamed("carol")],
  retired: [{ key: keyNamed("carol-old"), until: "2026-10-01" }],
  grants: [{ role: "publish", paths: ["JSON/**"] }],
  validFrom: "2026-10-01",
  validUntil: "2027-10-01",
  identities: new Map([["github", "carol"]]),
};

export const dave: Omit<Certificate, "registry"> = {
  user: "dave",
  serial: 1,
  nonce: "c2f0d1e7",
  keys: [keyNamed("dave")],
  grants: [
    { role: "publish", paths: ["*/versions/*/requires", "*/versions/*/sha1"] },
    { role: "review", paths: ["**", ".github/**"] },
  ],
  validFrom: "2026-11-21",
  validUntil: "2027-11-21",
};
