import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The commits whose parents a shallow clone did not fetch, from git's own list; none if it is not shallow. */
export function readShallow(commonDir: string): ReadonlySet<string> {
  const path = join(commonDir, "shallow");
  return new Set(existsSync(path) ? readFileSync(path, "latin1").split("\n").filter(Boolean) : []);
}
