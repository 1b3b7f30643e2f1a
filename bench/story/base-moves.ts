import { begins } from "./joins.ts";
import type { Chapter } from "./world.ts";

/** Main goes on after a check was green. */
export const baseMoves: Chapter = {
  title: "The base moves after the check was green",
  async tell(world) {
    for (const [who, path] of [
      ["alice", "packages/lamp"],
      ["bob", "packages/rope"],
      ["alice", "packages/zip"],
      ["bob", "packages/ZIP"],
    ] as const) {
      const branch = path.replace("packages/", "moved-");
      await begins(world, who, branch);
      await world.types(
        who,
        `mkdir -p ${path} && echo moved > ${path}/README && git add -A && git commit -qm moved`,
      );
      await world.types(who, `git push -q fork ${branch}`);
    }
    const lamp = await world.opens("alice", "moved-lamp", "lamp: moved");
    const rope = await world.opens("bob", "moved-rope", "rope: moved");
    await world.checks(lamp);
    await world.checks(rope);
    await world.merges(rope, "squash");
    await world.checks(lamp);
    await world.merges(lamp, "merge");

    const small = await world.opens("alice", "moved-zip", "zip");
    const large = await world.opens("bob", "moved-ZIP", "ZIP, which some file systems take for zip");
    await world.checks(small);
    await world.checks(large);
    await world.merges(small, "rebase");
    await world.checks(large, "path-collision");
    const before = world.actions.head();
    await world.merges(large, "squash", "path-collision");
    await world.types(
      "ann",
      "git fetch -q origin && git switch -qC undo origin/main && git revert --no-edit HEAD && git push -q origin undo:main",
    );
    await world.pushed("push to main that reverts it", world.actions.head(`main~1`));
    world.holds("main is as it was", world.actions.treeOf("main") === world.actions.treeOf(before));
  },
};
