/** One command of a page, typed by somebody, and what the page says that it prints. */
export interface Step {
  /** Whose machine it is typed on: the word before `$`. */
  readonly who: string;
  readonly command: string;
  /** Lines of output, in which `...` stands for anything; undefined: the page does not say. */
  readonly output: readonly string[] | undefined;
  /** From a last line `[exit 1]`; 0 without one. */
  readonly exit: number;
  /** Whether it stands in a `<!-- setup` comment. */
  readonly isSetup: boolean;
}

/** A page: a `##` section and its commands, with those of its `<!-- setup` comments. */
export interface Page {
  readonly title: string;
  /** The page that was played before it, from its comment `<!-- after: TITLE -->`. */
  readonly after: string | undefined;
  readonly steps: readonly Step[];
}

/**
 * The pages of a text that have commands: comments `<!-- setup ... -->` and blocks ```console, in their order. Where
 * a command begins with `$` alone, `reader` types it.
 */
export function readPages(text: string, reader = ""): Page[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const blocks = section.matchAll(/^(?:<!-- setup\n(.*?)^-->|```console\n(.*?)^```)$/gms);
      const steps = [...blocks].flatMap(([, setup, block]) =>
        readSteps(setup ?? block ?? "", reader).map((step) => ({ ...step, isSetup: setup !== undefined })),
      );
      const after = /^<!-- after: (.*) -->$/m.exec(section)?.[1];
      return { title: section.slice(0, section.indexOf("\n")), after, steps };
    })
    .filter(({ steps }) => steps.length > 0);
}

/** The commands of a block: `who$ command` or `$ command`, a `\` at a line's end goes on in the next, output up to the next `$`. */
function readSteps(block: string, reader: string): Omit<Step, "isSetup">[] {
  const steps: { who: string; command: string; lines: string[] }[] = [];
  for (const line of block.replace(/\\\n/g, "\\\u0000").split("\n").slice(0, -1)) {
    const [, who, command] = /^([a-z]*)\$ (.*)$/s.exec(line) ?? [];
    const last = steps.at(-1);
    if (who !== undefined && command !== undefined)
      steps.push({ who: who || reader, command: command.replaceAll("\\\u0000", "\\\n"), lines: [] });
    else if (last === undefined) throw new Error(`no command before: ${line}`);
    else last.lines.push(line);
  }
  return steps.map(({ who, command, lines }) => {
    const exit = /^\[exit (\d+)\]$/.exec(lines.at(-1) ?? "")?.[1];
    const output = exit === undefined ? lines : lines.slice(0, -1);
    return { who, command, output: output.length === 0 ? undefined : output, exit: Number(exit ?? 0) };
  });
}

/** Whether output is what a page says: line by line, `...` for anything in a line, alone for any lines. */
export function isSaid(said: readonly string[], output: string): boolean {
  const lines = said.map((line) =>
    line.trim() === "..." ? "(?:.*\n)*" : `${line.split("...").map(literally).join(".*")}\n`,
  );
  return new RegExp(`^${lines.join("")}$`).test(output);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
