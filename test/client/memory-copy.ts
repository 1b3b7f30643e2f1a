import type { VerifiedCopy } from "../../src/client/verified-copy.ts";
import { sha256 } from "../../src/crypto/sha256.ts";
import { formatRelease, type ReleaseFile } from "../../src/format/release/release-file.ts";
import { decodeText } from "../../src/format/text.ts";
import { accept } from "../../src/verify/accept.ts";
import { type TestRegistry, treeOf } from "../cli/registry.ts";

/** What a client holds that sees a registry for the first time, or upon another copy of it. */
export async function copyOf(registry: TestRegistry, last?: VerifiedCopy): Promise<VerifiedCopy> {
  const tree = treeOf(registry.files);
  const { accepted } = await accept(last?.accepted, tree, { pin: registry.pin });
  if (accepted === undefined) throw new Error("nothing stands");
  return {
    ...{ name: "test", accepted, commit: "0".repeat(40), freshness: "unknown", kept: new Map() },
    treeOf: async () => tree,
  };
}

/** A release file whose one artifact, `NAME-VERSION.tgz`, holds its own name. */
export function releaseText(name: string, version: string, more: Partial<ReleaseFile> = {}): string {
  const file = `${name}-${version}.tgz`;
  const artifacts = [{ file, url: `https://example.org/${file}`, size: file.length, sha256: sha256(file) }];
  return decodeText(formatRelease({ version, status: "active", artifacts, ...more })) ?? "";
}
