import { execFile, execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, delimiter, dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { digest, sha256 } from "../../src/crypto/sha256.ts";
import { TestRegistry } from "../cli/registry.ts";
import { temporary } from "../cli/repository.ts";
import type { Ran } from "../cli/run.ts";
import { world } from "./client.ts";
import { releaseText } from "./memory-copy.ts";

const TOP = join(import.meta.dirname, "..", "..");
const limits = { certificateDays: 400, fileBytes: 1_000_000, staleDays: 36_500 };
const has = (tool: string) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, tool)));

/** Serves files by path on this machine until the test ends; its address. */
async function serve(files: ReadonlyMap<string, Uint8Array | string>): Promise<string> {
  const server = createServer(({ url = "/" }, response) => {
    const body = files.get(url.split("?", 1)[0] ?? "");
    response.statusCode = body === undefined ? 404 : 200;
    if (url.endsWith("/")) response.setHeader("content-type", "text/html");
    response.end(body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Runs a program in a home of its own, `bailiwick` being the built command. */
function tool(
  home: string,
  cwd: string,
  command: readonly string[],
  more: Record<string, string> = {},
): Promise<Ran> {
  const bin = join(home, "bin");
  mkdirSync(bin, { recursive: true });
  const own = join(bin, "bailiwick");
  writeFileSync(own, `#!/bin/sh\nexec '${process.execPath}' '${join(TOP, "dist/cli/main.js")}' "$@"\n`);
  chmodSync(own, 0o755);
  const env = {
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    HOME: home,
    BAILIWICK_DATA: join(home, "data"),
    NO_COLOR: "1",
    ...more,
  };
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, timeout: 60_000 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : null, out, err }),
    );
  });
}

/** A client's home in which a registry was added that releases one file of foo 1.0.0. */
async function released(file: string, bytes: Uint8Array, url?: string) {
  const { registry, push, add, home, run } = await world({ limits });
  const artifacts = [{ file, url, size: bytes.length, sha256: sha256(bytes) }];
  registry.write("A/1.0.0.yaml", releaseText("A", "1.0.0", { artifacts }));
  await registry.sign("A", ["alice"]);
  push();
  await add();
  await run("sync");
  return { home, run };
}

const shim = (name: string) => join(TOP, "shims", name);

describe("curl, by exec", () => {
  test("keeps what was released, and nothing else", async () => {
    const files = new Map<string, string>([["/A-1.0.0.tgz", "good"]]);
    const url = `${await serve(files)}/A-1.0.0.tgz`;
    const { home } = await released("A-1.0.0.tgz", Buffer.from("good"), url);
    const here = temporary();
    const get = () => tool(home, here, ["bailiwick", "exec", "--package", "A", "--", "curl", "-sO", url]);
    expect(await get()).toMatchObject({ code: 0, err: expect.stringContaining("pass  listed") });
    expect(readdirSync(here)).toEqual(["A-1.0.0.tgz"]);
    files.set("/A-1.0.0.tgz", "evil");
    expect(await get()).toMatchObject({ code: 1, err: expect.stringContaining("other-bytes") });
    expect(readFileSync(join(here, "A-1.0.0.tgz"), "utf8")).toBe("good");
    expect(readdirSync(here)).toEqual(["A-1.0.0.tgz"]);
    const mirror = `${await serve(files)}/A-1.0.0.tgz`;
    const other = await tool(home, here, ["bailiwick", "exec", "--", "curl", "-sO", mirror]);
    expect(other).toMatchObject({ code: 5, err: expect.stringContaining(`take ${url}`) });
    for (const [program, code] of [
      ["false", 3],
      ["true", 3],
      ["no-such-program", 2],
    ] as const)
      expect((await tool(home, here, ["bailiwick", "exec", "--", program])).code, program).toBe(code);
  });
});

