import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { parseCertificate } from "../format/certificate.ts";
import { documentPath, parsePlace } from "../format/place.ts";
import { quote } from "../quote.ts";
import { type Failed, failureOf } from "./failed.ts";
import type { Piece } from "./issue-together.ts";
import { type CertifyingGround, certifyingOf } from "./read-certifying.ts";

/** A certificate or a signature file is never longer. */
const MOST_BYTES = 1024 * 1024;

/**
 * The requests in a folder outside the registry: `carol.yaml`, and beside it `carol.carol.sig`, as
 * `.bailiwick/certs` has them, which must prove possession of its new keys. Whatever else lies there is named as a failure. Rejects with the Failure `io`
 * where there is no folder to read.
 */
export async function readRequests(
  ground: CertifyingGround,
  folder: string,
): Promise<{ readonly pieces: readonly Piece[]; readonly failed: readonly Failed[] }> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new Failure("io", `${folder} is no folder that can be read`, { cause, mend: "ls -ld DIR" });
  });
  const pieces: Piece[] = [];
  const failed: Failed[] = [];
  const read = async (name: string) => {
    const path = join(folder, name);
    const stat = await lstat(path);
    if (!stat.isFile() || stat.size > MOST_BYTES) throw noRequest(name);
    return readFile(path);
  };
  for (const name of names.sort()) {
    const place = parsePlace(`.bailiwick/certs/${name}`);
    try {
      if (place?.document.kind !== "certificate") throw noRequest(name);
      const { document, signer } = place;
      const own = documentPath(document).slice(".bailiwick/certs/".length);
      if (signer !== undefined && names.includes(own)) continue;
      if (signer !== undefined) throw noRequest(name, ` without ${quote(own)}`);
      const bytes = await read(name);
      const certificate = parseCertificate(bytes);
      if (certificate?.user !== document.user || certificate.registry !== ground.policy.identity)
        throw noRequest(name, " of this registry and user");
      const signatures = new Map<string, Uint8Array>();
      for (const each of names) {
        const at = parsePlace(`.bailiwick/certs/${each}`);
        if (at?.signer !== undefined && documentPath(at.document) === documentPath(document))
          signatures.set(at.signer, await read(each));
      }
      const certifying = certifyingOf(ground, document.user);
      pieces.push({ certifying, plan: { certificate, bytes, signatures }, keys: [], isPossessed: true });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failed.push(failureOf(name, error));
    }
  }
  return { pieces, failed };
}

function noRequest(name: string, more = ""): Failure {
  return new Failure("usage", `${quote(name)} is no request${more}`, {
    mend: "bailiwick cert request USER   # then hand over .bailiwick/certs/USER.*",
  });
}
