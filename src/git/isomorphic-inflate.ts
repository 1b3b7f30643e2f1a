/** Pieces are at least this long, but for the last: nearly every object is one piece. */
const PIECE = 64 * 1024;

/**
 * Inflates zlib data piece by piece, with what browsers and Node both have. Nothing is inflated that nobody
 * asks for: whoever stops early has seen all that will ever be in memory. Rejects if the data is no zlib stream.
 */
export async function* inflate(deflated: Uint8Array): AsyncGenerator<Uint8Array> {
  // A view may lie in shared memory, which a Blob does not take.
  const inflated = new Blob([new Uint8Array(deflated)])
    .stream()
    .pipeThrough(new DecompressionStream("deflate"));
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of inflated) {
    held.push(chunk);
    length += chunk.length;
    if (length < PIECE) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(held);
}