describe.runIf(has("pip"))("pip", () => {
  /** A wheel of A 1.0.0, and an index that offers it. */
  async function index(text: string) {
    const folder = temporary();
    const info = join(folder, "A-1.0.0.dist-info");
    mkdirSync(info);
    writeFileSync(join(folder, "A.py"), text);
    writeFileSync(join(info, "METADATA"), "Metadata-Version: 2.1\nName: A\nVersion: 1.0.0\n");
    writeFileSync(
      join(info, "WHEEL"),
      "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    );
    writeFileSync(
      join(info, "RECORD"),
      "A.py,,\nA-1.0.0.dist-info/METADATA,,\nA-1.0.0.dist-info/WHEEL,,\nA-1.0.0.dist-info/RECORD,,\n",
    );
    const file = "A-1.0.0-py3-none-any.whl";
    execFileSync("python3", ["-m", "zipfile", "-c", file, "A.py", basename(info)], { cwd: folder });
    const bytes = readFileSync(join(folder, file));
    const files = new Map<string, Uint8Array | string>([
      ["/simple/a/", `<a href="/files/${file}">${file}</a>`],
      [`/files/${file}`, bytes],
    ]);
    return { file, bytes, url: `${await serve(files)}/simple/` };
  }

  test("download, ask, install; another file of the name is not installed", async () => {
    const { file, bytes, url } = await index("good = 1\n");
    const { home } = await released(file, bytes);
    const install = (into: string, from: string) =>
      tool(home, home, [shim("pip-install.sh"), "A==1.0.0", "--target", into], { PIP_INDEX_URL: from });
    expect(await install(join(home, "site"), url)).toMatchObject({
      code: 0,
      out: expect.stringContaining("pass"),
    });
    expect(readFileSync(join(home, "site/A.py"), "utf8")).toBe("good = 1\n");
    const evil = await index("evil = 1\n");
    expect(await install(join(home, "other"), evil.url)).toMatchObject({
      code: 1,
      out: expect.stringContaining("other-bytes"),
    });
    expect(existsSync(join(home, "other"))).toBe(false);
  });

  test.each(["", "foo", "-rfoo==1"])("'%s' is no requirement", async (word) => {
    const home = temporary();
    for (const name of ["pip-install.sh", "npm-install.sh"])
      expect((await tool(home, home, [shim(name), ...(word === "" ? [] : [word])])).code).toBe(2);
  });

  test("export requirements --hash: pip takes these bytes alone", async () => {
    const good = await index("good = 1\n");
    const { home, run } = await released(good.file, good.bytes);
    const { code, out } = await run("export", "requirements", "--hash", "A==1.0.0");
    expect({ code, out }).toEqual({ code: 0, out: `A==1.0.0 \\\n    --hash=sha256:${sha256(good.bytes)}\n` });
    expect((await run("export", "requirements", "A")).out).toBe(out);
    expect(await run("export", "requirements", "A", "nope")).toMatchObject({ code: 1, out: "" });
    expect(await run("export", "requirements", "A==9")).toMatchObject({ code: 1, out: "" });
    expect((await run("export", "requirements", "A; rm -rf /")).code).toBe(2);
    writeFileSync(join(home, "requirements.txt"), out);
    const pip = (into: string, from: string) =>
      tool(
        home,
        home,
        ["pip", "install", "-q", "--no-deps", "--require-hashes", "-r", "requirements.txt", "--target", into],
        {
          PIP_INDEX_URL: from,
          PIP_DISABLE_PIP_VERSION_CHECK: "1",
        },
      );
    expect((await pip("site", good.url)).code).toBe(0);
    const evil = await index("evil = 1\n");
    expect((await pip("other", evil.url)).err).toContain("DO NOT MATCH THE HASHES");
  });
});

describe.runIf(has("npm"))("npm", () => {
  async function index(text: string) {
    const folder = temporary();
    mkdirSync(join(folder, "package"));
    writeFileSync(
      join(folder, "package/package.json"),
      JSON.stringify({ name: "A", version: "1.0.0", main: "a.js" }),
    );
    writeFileSync(join(folder, "package/a.js"), text);
    execFileSync("tar", ["czf", "a.tgz", "package"], { cwd: folder });
    const bytes = readFileSync(join(folder, "a.tgz"));
    const files = new Map<string, Uint8Array | string>([["/A-1.0.0.tgz", bytes]]);
    const url = await serve(files);
    const integrity = `sha512-${Buffer.from(digest("sha512", bytes)).toString("base64")}`;
    const version = { name: "A", version: "1.0.0", dist: { tarball: `${url}/A-1.0.0.tgz`, integrity } };
    files.set(
      "/A",
      JSON.stringify({ name: "A", "dist-tags": { latest: "1.0.0" }, versions: { "1.0.0": version } }),
    );
    return { bytes, url };
  }

  test("the tarball is asked for before it is installed", async () => {
    const { bytes, url } = await index("good\n");
    const { home } = await released("A-1.0.0.tgz", bytes);
    const install = async (from: string) => {
      const project = temporary();
      writeFileSync(join(project, "package.json"), '{"name":"p","version":"1.0.0"}');
      const env = {
        npm_config_registry: from,
        npm_config_audit: "false",
        npm_config_update_notifier: "false",
      };
      const ran = await tool(home, project, [shim("npm-install.sh"), "A@1.0.0"], env);
      return { ...ran, isThere: existsSync(join(project, "node_modules/A/a.js")) };
    };
    expect(await install(url)).toMatchObject({ code: 0, isThere: true });
    const evil = await index("evil\n");
    expect(await install(evil.url)).toMatchObject({ code: 1, isThere: false });
  });
});

describe("opam", () => {
  /** An opam repository that is a registry, laid out in a folder. */
  async function repository() {
    const registry = await TestRegistry.found({ layout: ["packages/*/"] });
    await registry.certify("carol", ["publish **", "publish repo"]);
    registry.write("packages/foo/foo.1/opam", 'opam-version: "2.0"\nsynopsis: "x"\n# $Id$\n');
    registry.write("packages/foo/.gitattributes", "* text=auto ident\n");
    registry.write("repo", 'opam-version: "2.0"\n');
    await registry.sign("packages/foo", ["carol"]);
    await registry.sign("repo", ["carol"], { kind: "common" });
    const folder = temporary();
    registry.seal();
    const lay = () => {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
      for (const [path, file] of registry.files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        if ("bytes" in file) writeFileSync(join(folder, path), file.bytes);
      }
    };
    lay();
    return { registry, folder, lay, pin: `sha256:${registry.pin}` };
  }

  test("the hook judges a folder, and a folder with a patch", async () => {
    const { folder, pin } = await repository();
    const home = temporary();
    const hook = (...args: readonly string[]) => tool(home, home, [shim("opam-validate.sh"), pin, ...args]);
    expect(await hook(folder)).toMatchObject({ code: 0, err: expect.stringContaining("2 verified") });
    const next = temporary();
    cpSync(folder, join(next, "b"), { recursive: true });
    cpSync(folder, join(next, "a"), { recursive: true });
    writeFileSync(join(next, "b/packages/foo/foo.1/opam"), 'opam-version: "2.0"\nsynopsis: "evil"\n');
    const { out } = await tool(home, next, ["diff", "-ruN", "a", "b"]);
    writeFileSync(join(next, "patch"), out);
    expect(await hook(folder, join(next, "patch"))).toMatchObject({
      code: 1,
      err: expect.stringContaining("refused"),
    });
    expect(readFileSync(join(folder, "packages/foo/foo.1/opam"), "utf8")).not.toContain("evil");
    expect(await hook(join(next, "b"))).toMatchObject({ code: 1 });
    // Other bytes that git would store as the same.
    const crlf = temporary();
    cpSync(folder, crlf, { recursive: true });
    writeFileSync(
      join(crlf, "packages/foo/foo.1/opam"),
      'opam-version: "2.0"\r\nsynopsis: "x"\n# $Id: evil $\n',
    );
    expect(await hook(crlf)).toMatchObject({ code: 1, err: expect.stringContaining("file-changed") });
  });

  test.runIf(has("opam"))("opam itself takes what passes, and no update that does not", async () => {
    const { folder, pin, registry, lay } = await repository();
    const home = temporary();
    const env = { OPAMROOT: join(home, "opam"), OPAMYES: "1", OPAMROOTISOK: "1" };
    const opam = (...args: readonly string[]) => tool(home, home, ["opam", ...args], env);
    const empty = temporary();
    mkdirSync(join(empty, "packages"));
    writeFileSync(join(empty, "repo"), 'opam-version: "2.0"\n');
    const plain = ["--no-setup", "--disable-sandboxing", "--bypass-checks"];
    await opam("init", "--bare", ...plain, "default", `file://${empty}`);
    const hook = `["${shim("opam-validate.sh")}" "%{anchors}%" "%{dir}%" {!incremental} "%{repo}%" {incremental} "%{patch}%" {incremental}]`;
    await opam("option", "--global", `repository-validation-command=${hook}`);
    const add = (name: string, anchor: string) =>
      opam("repository", "add", name, `file://${folder}`, "1", anchor, "--dont-select");
    expect((await add("wrong", `sha256:${"0".repeat(64)}`)).code).not.toBe(0);
    const added = await add("own", pin);
    expect({ ...added, out: "" }).toMatchObject({ code: 0 });
    registry.write("packages/foo/foo.1/opam", 'opam-version: "2.0"\nsynopsis: "new"\n');
    lay();
    expect(await opam("update", "own")).toMatchObject({
      code: 40,
      err: expect.stringContaining("Invalid repository"),
    });
    await registry.sign("packages/foo", ["carol"]);
    lay();
    expect((await opam("update", "own")).code).toBe(0);
  });
});
