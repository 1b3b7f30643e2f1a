import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { onDisk } from "../git/on-disk.ts";
import { openOwnRepository } from "../git/open-repository.ts";
import { quote } from "../quote.ts";
import { accept } from "../verify/accept.ts";
import { fetchHead } from "./fetch-head.ts";
import { defaultLimits } from "./fetch-limits.ts";
import { faultWords } from "./mirror-fault.ts";
import { pull } from "./pull.ts";
import { registriesFolder, registryFolder, storeOf } from "./registries.ts";
import { sweepDead } from "./sweep-dead.ts";
import { remember, type SyncOptions, type SyncReport } from "./sync.ts";
import { withinLimits } from "./within-limits.ts";

/** A registry to be pinned. */
export interface AddRequest extends SyncOptions {
  readonly urls: readonly string[];
  readonly branch?: string | undefined;
  /** SHA-256 of a root's bytes, hex; undefined with `trustFirstUse`: the first root that is served. */
  readonly pin: string | undefined;
  readonly trustFirstUse?: boolean;
  /** Undefined: as the registry calls itself. */
  readonly name?: string | undefined;
  /** The data folder; undefined: the platform's. */
  readonly data?: string | undefined;
}

/**
 * Pins a registry and makes the first copy of it, all or nothing. Without a pin it is the Failure `no-pin`, which
 * tells what a pin on first use would be.
 */
export async function addRegistry(request: AddRequest): Promise<SyncReport> {
  const parent = registriesFolder(request.data);
  if (request.name !== undefined) refuseTaken(registryFolder(request.name, request.data));
  onDisk("make a folder", () => mkdirSync(parent, { recursive: true, mode: 0o700 }));
  sweepDead(parent);
  const folder = onDisk("make a folder", () => mkdtempSync(join(parent, `.adding-${process.pid}-`)));
  try {
    const pin = request.pin ?? (await pinOnFirstUse(folder, request));
    const { urls, branch } = request;
    const { report, state } = await pull(folder, { name: "", pin, urls, ...(branch && { branch }) }, request);
    if (state === undefined) return { ...report, name: request.name ?? "" };
    const name = request.name ?? (state.fold.accepted.policy.identity.split(" ")[0] || "registry");
    const target = registryFolder(name, request.data);
    remember(folder, { ...state, name });
    refuseTaken(target);
    onDisk("put the registry in its place", () => renameSync(folder, target));
    return { ...report, name };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuseTaken(folder: string): void {
  if (!existsSync(folder)) return;
  const name = folder.split(/[\\/]/).at(-1) ?? "";
  throw new Failure("usage", `there is a registry ${quote(name)} already`, {
    mend: `bailiwick sync ${name}   # or: bailiwick add URL --name OTHER`,
  });
}

/** The pin of the first root that the first mirror serves; not believed unless the caller says so. */
async function pinOnFirstUse(folder: string, request: AddRequest): Promise<string> {
  const [url = ""] = request.urls;
  const { branch, signal: callers, onProgress } = request;
  const limits = { ...defaultLimits, ...request.limits };
  const head = await withinLimits(storeOf(folder), limits, callers, (signal) =>
    fetchHead(storeOf(folder), { url, branch, memory: limits.memory, signal, onProgress }),
  );
  if ("code" in head) throw new Failure("io", `${quote(url)} ${faultWords(head)}`);
  const repository = await openOwnRepository(storeOf(folder));
  try {
    const { accepted } = await accept(undefined, await repository.tree(head.commit), { pin: undefined });
    const pin = accepted?.policy.roots[0]?.sha256;
    if (pin === undefined) throw new Failure("no-pin", `${quote(url)} serves no registry whose root stands`);
    if (request.trustFirstUse) return pin;
    throw new Failure(
      "no-pin",
      `nothing says whose root to believe; ${quote(url)} serves the root sha256:${pin}`,
      {
        mend: `ask somebody you trust for the pin, then --root sha256:...; or, believing this mirror: --trust-first-use`,
      },
    );
  } finally {
    repository.close();
  }
}
