import { readFileSync } from "node:fs";

/** OpenSSH's own test data, regress/unittests/sshsig/testdata: four keys that signed one message. */
export interface OpensshVectors {
  readonly namespace: string;
  readonly message: string;
  readonly vectors: readonly { readonly name: string; readonly pub: string; readonly sig: string }[];
}

export function opensshVectors(): OpensshVectors {
  return JSON.parse(readFileSync(new URL("../vectors/openssh-sshsig.json", import.meta.url), "utf8"));
}
