/** isomorphic-git and `src/git` expect Node's `Buffer`; the bundle brings one. */
export { Buffer } from "buffer";
