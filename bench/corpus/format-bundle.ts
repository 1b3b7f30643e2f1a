import { packOf } from "../../test/hostile/forge-pack.ts";
import type { Commits } from "../../test/scenario/commits.ts";

/** A git bundle (version 2) of a scenario's commits, malformed ones too, each under `refs/heads/STAGE`. */
export function formatBundle({ objects, earlier, heads }: Commits): Uint8Array {
  const refs = [...heads].map(([name, id]) => `${id} refs/heads/${name}\n`).join("");
  const all = new Map([...objects, ...earlier]);
  const { pack } = packOf([...all].map(([id, object]) => ({ id, ...object })));
  return Buffer.concat([Buffer.from(`# v2 git bundle\n${refs}\n`), pack]);
}
