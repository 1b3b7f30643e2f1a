import { begins } from "./joins.ts";
import type { Chapter } from "./world.ts";

/** A machine with a narrow grant releases, and can do nothing else. */
export const releaseBot: Chapter = {
  title: "The release bot of tool, whose key opens packages/tool/*.yaml and nothing else",
  async tell(world) {
    await begins(world, "robo", "tool-1.0.0");
    await world.types(
      "robo",
      "echo hammer > ~/tool-1.0.0.tar.gz && bailiwick release add tool 1.0.0 ~/tool-1.0.0.tar.gz",
    );
    const said = await world.types("robo", "bailiwick submit -m 'tool 1.0.0'", { says: "opened " });
    const number = Number(/\/pull\/(\d+)/.exec(said)?.[1]);
    await world.checks(number);
    await world.merges(number, "merge");

    await begins(world, "robo", "too-much");
    await world.types("robo", "echo virus > packages/tool/README && bailiwick submit", {
      exit: 1,
      says: "rights-missing",
    });
    await world.types("robo", "git commit -qam 'tool: virus'", { says: "not signed: packages/tool" });
    await world.types("robo", "git push -q fork too-much", { exit: 1, says: "not pushed" });
    await world.types("robo", "git push -q --no-verify fork too-much");
    const bad = await world.opens("robo", "too-much", "tool: virus");
    await world.checks(bad, "file-changed");
  },
};
