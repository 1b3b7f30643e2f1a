import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { concatBytes, WireReader, wireString, wireUint32 } from "../../src/crypto/wire.ts";
import { atEnd } from "./at-end.ts";

/** What an agent answers to a request (type byte and contents): a message, or what it does to the connection. */
export type Answer = (request: Uint8Array) => Uint8Array | ((connection: Socket) => void);

/** Listens as an agent until the test file ends; its socket. */
export async function fakeAgent(directory: string, answer: Answer): Promise<string> {
  const socket = join(directory, `fake-${Math.random().toString(36).slice(2, 8)}`);
  const server = createServer((connection) => {
    connection.on("error", () => {}); // the client may hang up on us: that is what is tested
    connection.on("data", (bytes) => {
      const request = new WireReader(bytes).string();
      if (request === undefined) throw new Error("a request came in parts: this fake cannot read that");
      const reply = answer(request);
      if (typeof reply === "function") reply(connection);
      else connection.write(wireString(reply));
    });
  });
  await new Promise<void>((listening) => server.listen(socket, listening));
  atEnd(() => void server.close());
  return socket;
}

/** The answer to SSH_AGENTC_REQUEST_IDENTITIES. */
export function identities(...keys: readonly (readonly [blob: Uint8Array, comment: string])[]): Uint8Array {
  const fields = keys.flatMap(([blob, comment]) => [wireString(blob), wireString(comment)]);
  return concatBytes(Uint8Array.of(12), wireUint32(keys.length), ...fields);
}

/** An agent that holds one key and answers to SSH_AGENTC_SIGN_REQUEST by `sign`. */
export function holding(blob: Uint8Array, sign: (data: Uint8Array) => Uint8Array): Answer {
  return (request) => {
    const reader = new WireReader(request);
    if (reader.byte() === 11) return identities([blob, "held"]);
    reader.string();
    return sign(reader.string() ?? new Uint8Array());
  };
}

/** SSH_AGENT_SIGN_RESPONSE. */
export function signResponse(raw: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(14), wireString(raw));
}

/** SSH_AGENT_FAILURE. */
export const agentFailure: Uint8Array = Uint8Array.of(5);
