import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { isName } from "../format/names.ts";
import { onDisk } from "../git/on-disk.ts";
import { quote } from "../quote.ts";
import { type ClientState, formatState, parseState } from "./client-state.ts";
import { dataFolder } from "./data-folder.ts";
import { writeWhole } from "./write-whole.ts";

/** Where all registries of this user lie, a folder each. */
export function registriesFolder(data: string = dataFolder()): string {
  return join(data, "registries");
}

/** The folder of one registry; Failure `usage` for what is no name. */
export function registryFolder(name: string, data?: string): string {
  if (!isName(name))
    throw new Failure("usage", `${quote(name)} is no name: lower-case letters, digits and -`);
  return join(registriesFolder(data), name);
}

/** The bare git repository of a registry's folder. */
export function storeOf(folder: string): string {
  return join(folder, "objects.git");
}

/** The names of the registries that were added, sorted. */
export function registryNames(data?: string): string[] {
  const folder = registriesFolder(data);
  if (!existsSync(folder)) return [];
  return onDisk("list the registries", () => readdirSync(folder))
    .filter((name) => isName(name) && existsSync(join(folder, name, "state.json")))
    .sort();
}

/** What is remembered in a folder; Failure `no-registry` where there is nothing, `io` where it cannot be read. */
export function readState(folder: string): ClientState {
  const path = join(folder, "state.json");
  if (!existsSync(path))
    throw new Failure(
      "no-registry",
      `no registry was added as ${quote(folder.split(/[\\/]/).at(-1) ?? "")}`,
      {
        mend: "bailiwick add URL --root sha256:...   # bailiwick status lists what there is",
      },
    );
  const state = parseState(onDisk(`read ${path}`, () => readFileSync(path, "utf8")));
  if (state === "newer")
    throw new Failure("io", `${path} was written by a newer bailiwick`, { mend: "update bailiwick" });
  if (state === undefined)
    throw new Failure("io", `${path} is damaged`, {
      mend: "bailiwick remove NAME && bailiwick add URL --root sha256:...",
    });
  return state;
}

/** Remembers, whole or not at all. */
export function writeState(folder: string, state: ClientState): void {
  writeWhole(join(folder, "state.json"), formatState(state));
}

/** The lock of a registry's folder. */
export function lockOf(folder: string): string {
  return join(folder, "lock");
}
