import { expect, test } from "vitest";
import { readReleases } from "../../src/client/read-releases.ts";
import { TestRegistry } from "../cli/registry.ts";
import { copyOf, releaseText } from "./memory-copy.ts";

const every = () => true;
const registryFile = (paths: string, order: string, layout: string) =>
  `bailiwick: "registry-v1"\nversions:\n  - paths: "${paths}"\n    order: "${order}"\n    layout: "${layout}"\n`;

async function signed(
  layout: readonly string[],
  files: Readonly<Record<string, string>>,
  packages: readonly string[],
): Promise<TestRegistry> {
  const registry = await TestRegistry.found({ layout });
  await registry.certify("carol", ["publish **", "publish registry.yaml"]);
  for (const [path, text] of Object.entries(files)) registry.write(path, text);
  for (const name of packages) await registry.sign(name, ["carol"]);
  if ("registry.yaml" in files) await registry.sign("registry.yaml", ["carol"], { kind: "common" });
  return registry;
}

test("the template's layout, by registry.yaml", async () => {
  const registry = await signed(
    ["packages/*/"],
    {
      "registry.yaml": registryFile("packages/*/", "pep440", "bailiwick"),
      "packages/foo/1.0.yaml": releaseText("foo", "1.0"),
      "packages/foo/README.md": "x",
      "packages/foo/old.yaml": releaseText("foo", "1.1"),
      "packages/bar/1.0.yaml": releaseText("bar", "1.0"),
    },
    ["packages/foo", "packages/bar"],
  );
  const copy = await copyOf(registry);
  const [found, ...more] = await readReleases(copy, (name) => name === "foo");
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    ...{ path: "packages/foo", name: "foo", order: "pep440", standing: "verified", unreadable: ["old.yaml"] },
    releases: [{ version: "1.0" }],
  });
  expect((await readReleases(copy, every)).map(({ name }) => name).sort()).toEqual(["bar", "foo"]);
});

test("a registry.yaml that is not verified says nothing", async () => {
  const registry = await signed(["*/"], { "A/1.yaml": releaseText("A", "1") }, ["A"]);
  registry.write("registry.yaml", registryFile("*/", "date", "opam"));
  expect(await readReleases(await copyOf(registry), every)).toMatchObject([
    { order: "semver", releases: [{ version: "1" }] },
  ]);
});

test("a registry.yaml that is refused: nobody knows which is newer", async () => {
  const files = {
    "registry.yaml": registryFile("*/", "semver", "bailiwick"),
    "A/1.yaml": releaseText("A", "1"),
  };
  const registry = await signed(["*/"], files, ["A"]);
  const good = await copyOf(registry);
  registry.write("registry.yaml", registryFile("*/", "loose", "bailiwick"));
  await expect(readReleases(await copyOf(registry), every)).rejects.toThrow("registry.yaml is refused");
  const kept = { ...(await copyOf(registry, good)), treeOf: good.treeOf };
  expect(await readReleases(kept, every)).toMatchObject([{ order: "semver" }]);
});

test("each version a package of its own", async () => {
  const registry = await signed(
    ["packages/*/*/"],
    {
      "registry.yaml": registryFile("packages/*/", "semver", "bailiwick"),
      "packages/foo/1.0.0/1.0.0.yaml": releaseText("foo", "1.0.0"),
      "packages/foo/1.1.0/1.1.0.yaml": releaseText("foo", "1.1.0"),
    },
    ["packages/foo/1.0.0", "packages/foo/1.1.0"],
  );
  const [foo] = await readReleases(await copyOf(registry), every);
  expect(foo?.releases.map(({ version }) => version)).toEqual(["1.0.0", "1.1.0"]);
  registry.write("packages/foo/1.1.0/1.1.0.yaml", releaseText("foo", "1.1.0", { status: "deprecated" }));
  const [again] = await readReleases(await copyOf(registry), every);
  expect(again).toMatchObject({ standing: "refused", releases: [{ version: "1.0.0" }] });
});

test("of the subjects of one package the worst counts", async () => {
  for (const unsigned of ["1.0.0", "1.1.0"]) {
    const registry = await TestRegistry.found({ layout: ["p/*/*/"], unsigned: [`p/foo/${unsigned}/**`] });
    await registry.certify("carol", ["publish **", "publish registry.yaml"]);
    registry.write("registry.yaml", registryFile("p/*/", "semver", "bailiwick"));
    await registry.sign("registry.yaml", ["carol"], { kind: "common" });
    for (const version of ["1.0.0", "1.1.0"]) {
      registry.write(`p/foo/${version}/${version}.yaml`, releaseText("foo", version));
      if (version !== unsigned) await registry.sign(`p/foo/${version}`, ["carol"]);
    }
    expect(await readReleases(await copyOf(registry), every)).toMatchObject([{ standing: "unsigned" }]);
  }
});

test("METADATA.jl, krew and opam need no registry.yaml", async () => {
  const commit = "71763c297d524746136030891d9a6333d3c262a1";
  const julia = await signed(["*/"], { "JSON/url": "x", "JSON/versions/0.1.0/sha1": commit }, ["JSON"]);
  expect(await readReleases(await copyOf(julia), every)).toMatchObject([
    { name: "JSON", order: "semver", releases: [{ version: "0.1.0", commit }] },
  ]);
  const plugin = "kind: Plugin\nmetadata: {name: ctx}\nspec: {version: v1.0.0, platforms: []}\n";
  const krew = await signed(["plugins/*.yaml"], { "plugins/ctx.yaml": plugin }, ["plugins/ctx.yaml"]);
  expect(await readReleases(await copyOf(krew), every)).toMatchObject([
    { name: "ctx", releases: [{ version: "v1.0.0" }] },
  ]);
  const opam = await signed(["packages/*/"], { "packages/lwt/lwt.5.7.0/opam": 'opam-version: "2.0"\n' }, [
    "packages/lwt",
  ]);
  expect(await readReleases(await copyOf(opam), every)).toMatchObject([
    { name: "lwt", order: "loose", releases: [{ version: "5.7.0" }] },
  ]);
});

test("what is refused is named, with what is held of it", async () => {
  const registry = await signed(["*/"], { "A/1.yaml": releaseText("A", "1") }, ["A"]);
  const good = await copyOf(registry);
  registry.write("A/2.yaml", releaseText("A", "2"));
  const bad = await copyOf(registry, good);
  const kept = new Map([["package A", good.commit]]);
  expect(await readReleases({ ...bad, kept, treeOf: good.treeOf }, every)).toMatchObject([
    { name: "A", standing: "refused", releases: [{ version: "1" }] },
  ]);
  expect(await readReleases(await copyOf(registry), every)).toMatchObject([
    { standing: "refused", releases: [] },
  ]);
});
