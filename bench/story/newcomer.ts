import { begins, joins } from "./joins.ts";
import type { Chapter } from "./world.ts";

/** A first-time author: request and package in one pull request; the CA holder answers there. */
export const newcomer: Chapter = {
  title: "Alice is new: her request and her package come in one pull request",
  async tell(world) {
    await joins(world, "alice");
    await begins(world, "alice", "lamp");
    await world.types(
      "alice",
      `bailiwick cert request alice --grant 'publish packages/lamp/**' --grant 'publish packages/kit/**' \\
         --grant 'publish packages/core/**' --grant 'publish packages/zip/**'`,
    );
    await world.types(
      "alice",
      "echo light > lamp-1.0.0.tar.gz && bailiwick release add lamp 1.0.0 lamp-1.0.0.tar.gz && mv lamp-1.0.0.tar.gz ~/usb",
    );
    await world.types("alice", "git add -A && git commit -qm 'lamp 1.0.0'", {
      says: "signed packages/lamp, statement 1",
    });
    const said = await world.types("alice", "bailiwick submit", { says: "/pull/2, from alice/registry" });
    const number = Number(/\/pull\/(\d+)/.exec(said)?.[1]);
    await world.checks(number, "certificate-unauthorised");
    await world.types("ann", `bailiwick cert issue --pr ${number} --yes`, { says: "pushed commit" });
    await world.checks(number);
    const comments = await world.comments(number);
    world.holds(
      `one comment under #${number}, now green`,
      comments.length === 1 && (comments[0] ?? "").includes("✅ accepted"),
      comments.join("\n"),
    );
    await world.merges(number, "squash");
  },
};
