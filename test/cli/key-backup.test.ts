import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { armor, Decrypter, Encrypter } from "age-encryption";
import { expect, test } from "vitest";
import { publicKeyIn, run as ssh, temporaryDirectory } from "../keys/openssh.ts";
import { git } from "./repository.ts";
import { emptyWorkshop, type Workshop } from "./workshop.ts";

const words = "velvet otter quarry mandolin";
const env = { BAILIWICK_PASSPHRASE: words };
const backup = (shop: Workshop, ...args: readonly string[]) => shop.bw(["key", "backup", ...args], env);
/** Programs of the machine's that open a backup as its owner would, if they are there. */
const hasAge = ["age", "script"].every((program) => {
  try {
    return execFileSync(program, ["--version"]).length > 0;
  } catch {
    return false;
  }
});

/** What `age -d` opens; it asks for the passphrase on a terminal, which `script` gives it. */
function openByAge(file: string, out: string): Buffer {
  const command = `age -d -o '${out}' '${file}'`;
  execFileSync("script", ["-qec", `stty -echo; ${command}`, "/dev/null"], { input: `${words}\n` });
  return readFileSync(out);
}

test.concurrent("a backup is a file of age's, and gives the very key back", async () => {
  const shop = emptyWorkshop();
  const [key, file, back] = [shop.key("carol"), join(shop.home, "carol.age"), join(shop.home, "back")];
  const { code, out } = await backup(shop, "--key", `${key}.pub`, "--to", file);
  expect(code).toBe(0);
  expect(out).toContain(`to ${file}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, "utf8");
  expect(text).toMatch(
    /^-----BEGIN AGE ENCRYPTED FILE-----\n(.{1,64}\n)+-----END AGE ENCRYPTED FILE-----\n$/,
  );
  // What the age specification asks of a header: version, one scrypt stanza (salt, 2^18), a MAC.
  const head = new TextDecoder("latin1").decode(armor.decode(text));
  expect(head).toMatch(/^age-encryption\.org\/v1\n-> scrypt [\w+/]{22} 18\n[\w+/]{43}\n--- [\w+/]{43}\n/);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(words);
  expect(Buffer.from(await decrypter.decrypt(armor.decode(text)))).toEqual(readFileSync(key));
  if (hasAge) expect(openByAge(file, join(shop.home, "by-age"))).toEqual(readFileSync(key));
  else console.warn("NOT TESTED HERE: `age -d` itself, since no age is installed");

  expect(await shop.must(["key", "restore", file, back], env)).toContain(`restored ${back}`);
  expect(readFileSync(back)).toEqual(readFileSync(key));
  expect(statSync(back).mode & 0o777).toBe(0o600);
  expect(ssh("ssh-keygen", ["-y", "-f", back]).startsWith(publicKeyIn(`${back}.pub`).trim())).toBe(true);
  const again = await shop.bw(["key", "restore", file, back], env);
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining("is not written over") });
});

test.concurrent("what another program of age's sealed is restored, by its passphrase alone", async () => {
  const shop = emptyWorkshop();
  const [key, file] = [shop.key("carol"), join(shop.home, "carol.age")];
  const encrypter = new Encrypter();
  encrypter.setPassphrase(words);
  encrypter.setScryptWorkFactor(10);
  writeFileSync(file, await encrypter.encrypt(readFileSync(key)));
  const back = join(shop.home, "back");
  const wrong = await shop.bw(["key", "restore", file, back], { BAILIWICK_PASSPHRASE: "velvet otter" });
  expect(wrong).toMatchObject({ code: 3, err: expect.stringContaining("that is not the passphrase of") });
  await shop.must(["key", "restore", file, back], env);
  expect(readFileSync(back)).toEqual(readFileSync(key));
});

test.concurrent("a git remote of one's own holds it too; a registry never does", async () => {
  const shop = emptyWorkshop();
  const remote = join(temporaryDirectory(), "private.git");
  git(".", "init", "-q", "--bare", "-b", "main", remote);
  const url = `file://${remote}`;
  expect((await backup(shop, "--key", shop.key("carol"), "--to", url)).code).toBe(0);
  expect(git(remote, "log", "--format=%an %s", "main")).toMatch(
    /^bailiwick Back up carol\.[0-9a-f]{12}\.age$/,
  );
  await shop.must(["key", "restore", url, join(shop.home, "back")], env);
  expect(readFileSync(join(shop.home, "back"))).toEqual(readFileSync(shop.key("carol")));

  shop.write({ "JSON/url": "1\n" });
  shop.commit();
  await shop.must(["init", "test", "--layout", "*/", "--key", shop.key("carol"), "--as", "ann"]);
  shop.commit();
  const inside = await backup(shop, "--key", shop.key("carol"), "--to", "carol.age");
  expect(inside).toMatchObject({ code: 2, err: expect.stringContaining("is in a registry") });
  const pushed = await backup(shop, "--key", shop.key("carol"), "--to", `file://${shop.dir}`);
  expect(pushed).toMatchObject({ code: 2, err: expect.stringContaining("is a registry, which everybody") });
  expect(shop.git("status", "--porcelain")).toBe("");
});

test.concurrent("refused before anything is asked or written", async () => {
  const shop = emptyWorkshop();
  const key = ["--key", shop.key("carol")];
  const sk =
    "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fAAAABHNzaDo=";
  const says = async (args: readonly string[], code: number, said: string, more = env) => {
    const ran = await shop.bw(["key", ...args], more);
    expect({ args, code: ran.code }).toEqual({ args, code });
    expect(ran.err).toContain(said);
  };
  const file = join(shop.home, "new.age");
  await says(["backup", ...key], 2, "--to");
  await says(["backup", ...key, "--to", file], 2, "the passphrase is weak", {
    BAILIWICK_PASSPHRASE: "Password123!",
  });
  await says(["backup", ...key, "--to", file], 3, "nobody can be asked for one", {
    BAILIWICK_PASSPHRASE: "",
  });
  await says(["backup", ...key, "--to", shop.key("carol")], 2, "is not written over");
  await says(["backup", ...key, "--to", join(shop.home, "no", "such")], 2, "there is no folder");
  await says(["backup", "--key", sk, "--to", file], 3, "the secret of a security key never leaves it");
  await says(
    ["backup", "--key", publicKeyIn(`${shop.key("carol")}.pub`), "--to", file],
    3,
    "only the public half",
  );
  await says(["restore", join(shop.home, "no.age"), file], 3, "there is no file");
  await says(["restore", `${shop.key("carol")}.pub`, file], 3, "is no age file that a passphrase opens");
  expect(() => statSync(file)).toThrow();
});
