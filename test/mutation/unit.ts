/** One thing that a function of the judge must do; `check` throws where it does not. */
export interface Unit {
  readonly name: string;
  readonly check: () => void | Promise<void>;
}
