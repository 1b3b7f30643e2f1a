import { joins } from "./joins.ts";
import type { Chapter } from "./world.ts";

const requests = {
  bob: "--grant 'publish packages/rope/**' --grant 'publish packages/kit/**' --grant 'publish packages/tool/**' --grant 'publish packages/ZIP/**'",
  rita: "--grant 'review packages/core/**'",
  robo: "--grant 'publish packages/tool/*.yaml'",
  mallory: "--grant 'publish packages/m/**'",
};

/** Everybody but Alice asks on a stick, and the CA holder says yes to all in one pull request. */
export const people: Chapter = {
  title: "The people: an author, a reviewer, a release bot, and Mallory, who has a package of her own",
  async tell(world) {
    for (const [name, grants] of Object.entries(requests)) {
      await joins(world, name);
      await world.types(
        name,
        `bailiwick cert request ${name} ${grants} && mv .bailiwick/certs/${name}.* ~/usb`,
      );
    }
    await world.types("ann", "git switch -qc people && bailiwick cert issue --from ~/usb --yes");
    await world.types("ann", "git add -A && git commit -qm 'Four people' && git push -q origin people");
    const number = await world.opens("ann", "people", "Four people");
    await world.checks(number);
    await world.merges(number, "merge");
  },
};
