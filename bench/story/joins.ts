import { HOME_URL, type World } from "./world.ts";

/** The set-up that everybody makes once: a clone that knows the pin and has the hooks, and a fork. */
export async function joins(world: World, who: string): Promise<void> {
  await world.forks(who);
  await world.types(
    who,
    `git clone -q ${HOME_URL} && cd registry && git config bailiwick.root ${world.pin} && bailiwick hook install`,
  );
  await world.types(who, `git remote add fork https://github.com/${who}/registry.git`);
}

/** Somebody begins a branch where main is now. */
export async function begins(world: World, who: string, branch: string): Promise<void> {
  const command = `git fetch -q origin && git switch -qC '${branch.replaceAll("'", "'\\''")}' origin/main`;
  await world.types(who, command, { isSilent: true });
}
