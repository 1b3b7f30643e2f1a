/**
 * Runs the built command again and again in one process, since to start one takes longer than most answers: the
 * entry is evaluated anew for each call, all it imports is loaded once. Told by `serve-command.ts` what to run.
 */
import { argv, env, stderr, stdout } from "node:process";
import { pathToFileURL } from "node:url";

const main = pathToFileURL(argv[2]).href;
const own = { ...env };
let calls = 0;

/** Takes what is written to a stream; answers it. */
function capture(stream) {
  const chunks = [];
  stream.write = (chunk) => chunks.push(Buffer.from(chunk)) > 0;
  return () => Buffer.concat(chunks).toString("utf8");
}

process.on("message", async ({ args, env: asked }) => {
  for (const name of Object.keys(env)) delete env[name];
  Object.assign(env, own, asked);
  argv.splice(2, argv.length, ...args);
  process.exitCode = 0;
  const [out, err] = [capture(stdout), capture(stderr)];
  await import(`${main}?${calls++}`);
  stdout.removeAllListeners("error");
  for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
  process.send({ code: process.exitCode, out: out(), err: err() });
  process.exitCode = 0;
});
