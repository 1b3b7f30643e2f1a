import { begins } from "./joins.ts";
import type { Chapter, World } from "./world.ts";

/** What somebody tries who has a package of her own, and a grudge. Every one is refused by the Action, by name. */
export const attacker: Chapter = {
  title: "Mallory tries",
  async tell(world) {
    await begins(world, "mallory", "m");
    await world.types("mallory", "mkdir -p packages/m && echo m > packages/m/README && git add -A");
    await world.types("mallory", "git commit -qm m && git push -q fork m", {
      says: "signed packages/m, statement 1",
    });
    const own = await world.opens("mallory", "m", "my own package");
    await world.checks(own);
    await world.merges(own, "squash");

    await tries(world, "another's package, unsigned", "file-changed", "echo evil > packages/rope/README");
    await tries(
      world,
      "another's package, signed by herself",
      "rights-missing",
      "echo evil > packages/rope/README && ./sign.sh packages/rope mallory ~/.ssh/id_ed25519",
    );
    await tries(
      world,
      "the workflow that judges her",
      "file-changed",
      "printf 'on: pull_request\\njobs: {check: {runs-on: ubuntu-latest, steps: [{run: exit 0}]}}\\n' > .github/workflows/check.yml",
    );
    await tries(
      world,
      "the pin in the workflow",
      "file-changed",
      "sed -i 's/\\(root: \\).*/\\1sha256:0000/' .github/workflows/check.yml",
    );
    await tries(
      world,
      "the root",
      "root-altered",
      `sed -i 's#^  "ann": .*#  "ann": "'"$(cut -d' ' -f1,2 ~/.ssh/id_ed25519.pub)"'"#' .bailiwick/root/1.yaml`,
    );
    await tries(
      world,
      "her own certificate, wider",
      "certificate-unauthorised",
      "bailiwick cert request mallory --grant 'publish **'",
    );
    await tries(
      world,
      "an old statement of Bob's, with its files",
      "rolled-back",
      "git checkout -q $(git log --format=%H --diff-filter=A -- .bailiwick/statements/packages/rope/1.sums | tail -1) -- packages/rope .bailiwick/statements/packages/rope && git rm -q .bailiwick/statements/packages/rope/2.*",
    );
    await tries(
      world,
      "a signature of Rita's, taken away",
      "signature-removed",
      "git rm -q .bailiwick/statements/packages/core/*.rita.sig",
    );
    await tries(
      world,
      "a link out of the registry",
      "file-not-regular",
      "ln -s /etc/passwd packages/m/passwd",
    );
    await revertsByMerge(world);
  },
};

/** One try, from a branch of its own, past every hook. */
async function tries(world: World, what: string, reason: string, command: string): Promise<void> {
  const branch = what.replaceAll(/[^A-Za-z]+/g, "-");
  await begins(world, "mallory", branch);
  await world.types("mallory", command);
  const push = `git add -A && git commit -q --no-verify -m x && git push -q --no-verify fork '${branch}'`;
  await world.types("mallory", push, { isSilent: true });
  await world.checks(await world.opens("mallory", branch, what), reason);
}

/** A branch that merged main long ago, and says that nothing came of it. */
async function revertsByMerge(world: World): Promise<void> {
  await world.types("mallory", "git switch -qC ours origin/main~3 && git commit -q --allow-empty -m old");
  await world.types(
    "mallory",
    "git merge -q -s ours --no-edit origin/main 2>&1 || git commit -q --no-verify --no-edit",
  );
  await world.types("mallory", "git push -q --no-verify fork ours");
  await world.checks(
    await world.opens("mallory", "ours", "a merge that undoes what came since"),
    "rolled-back",
  );
}
