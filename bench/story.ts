/**
 * The story of two authors, a release bot, a reviewer, a CA holder and an attacker, on a GitHub of its own with
 * real git, real keys, the built command and the bundled Action: `npm run story`. A line a step; exits with 1 at
 * the first surprise.
 */
import { chapters } from "./story/chapters.ts";
import { World } from "./story/world.ts";

const started = performance.now();
const world = new World((line) => console.log(line));
try {
  for (const { title, tell } of chapters) {
    console.log(`\n${title}`);
    await tell(world);
  }
  console.log(`\nno surprise, ${((performance.now() - started) / 1000).toFixed(0)} s`);
} catch (error) {
  console.error(error instanceof Error ? error.message.split("\n")[0] : error);
  process.exitCode = 1;
} finally {
  await world.close();
}
