import { Failure } from "../failure.ts";

/** Throws the Failure `io` once a signal is aborted: the caller called the work off. */
export function unlessCalledOff(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Failure("io", "it was called off", { cause: signal.reason });
}
