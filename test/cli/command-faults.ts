import type { Command } from "commander";

/**
 * What is wrong with the commands of ours in a script or a page's console block: words that no command has, options
 * that it does not take. `all`: every command by its words.
 */
export function commandFaults(script: string, all: ReadonlyMap<string, Command>): string[] {
  return commandsIn(script).flatMap((words) => {
    const said = words.join(" ");
    const from = words[0] === "-C" ? 2 : 0;
    const own = words.slice(from);
    const length = [3, 2, 1].find((each) => all.has(own.slice(0, each).join(" ")));
    const isGroup = [...all.keys()].some((name) => name.startsWith(`${own[0]} `));
    if (
      own[0] === undefined ||
      own[0].startsWith("-") ||
      (length === undefined && isGroup && own.length === 1)
    )
      return [];
    const command = length === undefined ? undefined : all.get(own.slice(0, length).join(" "));
    if (command === undefined) return [`no such command: ${said}`];
    const known = new Set(command.options.flatMap(({ long, short }) => [long, short]));
    for (const usual of ["--help", "-h", "-C"]) known.add(usual);
    const end = own.indexOf("--");
    return own
      .slice(length, end === -1 ? undefined : end)
      .filter((word) => /^--?[a-z]/i.test(word) && !known.has(word.replace(/=.*$/, "")))
      .map((option) => `no option ${option}: ${said}`);
  });
}

/** The words after each `bailiwick`, until the shell ends the command. */
function commandsIn(script: string): string[][] {
  const lines = script.replace(/\\\n/g, " ").split("\n");
  return lines.flatMap((line) =>
    [...line.matchAll(/(?:^|[\s(`!])bailiwick(?:@[\d.]+)? +([^\n]*)/g)].map(([, rest = ""]) => wordsOf(rest)),
  );
}

/** As a shell splits them, quotes off; `${X:+--x "$X"}` is what it stands for. */
function wordsOf(rest: string): string[] {
  const plain = rest.replace(/\$\{\w+:\+([^}]*)\}/g, "$1");
  const words: string[] = [];
  for (const [, single, double, bare, stop] of plain.matchAll(
    /'([^']*)'|"([^"]*)"|([^\s'"|&;<>()#`]+)|([|&;<>()#`])/g,
  )) {
    if (stop !== undefined) break;
    words.push(single ?? double ?? bare ?? "");
  }
  return words;
}
