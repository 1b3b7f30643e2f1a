import { expect, test } from "vitest";
import { apiOf, remotePlace } from "../../src/github/remote-place.ts";

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
});
