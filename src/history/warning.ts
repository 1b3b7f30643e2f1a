/** What an accepted answer leaves to be desired. */
export interface Warning {
  readonly code: "no-pin" | "no-history" | "consequences" | "already-refused" | "unsigned" | "root-expired";
  readonly says: string;
  /** The command or act that mends it. */
  readonly mend: string;
}
