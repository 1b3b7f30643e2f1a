import { begins } from "./joins.ts";
import type { Chapter } from "./world.ts";

/** Two owners of one package change it at once. */
export const coOwners: Chapter = {
  title: "Alice and Bob both own kit, and both change it",
  async tell(world) {
    await begins(world, "alice", "kit");
    await world.types(
      "alice",
      "mkdir packages/kit && echo a > packages/kit/a && echo b > packages/kit/b && git add -A && git commit -qm kit",
    );
    await world.types("alice", "git push -q fork kit");
    const first = await world.opens("alice", "kit", "kit");
    await world.checks(first);
    await world.merges(first, "squash");

    for (const [who, file] of [
      ["alice", "a"],
      ["bob", "b"],
    ] as const) {
      await begins(world, who, "kit-2");
      await world.types(who, `echo ${who} > packages/kit/${file} && git commit -qam 'kit: ${file}'`, {
        says: "signed packages/kit, statement 2",
      });
      await world.types(who, "git push -q fork kit-2");
    }
    const alices = await world.opens("alice", "kit-2", "kit: a");
    const bobs = await world.opens("bob", "kit-2", "kit: b");
    await world.checks(alices);
    await world.checks(bobs);
    await world.merges(alices, "merge");
    await world.conflicts(bobs);
    await world.types("bob", "git fetch -q origin && git merge -q --no-edit origin/main", {
      exit: 1,
      says: "both sides stated it; to sign it again: git add .bailiwick && git commit",
    });
    await world.types("bob", "git add .bailiwick && git commit -q --no-edit", {
      says: "signed packages/kit, statement 3",
    });
    await world.types("bob", "git push -q fork kit-2");
    await world.checks(bobs);
    await world.merges(bobs, "squash");
  },
};
