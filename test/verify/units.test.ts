import { test } from "vitest";
import { units } from "../mutation/units.ts";

test.each(units)("$name", async ({ check }) => {
  await check();
});
