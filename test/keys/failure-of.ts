import { Failure } from "../../src/failure.ts";

/** The Failure that an act rejects with. Throws when it succeeds, or throws anything else. */
export async function failureOf(act: Promise<unknown>): Promise<Failure> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("this should have failed");
}
