import type { Chapter } from "./world.ts";

/** A tag in a package's own repository becomes a pull request; no clone of the registry is at hand. */
export const taggedRelease: Chapter = {
  title: "The same bot in the repository of tool, on a tag, as its release workflow runs it",
  async tell(world) {
    const publish = `bailiwick release publish tool ~/tool-1.1.0.tar.gz --root ${world.pin} --tag v1.1.0 \\
      --repo ${world.forge.url}/owner/registry`;
    await world.types(
      "robo",
      "git init -q ~/tool && cd ~/tool && echo tool > tool.c && git add . && git commit -qm tool",
    );
    await world.types("robo", "git tag -a v1.1.0 -m 'tool 1.1.0 [security fix] CVE-2026-0001'");
    await world.types("robo", "echo anvil > ~/tool-1.1.0.tar.gz");
    const said = await world.types("robo", publish, { says: "opened " });
    const number = Number(/\/pull\/(\d+)/.exec(said)?.[1]);
    await world.checks(number);
    await world.types("robo", publish, { says: "waiting already" });
    await world.merges(number, "squash");
    await world.types("robo", publish, { says: "published already" });
    await world.types("robo", publish.replace("tool ~", "rope ~"), { exit: 1, says: "nothing was pushed" });
    await world.types("robo", "cd ~/registry", { isSilent: true });
  },
};
