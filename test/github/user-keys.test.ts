import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { userKeys } from "../../src/github/user-keys.ts";
import { keyNamed } from "../cli/registry.ts";
import { failureOf } from "../keys/failure-of.ts";

/** The base of a forge that answers so, until the test ends. */
async function forge(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const saying = (text: string) =>
  forge((request, response) => response.end(request.url === "/carol.keys" ? text : "none"));

test("Ed25519 keys are taken, the others named", async () => {
  const base = await saying(
    `ssh-rsa AAAAB3Nz\n${keyNamed("carol")} a comment\n\u001b[2Jgarbage\n${keyNamed("dave")}\r\n${keyNamed("carol")}\n`,
  );
  expect(await userKeys(`${base}/`, "carol")).toEqual({
    url: `${base}/carol.keys`,
    keys: [keyNamed("carol"), keyNamed("dave")],
    others: ["ssh-rsa", "\\u{1b}[2Jgarbage"],
  });
});

test("none that signs, no such user, a server's error, a redirection", async () => {
  expect(await failureOf(userKeys(await saying("ssh-rsa AAAA\n"), "carol"))).toMatchObject({
    code: "no-key",
    message: expect.stringMatching(/carol\.keys lists no Ed25519 key, but ssh-rsa$/),
  });
  for (const [status, words] of [
    [404, "there is no such user"],
    [500, "status 500"],
    [302, "redirect"],
  ] as const) {
    const base = await forge((_, response) => response.writeHead(status, { location: "/evil" }).end());
    expect(await failureOf(userKeys(base, "carol"))).toMatchObject({
      code: "io",
      message: expect.stringContaining(words),
    });
  }
});

test("an endless answer, and one that never comes, end", async () => {
  const limits = { milliseconds: 300, bytes: 1000 };
  const endless = await forge((_, response) => void response.write("x".repeat(2000)));
  expect((await failureOf(userKeys(endless, "carol", limits))).message).toContain("more than 1000 bytes");
  const silent = await forge(() => {});
  expect((await failureOf(userKeys(silent, "carol", limits))).message).toContain("no answer within 0.3 s");
});

test.each([
  ["https://github.com", "../evil"],
  ["https://github.com", ""],
  ["http://github.com", "carol"],
  ["file:///etc", "carol"],
  ["nonsense", "carol"],
])("%s, %j: wrong usage, and nobody is asked", async (base, user) => {
  expect((await failureOf(userKeys(base, user))).code).toBe("usage");
});
