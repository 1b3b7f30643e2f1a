const REFS = "/info/refs?service=git-upload-pack";
const PATIENCE = 30_000;

/**
 * Where a git server redirects to that git itself was not allowed to follow; undefined where nobody can tell. The
 * same host: also from http to https, but never back.
 */
export async function movedTo(
  url: string,
  signal: AbortSignal,
): Promise<{ readonly url: string; readonly isSameHost: boolean } | undefined> {
  try {
    const from = new URL(`${url.replace(/\/+$/, "")}${REFS}`);
    const response = await fetch(from, {
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    await response.body?.cancel();
    const to = new URL(response.headers.get("location") ?? "", from);
    const isSameHost =
      to.origin === from.origin ||
      (to.hostname === from.hostname && from.protocol === "http:" && to.protocol === "https:");
    return { url: to.href.replace(REFS, ""), isSameHost: isSameHost && to.href.endsWith(REFS) };
  } catch {
    return undefined;
  }
}
