import { execFileSync } from "node:child_process";
import type { ServerResponse } from "node:http";
import type { GitRequest } from "../../bench/serve-git.ts";

/** What a server answers instead of git; false: it leaves the request to git. */
export type Manner = (asked: GitRequest, response: ServerResponse) => boolean;

const isFetch = ({ body }: GitRequest) => body.includes("command=fetch");
const isRefs = ({ body }: GitRequest) => body.includes("command=ls-refs");

/** A line of git's protocol. */
function packet(text: string | Buffer): Buffer {
  const bytes = Buffer.from(text as string);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, "0")), bytes]);
}

const SECTION = Buffer.from("0001");
const FLUSH = Buffer.from("0000");

/** Writes until the other end has had enough. */
function endlessly(response: ServerResponse, next: () => Buffer): void {
  const more = (): void => {
    while (!response.destroyed && response.write(next()));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}

function begin(response: ServerResponse, kind = "upload-pack-result"): void {
  response.setHeader("Content-Type", `application/x-git-${kind}`);
}

/** Never answers. */
export const stalls: Manner = (asked) => isFetch(asked);

/** Answers a byte at a time, as slowly as nobody would wait for. */
export const drips: Manner = (asked, response) => {
  if (!isFetch(asked)) return false;
  begin(response);
  const clock = setInterval(() => (response.destroyed ? clearInterval(clock) : response.write("x")), 50);
  response.write("fff0");
  return true;
};

/** Sends branches without end. */
export const floodsWithBranches: Manner = (asked, response) => {
  if (!isRefs(asked)) return false;
  begin(response);
  let number = 0;
  const id = "1".repeat(40);
  endlessly(response, () => {
    const lines = Array.from({ length: 500 }, () =>
      packet(`${id} refs/heads/main-${"x".repeat(200)}-${number++}\n`),
    );
    return Buffer.concat(lines);
  });
  return true;
};

/** Names capabilities without end. */
export const floodsWithCapabilities: Manner = ({ path }, response) => {
  if (!path.endsWith("/info/refs")) return false;
  begin(response, "upload-pack-advertisement");
  response.write(Buffer.concat([packet("# service=git-upload-pack\n"), FLUSH, packet("version 2\n")]));
  const noise = packet(`${"x".repeat(60_000)}\n`);
  endlessly(response, () => noise);
  return true;
};

/** Sends the head of a pack, then noise without end. */
export const floods: Manner = (asked, response) => {
  if (!isFetch(asked)) return false;
  beginPack(asked, response);
  // A million objects, then one blob of 2^40 bytes, stored without compression.
  response.write(band(Buffer.concat([packHead(1_000_000), hugeBlobHead()])));
  const noise = band(storedBlock());
  endlessly(response, () => noise);
  return true;
};

/** Says that its pack holds five million objects. */
export const sendsManyObjects: Manner = (asked, response) => {
  if (!isFetch(asked)) return false;
  beginPack(asked, response);
  response.write(band(Buffer.concat([packHead(5_000_000), hugeBlobHead()])));
  for (let i = 0; i < 4; i++) response.write(band(storedBlock()));
  return true;
};

/** Sends these objects of a repository and no others, whatever is asked for, having said what git says of cut histories. */
export function sendsOnly(
  repository: string,
  ids: readonly string[],
  shallow: readonly string[] = [],
): Manner {
  return (asked, response) => {
    if (!isFetch(asked)) return false;
    const pack = execFileSync("git", ["-C", repository, "pack-objects", "--stdout", "-q"], {
      input: `${ids.join("\n")}\n`,
      stdio: ["pipe", "pipe", "ignore"],
    });
    beginPack(asked, response, shallow);
    for (let at = 0; at < pack.length; at += 60_000) response.write(band(pack.subarray(at, at + 60_000)));
    response.end(FLUSH);
    return true;
  };
}

/** Sends whoever comes somewhere else. */
export function redirectsTo(base: string): Manner {
  return ({ path }, response) => {
    if (!path.endsWith("/info/refs")) return false;
    response.writeHead(302, { location: `${base}/info/refs?service=git-upload-pack` }).end();
    return true;
  };
}

/** Who has nothing says "done" at once, and gets no acknowledgement. */
function beginPack({ body }: GitRequest, response: ServerResponse, shallow: readonly string[] = []): void {
  begin(response);
  const parts = body.includes("0009done\n") ? [] : [packet("acknowledgments\n"), packet("ready\n"), SECTION];
  if (shallow.length > 0)
    parts.push(packet("shallow-info\n"), ...shallow.map((each) => packet(each)), SECTION);
  response.write(Buffer.concat([...parts, packet("packfile\n")]));
}

/** Bytes of a pack, as the protocol wraps them. */
function band(bytes: Buffer): Buffer {
  return packet(Buffer.concat([Buffer.from([1]), bytes]));
}

function packHead(objects: number): Buffer {
  const head = Buffer.from("PACK\0\0\0\u0002\0\0\0\0", "latin1");
  head.writeUInt32BE(objects, 8);
  return head;
}

function hugeBlobHead(): Buffer {
  const head = [0xb0]; // a blob, four bits of size, more follow
  for (let i = 0; i < 5; i++) head.push(0x80);
  head.push(0x10, 0x78, 0x01); // and the head of a zlib stream
  return Buffer.from(head);
}

function storedBlock(): Buffer {
  const size = 32_000;
  return Buffer.concat([
    Buffer.from([0, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255]),
    Buffer.alloc(size, 120),
  ]);
}
