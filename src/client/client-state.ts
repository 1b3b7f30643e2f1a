import { formatFold, type HistoryFold, parseFold } from "../history/fold-json.ts";

/** The version of this form. A newer one is not read, and not written over. */
export const STATE_VERSION = 1;

/** All that a client remembers of one registry: one file, written whole. */
export interface ClientState {
  /** The name that the client gave it. */
  readonly name: string;
  /** SHA-256 of a root's bytes, hex. */
  readonly pin: string;
  /** Where it is fetched from, in the order of trying. */
  readonly urls: readonly string[];
  readonly branch: string;
  /** The commit that was folded in last. */
  readonly commit: string;
  readonly fold: HistoryFold;
  /** The newest commit that each mirror, by its URL, is known to have served and that may have been taken. */
  readonly heads: ReadonlyMap<string, string>;
  /** Subjects, by key, that are refused since, and the commit that holds their last verified version. */
  readonly kept: ReadonlyMap<string, string>;
  /** When a mirror was last asked and its answer taken; ISO 8601, UTC. */
  readonly syncedAt: string;
  /** The committer's clock of `commit`, in seconds since 1970: nobody vouches for it. */
  readonly commitTime: number;
}

/** What `formatState` writes. */
interface Written extends Omit<ClientState, "kept" | "fold" | "heads"> {
  readonly version: number;
  readonly kept: readonly [string, string][];
  /** Missing in what the first versions wrote. */
  readonly heads?: readonly [string, string][];
  readonly fold: string;
}

/** A state as JSON text. */
export function formatState(state: ClientState): string {
  const written: Written = {
    version: STATE_VERSION,
    ...state,
    kept: [...state.kept],
    heads: [...state.heads],
    fold: formatFold(state.fold),
  };
  return `${JSON.stringify(written)}\n`;
}

/**
 * The state of a text that `formatState` wrote. `newer`: of a later version of bailiwick; undefined: damaged. The
 * text is the client's own memory: it is trusted as the disk it lies on.
 */
export function parseState(text: string): ClientState | "newer" | undefined {
  const { version, kept, fold, heads = [], ...rest } = read(text) ?? {};
  if (version === undefined || kept === undefined || fold === undefined) return undefined;
  if (version !== STATE_VERSION) return "newer";
  const folded = parseFold(fold);
  const maps = { kept: new Map(kept), heads: new Map(heads) };
  return folded && { ...(rest as Omit<ClientState, "kept" | "fold" | "heads">), ...maps, fold: folded };
}

function read(text: string): Partial<Written> | undefined {
  try {
    return JSON.parse(text) as Partial<Written>;
  } catch {
    return undefined;
  }
}
