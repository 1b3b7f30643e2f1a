import { begins } from "./joins.ts";
import type { Chapter } from "./world.ts";

/** A merge queue of two. */
export const queue: Chapter = {
  title: "A merge queue: each group is judged upon the one before it",
  async tell(world) {
    const numbers: number[] = [];
    for (const [who, name] of [
      ["alice", "lamp"],
      ["bob", "rope"],
      ["alice", "kit"],
      ["bob", "tool"],
    ] as const) {
      const branch = `queued-${name}`;
      await begins(world, who, branch);
      await world.types(
        who,
        `echo queued >> packages/${name}/README && git add -A && git commit -qm queued && git push -q fork ${branch}`,
      );
      numbers.push(await world.opens(who, branch, `${name}: queued`));
    }
    const [lamp = 0, rope = 0, kit = 0, tool = 0] = numbers;
    await world.queues([lamp, rope]);
    await world.types(
      "alice",
      "git switch -q queued-kit && echo unsigned >> packages/kit/README && git commit -qa --no-verify -m x",
    );
    await world.types("alice", "git push -q --no-verify fork queued-kit");
    await world.queues([kit, tool], { [kit]: "file-changed" });
  },
};
