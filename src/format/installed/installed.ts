/** A package that is installed, or that a lock file says shall be. */
export interface Installed {
  readonly name: string;
  readonly version: string;
  /** As OSV has it; undefined: whatever the registry is for. */
  readonly ecosystem?: string | undefined;
  /** Names of the packages that it needs, where the file says so. */
  readonly requires?: readonly string[] | undefined;
}

/** What a file of a package manager says, and its lines of which nothing could be made. */
export interface InstalledFile {
  readonly installed: readonly Installed[];
  readonly unread: readonly string[];
}

/** Longest file that is read, in bytes. */
export const INSTALLED_BYTES = 1 << 26;
