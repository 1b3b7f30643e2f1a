import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { findToken, tokenFor } from "../../src/github/find-token.ts";
import { apiFor, apiOf, namedPlace, remotePlace } from "../../src/github/remote-place.ts";
import { temporary } from "../cli/repository.ts";

test.each([
  ["https://github.com/o/n.git", "https://github.com", "https://github.com/a/b.git"],
  ["https://github.com/o/n", "https://github.com", "https://github.com/a/b.git"],
  [
    "https://me@git.example.org:8443/o/n.git/",
    "https://git.example.org:8443",
    "https://me@git.example.org:8443/a/b.git",
  ],
  ["git@github.com:o/n.git", "https://github.com", "git@github.com:a/b.git"],
  [
    "ssh://git@git.example.org:2222/o/n.git",
    "https://git.example.org",
    "ssh://git@git.example.org:2222/a/b.git",
  ],
])("%s is o/n at a forge", (url, server, other) => {
  const place = remotePlace(url);
  expect(place).toMatchObject({ server, owner: "o", name: "n" });
  expect(place?.remoteOf("a", "b")).toBe(other);
});

test.each([
  "/srv/registry.git",
  "../registry",
  "https://example.org/registry",
  "file:///o/n.git",
  "ext::sh -c x/y",
])("%s is no repository on a forge", (url) => {
  expect(remotePlace(url)).toBeUndefined();
});

test("the API lies where GitHub has it", () => {
  expect(apiOf("https://github.com")).toBe("https://api.github.com");
  expect(apiOf("https://git.example.org")).toBe("https://git.example.org/api/v3");
  expect(apiOf("https://acme.ghe.com")).toBe("https://api.acme.ghe.com");
  const env = { GITHUB_API_URL: "https://api.example.org", GITHUB_SERVER_URL: "https://git.example.org/" };
  expect(apiFor("https://git.example.org", env)).toBe("https://api.example.org");
  expect(apiFor("https://github.com", env)).toBe("https://api.github.com");
});

test.each([
  ["o/n", "https://git.example.org/o/n.git"],
  ["github.com/o/n", "https://github.com/o/n.git"],
  ["https://github.com/o/n", "https://github.com/o/n.git"],
  ["git@github.com:o/n.git", "https://github.com/o/n.git"],
])("--repo %s is reached at %s", (words, url) => {
  const { owner, name, remoteOf } = namedPlace(words, "https://git.example.org");
  expect(remoteOf(owner, name)).toBe(url);
});

test.each(["", "n", "o/n/", "a/b/c/d", "../n", "o/..", "-o/n", "o/n\nx", "o n/m", "ext::sh -c x/y"])(
  "--repo %j is refused",
  (words) => {
    expect(() => namedPlace(words, "https://github.com")).toThrow("is no repository on a forge");
  },
);

describe("a token", () => {
  const env = { GITHUB_TOKEN: "t", GH_ENTERPRISE_TOKEN: "e", PATH: "" };

  test.each([
    ["https://github.com", env, "t"],
    ["https://acme.ghe.com", env, "t"],
    ["http://127.0.0.1:8080", env, "t"],
    ["https://git.example.org", env, "e"],
    ["https://git.example.org", { ...env, GITHUB_SERVER_URL: "https://git.example.org" }, "t"],
    ["https://git.example.org", { ...env, GH_HOST: "git.example.org" }, "t"],
  ])("for %s goes to nobody else", async (server, variables, token) => {
    expect(await tokenFor(variables, server)).toBe(token);
  });

  test("is the one that gh keeps for the host, where no variable has one", async () => {
    const folder = temporary();
    writeFileSync(join(folder, "gh"), '#!/bin/sh\necho "$*"\n', { mode: 0o755 });
    vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await findToken({}, "https://git.example.org")).toBe("auth token --hostname git.example.org");
    writeFileSync(join(folder, "gh"), "#!/bin/sh\nexit 1\n");
    await expect(findToken({}, "https://git.example.org")).rejects.toMatchObject({
      ...{
        code: "no-key",
        mend: expect.stringMatching(/^gh auth login --hostname git\.example\.org .*GH_ENTERPRISE/),
      },
    });
  });

  test("is not sent unencrypted", async () => {
    await expect(tokenFor(env, "http://git.example.org")).rejects.toMatchObject({ code: "usage" });
  });
});
