import { join } from "node:path";
import type { FetchLimits } from "../../src/client/fetch-limits.ts";
import { keyFileName } from "../../src/crypto/ssh-key.ts";
import { encodeText } from "../../src/format/text.ts";
import type { MemoryFile } from "../../src/git/memory-objects.ts";
import { keyNamed } from "../cli/registry.ts";
import { commitFiles, git } from "../cli/repository.ts";
import { newBare, type Seasoned } from "./client.ts";
import { serverAttacks } from "./server-attacks.ts";

/** An attack on a client that is up to date, and what its next `sync` says of it. */
export interface Attack {
  /** What The Update Framework calls it, or the nearest. */
  readonly tuf: string;
  readonly does: string;
  /** Codes of refusals or of the mirror's fault, all of them. */
  readonly codes: readonly string[];
  readonly limits?: Partial<FetchLimits>;
  readonly act: (world: Seasoned) => Promise<unknown> | unknown;
}

const statement = (name: string, sequence: number, more = "sums") =>
  `.bailiwick/statements/${name}/${sequence}.${more}`;

/** Puts back what stood at paths, or below them, in another state; `push` is the attacker's. */
function restore({ registry, push }: Seasoned, old: Files, ...paths: readonly string[]): void {
  const { files } = registry;
  const isMeant = (path: string) => paths.some((each) => `${path}/`.startsWith(`${each}/`));
  for (const path of [...files.keys()]) if (isMeant(path)) files.delete(path);
  for (const [path, file] of old) if (isMeant(path)) files.set(path, file);
  push();
}

type Files = ReadonlyMap<string, MemoryFile>;

/** Every attack of the table in docs/threats.md. */
export const attacks: readonly Attack[] = [
  {
    tuf: "Arbitrary installation",
    does: "a forge admin changes a package's file",
    codes: ["file-changed"],
    act: ({ registry, push }) => {
      registry.write("A/url", "https://example.org/evil\n");
      push();
    },
  },
  {
    tuf: "Rollback",
    does: "a mirror serves the head of last week",
    codes: ["rolled-back"],
    act: ({ folder, commits }) =>
      git(join(folder, "r.git"), "update-ref", "refs/heads/main", commits[0] ?? ""),
  },
  {
    tuf: "Rollback",
    does: "a new commit puts a package back to its last statement",
    codes: ["rolled-back", "statement-dropped"],
    act: (world) => restore(world, world.first, "A", ".bailiwick/statements/A"),
  },
  {
    tuf: "Rollback",
    does: "a new commit takes the statement away and leaves the files",
    codes: ["subject-missing"],
    act: ({ registry, push }) => {
      for (const path of [...registry.files.keys()])
        if (path.startsWith(".bailiwick/statements/A/")) registry.files.delete(path);
      push();
    },
  },
  {
    tuf: "Rollback",
    does: "a package vanishes, statements and all",
    codes: ["subject-missing"],
    act: ({ registry, push }) => {
      for (const path of [...registry.files.keys()])
        if (/^(\.bailiwick\/statements\/)?B\//.test(path)) registry.files.delete(path);
      push();
    },
  },
  {
    tuf: "Rollback",
    does: "a certificate vanishes",
    codes: ["certificate-missing"],
    act: (world) => restore(world, new Map(), ".bailiwick/certs/bob.yaml", ".bailiwick/certs/bob.ann.sig"),
  },
  {
    tuf: "Rollback",
    does: "a certificate of a lower serial, once well signed, comes back",
    codes: ["certificate-older"],
    act: (world) =>
      restore(
        world,
        world.first,
        ".bailiwick/certs/alice.yaml",
        ".bailiwick/certs/alice.ann.sig",
        ".bailiwick/certs/alice.alice.sig",
      ),
  },
  {
    tuf: "Rollback",
    does: "a revocation vanishes",
    codes: ["revocation-missing"],
    act: (world) => {
      const stem = `.bailiwick/revoked/${keyFileName(keyNamed("bob"))}`;
      restore(world, new Map(), `${stem}.yaml`, `${stem}.self.sig`);
    },
  },
  {
    tuf: "Rollback",
    does: "root 1 is another one",
    codes: ["root-malformed"],
    act: ({ registry, push }) => {
      registry.write(".bailiwick/root/1.yaml", "another\n");
      push();
    },
  },
  {
    tuf: "Mix and match",
    does: "one package new, another as it was, each well signed",
    codes: ["rolled-back", "statement-dropped"],
    act: async (world) => {
      world.registry.write("B/url", "https://example.org/newer\n");
      await world.registry.sign("B", ["alice"]);
      restore(world, world.first, "A", ".bailiwick/statements/A");
    },
  },
  {
    tuf: "Fast-forward",
    does: "a signed statement is moved to the last number there is",
    codes: ["statement-misplaced"],
    act: ({ registry, push }) => {
      const { files } = registry;
      for (const more of ["sums", "alice.sig"]) {
        const file = files.get(statement("A", 2, more));
        files.delete(statement("A", 2, more));
        if (file !== undefined) files.set(statement("A", Number.MAX_SAFE_INTEGER, more), file);
      }
      push();
    },
  },
  {
    tuf: "Wrong software",
    does: "B's well-signed statement is served as A's",
    codes: ["statement-misplaced"],
    act: ({ registry, push }) => {
      for (const more of ["sums", "alice.sig"]) {
        const file = registry.files.get(statement("B", 1, more));
        if (file !== undefined) registry.files.set(statement("A", 3, more), file);
      }
      push();
    },
  },
  {
    tuf: "Extraneous dependencies",
    does: "a package that nobody stated is put beside the others",
    codes: ["subject-unstated"],
    act: ({ registry, push }) => {
      registry.write("Evil/url", "https://example.org/evil\n");
      push();
    },
  },
  {
    tuf: "Key compromise",
    does: "a revoked key signs a new statement",
    codes: ["signer-revoked"],
    act: async ({ registry, push }) => {
      registry.write("B/url", "https://example.org/evil\n");
      await registry.sign("B", ["bob"]);
      push();
    },
  },
  {
    tuf: "Equivocation",
    does: "another statement of a number that was seen",
    codes: ["statement-altered"],
    act: async (world) => {
      const { registry, first } = world;
      const last = registry.take(first);
      registry.write("A/url", "https://example.org/other\n");
      await registry.sign("A", ["alice"]);
      const other = registry.take(last);
      restore(world, other, "A", ".bailiwick/statements/A");
    },
  },
  {
    tuf: "Equivocation",
    does: "a branch that does not descend from what was seen",
    codes: ["not-descendant"],
    act: ({ folder, registry }) => {
      const fork = newBare(folder, "fork.git");
      commitFiles(fork, registry.seal());
      git(join(folder, "r.git"), "fetch", "-q", "-f", fork, "main:main");
    },
  },
  {
    tuf: "Wrong registry",
    does: "a mirror serves another registry under this name",
    codes: ["not-descendant"],
    act: ({ folder, server }) => {
      const other = newBare(folder, "other.git");
      commitFiles(other, new Map([["README.md", { mode: "100644", bytes: encodeText("hello\n") }]]));
      server.instead = "other.git";
    },
  },
  ...serverAttacks,
];
