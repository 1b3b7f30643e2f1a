import { defineConfig } from "vitest/config";

/** The unit tests that are quick enough to be run for every mutant. */
export default defineConfig({
  test: {
    include: ["test/{format,crypto}/**/*.test.ts"],
    exclude: ["**/bounded-*.test.ts", "**/path-byte-order.test.ts", "test/*/mangle.test.ts"],
    testTimeout: 20_000,
  },
});
