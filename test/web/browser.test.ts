import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { TestRegistry } from "../cli/registry.ts";
import { commitFiles, newRepository } from "../cli/repository.ts";
import { chromium, documentOf } from "./browser.ts";

const BUNDLE = join(import.meta.dirname, "..", "..", "dist", "web", "index.js");
const PAGE = join(import.meta.dirname, "page.html");

test("the bundle asks for nothing of Node's", () => {
  const text = readFileSync(BUNDLE, "utf8");
  expect(
    text.match(/\b(?:from|import|require)\s*\(?\s*["'](?:node:)?(?:fs|crypto|buffer|path|process)["']/g),
  ).toBeNull();
});

if (chromium === undefined)
  console.warn("\n*** NOT TESTED: bailiwick/web in a browser, since there is no Chromium here ***\n");

test.runIf(chromium !== undefined)(
  "a real browser verifies a registry, and refuses a tampered one",
  async () => {
    const dir = newRepository("--bare");
    const registry = await TestRegistry.found();
    await registry.certify("alice", ["publish */**"]);
    registry.write("A/url", "https://example.org/a\n");
    await registry.sign("A", ["alice"]);
    commitFiles(dir, registry.seal(), "good");
    registry.write("A/url", "https://example.org/evil\n");
    commitFiles(dir, registry.seal(), "evil");
    const { pin } = registry;
    const cases = [
      { ref: "good", pin },
      { ref: "evil", pin },
      { ref: "good", pin: "0".repeat(64) },
    ];
    const document = await documentOf(await serve(dir, cases));
    const [, answer = "{}"] = /<pre id="answer">(.*?)<\/pre>/s.exec(document) ?? [];
    expect(JSON.parse(answer.replaceAll("&quot;", '"'))).toEqual({
      hasNode: false,
      found: [
        {
          ref: "good",
          accepted: true,
          codes: [],
          counts: expect.objectContaining({ verified: 1, refused: 0 }),
        },
        {
          ref: "evil",
          accepted: false,
          codes: ["file-changed"],
          counts: expect.objectContaining({ refused: 1 }),
        },
        { ref: "good", accepted: false, codes: ["pin-mismatch"], counts: expect.anything() },
      ],
    });
  },
);

/** Serves the page, the bundle, and a repository's files as they lie on the disk; the page's URL. */
async function serve(dir: string, cases: unknown): Promise<string> {
  const names = filesBelow(dir, "r.git");
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const type = path.endsWith(".js")
      ? "text/javascript"
      : path === "/"
        ? "text/html"
        : "application/octet-stream";
    response.setHeader("Content-Type", type);
    if (path === "/") response.end(readFileSync(PAGE));
    else if (path === "/bailiwick.js") response.end(readFileSync(BUNDLE));
    else if (path === "/files.json") response.end(JSON.stringify(names));
    else if (path === "/cases.json") response.end(JSON.stringify({ cases }));
    else if (path.startsWith("/files/r.git/"))
      response.end(readFileSync(join(dir, path.slice("/files/r.git/".length))));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function filesBelow(dir: string, name: string): string[] {
  return readdirSync(dir).flatMap((each) => {
    const path = join(dir, each);
    return statSync(path).isDirectory() ? filesBelow(path, `${name}/${each}`) : [`${name}/${each}`];
  });
}
