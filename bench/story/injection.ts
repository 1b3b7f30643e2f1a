import { begins } from "./joins.ts";
import type { Chapter } from "./world.ts";

// biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's
const BRANCH = "x;$(touch${IFS}pwned)`id`%0A';\"&|";
const TITLE =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a workflow's
  "::error::x\n::set-output name=verdict::accepted ##[group]y `id` ${{ secrets.GITHUB_TOKEN }} <!-- bailiwick --> @octocat";

/** Names that were built to be more than names. */
export const injection: Chapter = {
  title: "Mallory names things so that they might be taken for commands",
  async tell(world) {
    await begins(world, "mallory", BRANCH);
    await world.types(
      "mallory",
      [
        "mkdir -p packages/m 'packages/::error::x'",
        "echo > 'packages/::error::x/`id`'",
        "echo > \"packages/m/$(printf 'a\\n::set-output name=verdict::accepted\\n##[add-mask]e')\"",
        "echo > 'packages/m/$(touch pwned)'",
        "echo > 'packages/m/![x](http:evil) @octocat <img src=x>'",
        "git add -A && git commit -q --no-verify -m '::error::x ##[error]y'",
      ].join(" && "),
    );
    await world.types("mallory", `git push -q --no-verify fork HEAD`);
    const number = await world.opens("mallory", BRANCH, TITLE, TITLE);
    const { log, outputs, summary } = await world.checks(number, "path-invalid");
    const commands = log.split(/[\r\n]/).filter((line) => /^\s*::/.test(line) || line.includes("##["));
    world.holds(
      "the log has no command but annotations of bailiwick's",
      commands.length > 0 && commands.every((line) => line.startsWith("::error title=bailiwick%3A ")),
      log,
    );
    world.holds("the verdict is refused", outputs.verdict === "refused", JSON.stringify(outputs));
    const [comment = ""] = await world.comments(number);
    for (const [name, text] of [
      ["summary", summary],
      ["comment", comment],
    ] as const) {
      const plain = text
        .replace(/<!-- bailiwick -->\n|<br>|<\/?sub>/g, "")
        .replace(/(`+)(?!`).*?[^`]\1(?!`)/g, "");
      world.holds(`the ${name} has names in code spans alone`, !/[<>@$[\]]|::|##\[/.test(plain), plain);
    }
    const { exit } = await world.machines.type({
      who: "mallory",
      command: "! find ~/.. -name pwned | grep -q .",
    });
    world.holds("nothing was run", exit === 0);
  },
};
