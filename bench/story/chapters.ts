import { attacker } from "./attacker.ts";
import { authors } from "./authors.ts";
import { baseMoves } from "./base-moves.ts";
import { client } from "./client.ts";
import { coOwners } from "./co-owners.ts";
import { found } from "./found.ts";
import { injection } from "./injection.ts";
import { newcomer } from "./newcomer.ts";
import { people } from "./people.ts";
import { queue } from "./queue.ts";
import { releaseBot } from "./release-bot.ts";
import { reviewer } from "./reviewer.ts";
import { taggedRelease } from "./tagged-release.ts";
import { webEditor } from "./web-editor.ts";
import type { Chapter } from "./world.ts";

/** The story, in its order. */
export const chapters: readonly Chapter[] = [
  ...[found, people, newcomer, authors],
  ...[releaseBot, taggedRelease, coOwners, reviewer, webEditor],
  ...[attacker, injection, baseMoves, queue, client],
];
