import { begins } from "./joins.ts";
import type { Chapter } from "./world.ts";

/** A package that needs a second pair of eyes. */
export const reviewer: Chapter = {
  title: "core needs a review: Rita signs Alice's pull request",
  async tell(world) {
    await begins(world, "alice", "core");
    await world.types("alice", "mkdir packages/core && echo core > packages/core/README && git add -A");
    await world.types("alice", "git commit -qm core", { says: "others must sign too" });
    await world.types("alice", "git push -q fork core", { says: "of others still missing" });
    const number = await world.opens("alice", "core", "core");
    await world.checks(number, "rights-missing");
    await world.types("rita", `bailiwick check --pr ${number}`, {
      exit: 1,
      says: "1 × review",
    });
    await world.types("rita", `bailiwick sign --pr ${number} --role review --yes`, { says: "pushed commit" });
    await world.checks(number);
    await world.merges(number, "squash");
  },
};
