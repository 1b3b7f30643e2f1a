import { readFileSync, statSync } from "node:fs";
import { Failure } from "../failure.ts";
import { YAML_BYTES } from "../format/yaml.ts";
import { onDisk } from "../git/on-disk.ts";

const PATIENCE = 30_000;

/**
 * The bytes of a small file, or of an https URL (http on this machine alone). Rejects with the Failure `io`:
 * unreachable, slow, too long, or a redirect to somewhere else.
 */
export async function fetchBytes(source: string, signal?: AbortSignal): Promise<Uint8Array> {
  if (!/^https?:\/\//.test(source))
    return onDisk(`read ${source}`, () => {
      if (statSync(source).size > YAML_BYTES) throw new Failure("io", `${source} is too long`);
      return readFileSync(source);
    });
  if (!URL.canParse(source)) throw new Failure("usage", `${source} is no URL`);
  const { protocol, hostname } = new URL(source);
  if (protocol === "http:" && !["127.0.0.1", "localhost", "[::1]"].includes(hostname))
    throw new Failure("usage", `${source}: what is approved comes over https`);
  try {
    const patience = AbortSignal.timeout(PATIENCE);
    const ends = signal === undefined ? patience : AbortSignal.any([signal, patience]);
    const response = await fetch(source, { redirect: "error", signal: ends });
    if (!response.ok) throw new Error(`the server says ${response.status}`);
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > YAML_BYTES) throw new Error("it is too long");
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    throw new Failure("io", `${source} cannot be had: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}
