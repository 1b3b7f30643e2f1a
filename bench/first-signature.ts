/**
 * How long it takes to become an author: runs what docs/author.md says is to be done once, on a registry of its own,
 * then changes a package and commits, and counts: `npm run first-signature`. Exits with 1 if it takes more than three
 * commands or two minutes, or if the first commit comes without a signature.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPages } from "./forge/console-page.ts";
import { Example } from "./forge/example.ts";
import { TOP } from "./forge/top.ts";

const [once] = readPages(readFileSync(join(TOP, "docs", "author.md"), "utf8"), "carol");
const example = await Example.open();
try {
  let commands = 0;
  let seconds = 0;
  const type = async (command: string) => {
    const start = performance.now();
    const { exit, output } = await example.type({ who: "carol", command });
    seconds += (performance.now() - start) / 1000;
    console.log(`$ ${command}`);
    if (exit !== 0) throw new Error(output);
    return output;
  };
  for (const { command, isSetup } of once?.steps ?? []) {
    await type(command);
    if (!isSetup) commands++;
  }
  const said = await type("$EDITOR JSON/url && git add -A && git commit -qm 'JSON: new home'");
  console.log(said.trimEnd());
  const isSigned = said.includes("signed JSON");
  console.log(`\n${commands} commands and a commit, ${seconds.toFixed(1)} s of waiting for the machine`);
  if (commands > 3 || seconds > 120 || !isSigned) process.exitCode = 1;
} finally {
  await example.close();
}
