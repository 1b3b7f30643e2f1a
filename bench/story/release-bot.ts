import { begins } from "./joins.ts";
import { type Chapter, REGISTRY } from "./world.ts";

/** A machine with a narrow grant releases, and can do nothing else. */
export const releaseBot: Chapter = {
  title: "The release bot of tool, whose key opens packages/tool/*.yaml and nothing else",
  async tell(world) {
    await world.types(
      "robo",
      "mkdir ~/tool && cd ~/tool && git init -q && echo hammer > tool && tar czf tool-1.0.0.tar.gz tool && git add tool",
    );
    await world.types(
      "robo",
      "git commit -qm 'tool 1.0.0' && git tag -a v1.0.0 -m '[feature] hits nails, and [security fix] CVE-2026-0001'",
    );
    const said = await world.types(
      "robo",
      `bailiwick release publish tool tool-1.0.0.tar.gz --repo ${REGISTRY} --root ${world.pin} --tag v1.0.0`,
      { says: "opened " },
    );
    const number = Number(/\/pull\/(\d+)/.exec(said)?.[1]);
    await world.checks(number);
    await world.merges(number, "merge");

    await world.types("robo", "cd ~/registry");
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
