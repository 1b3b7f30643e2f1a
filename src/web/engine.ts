/** What the browser's bundle has for `src/crypto/engine-node.ts`. */
export { tweetnaclEngine as nodeEngine } from "../crypto/engine-tweetnacl.ts";
