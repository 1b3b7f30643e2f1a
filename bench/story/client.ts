import { type Chapter, HOME_URL } from "./world.ts";

/** Somebody who has the pin, and nothing else. */
export const client: Chapter = {
  title: "Zoe, in an empty folder, with the pin alone",
  async tell(world) {
    await world.types("zoe", `bailiwick add ${world.forge.url}/owner/registry --root ${world.pin}`, {
      says: "verified lights",
    });
    await world.types("zoe", "bailiwick why packages/kit/b --registry lights");
    await world.types(
      "zoe",
      "bailiwick verify-artifact ~/usb/lamp-1.0.0.tar.gz --package lamp --version 1.0.0",
      {
        says: "pass",
      },
    );
    await world.types(
      "zoe",
      "cp ~/usb/lamp-1.0.0.tar.gz lamp && echo virus >> lamp && bailiwick verify-artifact lamp --package lamp --version 1.0.0",
      { exit: 1, says: "fail" },
    );

    const before = world.actions.head();
    await world.types(
      "ann",
      "git fetch -q origin && git switch -qC main origin/main && echo virus > packages/lamp/README && git commit -qa --no-verify -m x && git push -q --no-verify origin main",
    );
    await world.pushed("push to main with a stolen token", before, "file-changed");
    await world.types("zoe", "bailiwick sync", { exit: 1, says: "file-changed" });
    await world.types("zoe", "bailiwick show packages/lamp --registry lights");
    await world.types("ann", "git revert --no-edit HEAD && git push -q origin main");
    await world.pushed("push to main that reverts it", world.actions.head("main~1"));
    await world.types("zoe", "bailiwick sync", { says: "verified" });

    await world.types("zoe", `git clone -q ${HOME_URL} clone && cd clone`);
    await world.types("zoe", `bailiwick verify --root ${world.pin}`, { says: ", 0 refused" });
    await world.types("zoe", `bailiwick verify --root ${world.pin} --accepted HEAD~5`, {
      says: ", 0 refused",
    });
  },
};
