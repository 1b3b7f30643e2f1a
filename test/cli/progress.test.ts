import { afterEach, expect, test, vi } from "vitest";
import { processEdge } from "../../cli/edge.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What is written to standard error while 3000 steps take three seconds. */
function shown(isTTY: boolean): string {
  vi.useFakeTimers({ toFake: ["Date"] });
  const was = process.stderr.isTTY;
  process.stderr.isTTY = isTTY;
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    const edge = processEdge();
    for (let i = 1; i <= 3000; i++) {
      vi.advanceTimersByTime(1);
      edge.progress("verifying", i, 3000);
    }
    edge.note("done");
    return write.mock.calls.map(([text]) => text).join("");
  } finally {
    process.stderr.isTTY = was;
  }
}

test("work of more than a second says on a terminal how far it is, ten times a second, and cleans up", () => {
  const text = shown(true);
  expect(text.split("\r")).toHaveLength(23);
  expect(text.startsWith("\r\u001b[Kverifying: 1000 of 3000\r")).toBe(true);
  expect(text.endsWith("\r\u001b[Kdone\n")).toBe(true);
});

test("elsewhere it is silent", () => expect(shown(false)).toBe("done\n"));
