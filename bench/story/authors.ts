import { begins } from "./joins.ts";
import type { Chapter } from "./world.ts";

/** After the set-up, publishing is git alone. */
export const authors: Chapter = {
  title: "Bob publishes with git alone: the hook signs into his commits",
  async tell(world) {
    await begins(world, "bob", "rope");
    await world.types("bob", "mkdir -p packages/rope && echo hemp > packages/rope/README && git add -A");
    await world.types("bob", "git commit -qm 'rope'", { says: "signed packages/rope, statement 1" });
    await world.types("bob", "mkdir -p packages/tool && echo hammer > packages/tool/README && git add -A");
    await world.types("bob", "git commit -qm 'tool'", { says: "signed packages/tool, statement 1" });
    await world.types("bob", "git push -q fork rope");
    const first = await world.opens("bob", "rope", "rope and tool");
    await world.checks(first);
    await world.merges(first, "rebase");

    await begins(world, "bob", "rope-2");
    await world.types("bob", "echo nylon > packages/rope/README && git commit -qam 'rope: nylon'", {
      says: "signed packages/rope, statement 2",
    });
    await world.types("bob", "git push -q fork rope-2");
    const second = await world.opens("bob", "rope-2", "rope: nylon");
    await world.checks(second);
    await world.merges(second, "squash");
  },
};
