import { begins } from "./joins.ts";
import type { Chapter } from "./world.ts";

/** A change that no hook saw, and the one command that the check names. */
export const webEditor: Chapter = {
  title: "Alice edits in the browser, where no hook runs: refused, mended, accepted",
  async tell(world) {
    await begins(world, "alice", "web");
    await world.types(
      "alice",
      "echo bright > packages/lamp/README && git add -A && git commit -q --no-verify -m web",
    );
    await world.types("alice", "git push -q --no-verify fork web");
    const number = await world.opens("alice", "web", "lamp: bright");
    await world.checks(number, "file-stray");
    await world.types("alice", "bailiwick sign --commit && git push -q fork web");
    await world.checks(number);
    await world.merges(number, "squash");
  },
};
