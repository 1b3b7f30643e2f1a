/** What unit tests get in place of vitest when a mutant is judged: each test is gathered as a case, to be asked later. */
import { format } from "node:util";

export { expect } from "vitest";

export const cases = [];
const names = new Map();
let around = { titles: [], hooks: [] };

export function describe(title, define) {
  const outer = around;
  around = { titles: [...outer.titles, title], hooks: [...outer.hooks] };
  define();
  around = outer;
}

export function test(title, body) {
  const { titles, hooks } = around;
  const name = [...titles, title].join(": ");
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  cases.push({
    name: count === 1 ? name : `${name} (${count})`,
    ask: async () => {
      for (const hook of hooks) await hook();
      await body();
      return [];
    },
  });
}

/** Here before each test: what a hook makes must be made by the mutant. */
export function beforeAll(hook) {
  around.hooks.push(hook);
}

for (const define of [describe, test])
  define.each = (rows) => (title, body) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row];
      define(format(title, ...values), () => body(...values));
    }
  };
