import { existsSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { onDisk } from "../git/on-disk.ts";
import { withLock } from "./lock.ts";
import { lockOf, readState } from "./registries.ts";
import { sweepDead } from "./sweep-dead.ts";

/** Forgets a registry and all its objects. Failure `no-registry` where there is none, `io` while it is synced. */
export async function removeRegistry(folder: string): Promise<void> {
  if (!existsSync(join(folder, "state.json"))) readState(folder); // one that is damaged may go, too
  sweepDead(dirname(folder));
  await withLock(lockOf(folder), async () =>
    onDisk("remove the registry", () => {
      const aside = `${folder}.removed-${process.pid}-`;
      renameSync(folder, aside);
      rmSync(aside, { recursive: true, force: true });
    }),
  );
}
