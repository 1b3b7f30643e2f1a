import { createEmulator, type Emulator } from "emulate";

/** GitHub's API with the repository `owner/registry`; each of these people has a token, their name. */
export function githubEmulator(people: readonly string[]): Promise<Emulator> {
  return createEmulator({
    service: "github",
    port: 0,
    seed: {
      tokens: Object.fromEntries(people.map((login) => [login, { login, scopes: ["repo"] }])),
      github: {
        users: people.map((login) => ({ login })),
        repos: [{ owner: "owner", name: "registry", auto_init: true }],
      },
    },
  });
}
