import { join } from "node:path";
import type { Step } from "./console-page.ts";
import { type Answered, Machines } from "./machines.ts";
import { type Forge, openForge } from "./open-forge.ts";

/** The registry of the pages: https://github.com/example/registry, whose next pull request is the twelfth. */
export class Example {
  readonly machines: Machines;
  readonly #forge: Forge;
  readonly #pin: string;

  private constructor(machines: Machines, forge: Forge, pin: string) {
    this.machines = machines;
    this.#forge = forge;
    this.#pin = pin;
  }

  /** Ann founds it, with the packages JSON and Core; Dave may publish JSON. Call `close` when done. */
  static async open(): Promise<Example> {
    const machines = new Machines();
    const type = async (command: string, who = "ann") => {
      const { exit, output } = await machines.type({ who, command });
      if (exit !== 0) throw new Error(`${who}$ ${command}\n${output}`);
      return output.trim();
    };
    await type(
      "git init -q registry && cd registry && mkdir JSON Core && echo JSON > JSON/name && echo https://example.org/json > JSON/url",
    );
    await type("echo https://example.org/core > Core/url && git add -A && git commit -qm packages");
    await type("bailiwick init example --layout '*/' --key ~/.ssh/id_ed25519");
    machines.homeOf("dave");
    await type(
      "bailiwick cert issue dave --yes --key ../../dave/.ssh/id_ed25519 --issuer-key ~/.ssh/id_ed25519 --grant 'publish JSON/**'",
    );
    await type("git add -A && git commit -qm 'The registry example'");
    const pin = await type("git config bailiwick.root");
    const dir = join(machines.homeOf("ann"), "registry");
    const forge = await openForge(join(machines.top, "github"), dir, [
      "owner",
      "ann",
      "carol",
      "dave",
      "robo",
    ]);
    machines.server = forge.url;
    for (let i = 1; i < 12; i++)
      await forge.ask("owner", "POST", "/repos/owner/registry/issues", { title: String(i) });
    return new Example(machines, forge, pin);
  }

  /** Types a page's command; what the page stands for stands in its place, and in the output the other way round. */
  async type({ who, command }: Pick<Step, "who" | "command">): Promise<Answered> {
    const typed = command
      .replaceAll("sha256:9f86...", this.#pin)
      .replaceAll("example/registry", "owner/registry")
      .replaceAll("https://example.org/registry.git", `${this.#forge.url}/owner/registry.git`)
      .replaceAll("/srv/", `${this.machines.top}/github/`)
      .replaceAll("$EDITOR ", "echo https://example.org/new > ");
    const { exit, output } = await this.machines.type({ who, command: typed });
    // The emulator names itself in the links that it gives.
    const said = output.replace(/http:\/\/(?:localhost|127\.0\.0\.1):\d+/g, "https://github.com");
    return { exit, output: said.replaceAll("owner/registry", "example/registry") };
  }

  /** A machine that signs nothing opens a pull request from a fork, whose branch maintainers may edit. */
  async openUnsigned(): Promise<void> {
    const ask = (path: string, body: object) =>
      fetch(`${this.#forge.url}/api/v3/repos/owner/registry/${path}`, {
        ...{ method: "POST", body: JSON.stringify(body) },
        headers: { authorization: "Bearer robo", "content-type": "application/json" },
      });
    await ask("forks", {});
    this.#forge.editors.set("robo/registry", ["dave"]);
    await this.type({
      who: "robo",
      command:
        "git clone -q https://github.com/robo/registry && cd registry && $EDITOR JSON/url && git commit -qam 'JSON: new home' && git push -q origin HEAD:new-home",
    });
    await ask("pulls", { title: "JSON: new home", head: "robo:new-home", base: "main", body: "" });
  }

  async close(): Promise<void> {
    await this.#forge.close();
    this.machines.remove();
  }
}
