import { join } from "node:path";
import { type Chapter, HOME_URL } from "./world.ts";

/** A registry from the template, and GitHub's first look at it. */
export const found: Chapter = {
  title: "Ann founds a registry",
  async tell(world) {
    await world.types(
      "ann",
      "bailiwick init lights --new registry --rule 'packages/core/** review=1' && cd registry",
      { says: "made the registry lights" },
    );
    await world.types("ann", "git add -A && git commit -qm 'Found the registry'");
    world.pin = (await world.types("ann", "git config bailiwick.root")).trim();
    await world.openForge(join(world.machines.homeOf("ann"), "registry"));
    await world.types("ann", `git remote add origin ${HOME_URL} && git fetch -q`);
    await world.pushed("first push", undefined);
  },
};
