import { afterAll, describe, test } from "vitest";
import { chapters } from "../../bench/story/chapters.ts";
import { World } from "../../bench/story/world.ts";

const log: string[] = [];
const world = new World((line) => log.push(line));
afterAll(() => world.close());
/** Hundreds of processes, and other tests beside them. */
const PATIENCE = 300_000;
let isBroken = false;

describe("the story of npm run story", () => {
  test.each(chapters)(
    "$title",
    async ({ tell }) => {
      if (isBroken) throw new Error("an earlier chapter went wrong");
      isBroken = true;
      await tell(world);
      isBroken = false;
    },
    PATIENCE,
  );
});
