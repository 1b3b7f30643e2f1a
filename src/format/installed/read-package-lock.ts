import * as v from "valibot";
import type { Installed, InstalledFile } from "./installed.ts";

const names = v.optional(v.record(v.string(), v.unknown()));
const entry = v.object({
  name: v.optional(v.string()),
  version: v.optional(v.string()),
  link: v.optional(v.boolean()),
  requires: v.optional(v.unknown()),
  dependencies: names,
  optionalDependencies: names,
});
type Lock = Readonly<Record<string, unknown>>;

/** Reads npm's package-lock.json, versions 1 to 3; undefined when it is none. Total. */
export function readPackageLock(text: string): InstalledFile | undefined {
  const lock = asObject(parseJson(text));
  if (lock === undefined || typeof lock.lockfileVersion !== "number") return undefined;
  const found = new Map<string, Installed>();
  const unread: string[] = [];
  const add = (name: string, value: unknown) => {
    const read = v.safeParse(entry, value);
    if (!read.success) return void unread.push(name.slice(0, 200));
    const { version, link, dependencies, optionalDependencies, requires } = read.output;
    if (link || version === undefined) return undefined;
    const needs = [
      ...Object.keys(asObject(requires) ?? dependencies ?? {}),
      ...Object.keys(optionalDependencies ?? {}),
    ];
    const own = read.output.name ?? name;
    return void found.set(`${own} ${version}`, { name: own, version, ecosystem: "npm", requires: needs });
  };
  const packages = asObject(lock.packages);
  if (packages !== undefined) {
    for (const [path, value] of Object.entries(packages)) {
      const at = path.lastIndexOf("node_modules/");
      if (at >= 0) add(path.slice(at + "node_modules/".length), value);
    }
    return { installed: [...found.values()], unread };
  }
  const queue = [asObject(lock.dependencies)];
  for (const level of queue)
    for (const [name, value] of Object.entries(level ?? {})) {
      add(name, value);
      queue.push(asObject(asObject(value)?.dependencies));
    }
  return { installed: [...found.values()], unread };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Lock | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Lock) : undefined;
}
