import { Failure } from "../src/failure.ts";
import { quote } from "../src/quote.ts";
import { accept } from "../src/verify/accept.ts";
import type { Accepted } from "../src/verify/accepted.ts";
import type { Context } from "./context.ts";

/** What a commit that the caller remembers as accepted holds; Failure `no-pin` when its roots do not stand. */
export async function rememberedAt(
  { repository, pin }: Pick<Context, "repository" | "pin">,
  revision: string | undefined,
): Promise<Accepted | undefined> {
  if (revision === undefined) return undefined;
  const tree = await repository.tree(await repository.resolve(revision));
  const { accepted } = await accept(undefined, tree, { pin });
  if (accepted === undefined)
    throw new Failure("no-pin", `${quote(revision)} does not stand, so nothing can be judged upon it`, {
      mend: `bailiwick verify ${quote(revision)}`,
    });
  return accepted;
}
