import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSaid, type Page, readPages } from "../../bench/forge/console-page.ts";
import { Example } from "../../bench/forge/example.ts";
import { textOf } from "../guards/source-files.ts";

const PATIENCE = 180_000;
let example: Example;
beforeAll(async () => {
  example = await Example.open();
}, PATIENCE);
afterAll(() => example.close());

/** Types a page's commands, and compares what they print where the page says so; ids differ each time. */
async function play({ steps }: Pick<Page, "steps">, on = example): Promise<void> {
  const plain = (line: string) => line.replace(/\b[0-9a-f]{12}\b/g, "ID");
  for (const step of steps) {
    const { exit, output } = await on.type(step);
    const asked = `${step.who}$ ${step.command}`;
    expect(exit, `${asked}\n${output}`).toBe(step.exit);
    if (step.output === undefined || isSaid(step.output.map(plain), plain(output).trimStart())) continue;
    expect(`${asked}\n${output}`).toBe(`${asked}\n${step.output.join("\n")}\n`);
  }
}

const section = (text: string, title: string) => text.slice(text.indexOf(`## ${title}\n`));
const github = textOf("docs/github.md");

describe("docs/author.md", () => {
  test.each(readPages(textOf("docs/author.md"), "carol"))("$title", (page) => play(page), PATIENCE);
});

describe("docs/github.md", () => {
  test(
    "Signing where the change is",
    async () => {
      const [page] = readPages(section(github, "Signing where the change is"), "dave");
      const other = await Example.open();
      try {
        await other.openUnsigned();
        // A person says yes.
        const [sign] = page?.steps.map((step) => ({ ...step, command: `${step.command} --yes` })) ?? [];
        await play({ steps: sign === undefined ? [] : [sign] }, other);
      } finally {
        await other.close();
      }
    },
    PATIENCE,
  );

  test(
    "A plain shell",
    async () => {
      const [, script = ""] = /```sh\n(.*?)```/s.exec(section(github, "A plain shell")) ?? [];
      const { exit, output } = await example.type({ who: "zoe", command: script });
      expect({ exit, output }).toMatchObject({
        exit: 1,
        output: expect.stringContaining("certificate-unauthorised"),
      });
    },
    PATIENCE,
  );
});

describe("docs/maintainer.md", () => {
  test(
    "a server of one's own",
    async () => {
      await example.type({
        who: "ann",
        command: "git clone -q --bare https://github.com/example/registry /srv/registry.git",
      });
      const [page] = readPages(textOf("docs/maintainer.md"), "ann");
      await play({ steps: page?.steps ?? [] });
    },
    PATIENCE,
  );
});

/** Commands within lines, as tables have them. */
const inLines = ["docs/author.md", "docs/maintainer.md", "docs/github.md"].flatMap((page) =>
  [...textOf(page).matchAll(/`(bailiwick [^`]+)`/g)].map(([, command = ""]) => command),
);

test(
  "every command within a line is one, with options that it has",
  async () => {
    for (const command of new Set(inLines)) {
      const { output } = await example.type({
        who: "carol",
        command: `bailiwick -C ~/registry ${command.slice(10)}`,
      });
      expect(`${command}\n${output}`).not.toMatch(/error: (?:unknown|too many|option)/);
    }
  },
  PATIENCE,
);
