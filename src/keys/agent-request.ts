import { connect } from "node:net";
import { WireReader, wireString } from "../crypto/wire.ts";
import { Failure } from "../failure.ts";

/** The most that OpenSSH's agent sends or takes. */
const longestAnswer = 256 * 1024;

/** Where OpenSSH for Windows listens. */
const windowsPipe = "\\\\.\\pipe\\openssh-ssh-agent";

/**
 * One request to the ssh-agent and its answer, each a type byte and its contents (draft-miller-ssh-agent
 * section 3). The socket is SSH_AUTH_SOCK's if not given. Rejects with `agent-unreachable` when there is none
 * or none answers within `timeout` milliseconds.
 */
export async function askAgent(
  request: Uint8Array,
  timeout: number,
  socket = agentSocket(),
): Promise<Uint8Array> {
  if (!socket) throw unreachable("no ssh-agent is running: SSH_AUTH_SOCK is not set");
  const connection = connect({ path: socket, signal: AbortSignal.timeout(timeout) });
  try {
    connection.write(wireString(request));
    return await readAnswer(connection);
  } catch (cause) {
    throw unreachable(`the ssh-agent at ${socket} does not answer`, cause);
  } finally {
    connection.destroy();
  }
}

/** What to throw when something answers, but not as an agent does. */
export function unreachable(message: string, cause?: unknown): Failure {
  return new Failure("agent-unreachable", message, { cause, mend: 'eval "$(ssh-agent)" && ssh-add' });
}

function agentSocket(): string | undefined {
  return process.env.SSH_AUTH_SOCK || (process.platform === "win32" ? windowsPipe : undefined);
}

async function readAnswer(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const received = new Uint8Array(4 + longestAnswer);
  let length = 0;
  for await (const chunk of chunks) {
    received.set(chunk.subarray(0, received.length - length), length);
    length = Math.min(length + chunk.length, received.length);
    const bytes = received.subarray(0, length);
    if ((new WireReader(bytes).uint32() ?? 0) > longestAnswer) break;
    const answer = new WireReader(bytes).string();
    if (answer !== undefined) return answer;
  }
  throw new Error("the answer is cut short or too long");
}
