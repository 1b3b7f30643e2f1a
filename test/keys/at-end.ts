import { afterAll } from "vitest";

const acts: (() => void)[] = [];
afterAll(() => {
  for (const act of acts.splice(0).reverse()) act();
});

/** Does it when the test file ends, wherever it is called: vitest forgets an `afterAll` inside a hook or test. */
export function atEnd(act: () => void): void {
  acts.push(act);
}
