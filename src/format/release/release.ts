/** How a release is to be used: `yanked` and `unsupported` come by a later signed change, and go by another. */
export const statuses = ["active", "deprecated", "yanked", "unsupported"] as const;
export type ReleaseStatus = (typeof statuses)[number];

/** Hashes of a file, lower-case hex. MD5 is read, since real registries have it, and vouches for nothing. */
export interface Digests {
  readonly sha256?: string | undefined;
  readonly sha384?: string | undefined;
  readonly sha512?: string | undefined;
  readonly md5?: string | undefined;
}

/** A file of a release. */
export interface Artifact {
  /** Its name, without folders. */
  readonly file: string;
  /** Where it is to be had: the home first, then mirrors. */
  readonly urls: readonly string[];
  /** In bytes. */
  readonly size?: number | undefined;
  readonly digests: Digests;
}

/** One version of a package, whatever layout the registry has. */
export interface Release {
  readonly version: string;
  readonly status: ReleaseStatus;
  /** Why it is no longer active. */
  readonly note?: string | undefined;
  /** What changed: `security`, `bugfix`, `feature`, ... */
  readonly kinds: readonly string[];
  /** What it mends: `CVE-2026-1234`. */
  readonly fixes: readonly string[];
  readonly artifacts: readonly Artifact[];
  /** The git commit that is the release, lower-case hex, where the registry names one. */
  readonly commit?: string | undefined;
  /** Names of the packages that it needs, as far as the registry says. */
  readonly requires: readonly string[];
}

/** A package's releases, and the files of which nothing could be made. */
export interface ReadReleases {
  readonly releases: readonly Release[];
  /** By their path below the package. */
  readonly unreadable: readonly string[];
}

/** Reads one layout. Pure and total: hostile bytes end as `unreadable`. */
export interface ReleaseReader {
  /** Whether a file is looked at: its path below the package, or the name of a package that is a file. */
  readonly wants: (path: string) => boolean;
  /** The releases of a package: its name, and the bytes of the wanted files; undefined: longer than `RELEASE_BYTES`. */
  readonly read: (name: string, files: ReadonlyMap<string, Uint8Array | undefined>) => ReadReleases;
}

/** Longest file that a reader is given, in bytes. */
export const RELEASE_BYTES = 1 << 18;

const LENGTHS = { sha256: 64, sha384: 96, sha512: 128, md5: 32 } as const;

/** A digest in hex as an entry of `Digests`; undefined when it is none of that algorithm. */
export function digestOf(algorithm: string, hex: string): Digests | undefined {
  const text = hex.toLowerCase();
  for (const name of ["sha256", "sha384", "sha512", "md5"] as const)
    if (name === algorithm && text.length === LENGTHS[name] && /^[0-9a-f]+$/.test(text))
      return { [name]: text };
  return undefined;
}

/** The name of the file that a URL ends in; undefined when it has none. */
export function fileNameOf(url: string): string | undefined {
  const [path = ""] = url.split(/[?#]/, 1);
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name === "" ? undefined : name;
}
