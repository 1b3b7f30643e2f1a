import type { Command } from "commander";
import { registryFolder, registryNames } from "../src/client/registries.ts";
import { type SyncReport, syncRegistry } from "../src/client/sync.ts";
import { Failure } from "../src/failure.ts";
import type { Edge } from "./edge.ts";
import { type FetchOptions, fetchOptions, limitsOf, urlFrom } from "./fetch-options.ts";
import { toJson } from "./json.ts";
import { jsonOf, printSync, syncCode } from "./print-sync.ts";

interface Options extends FetchOptions {
  readonly acceptRewrite?: boolean;
  readonly forget?: readonly string[];
  readonly json?: boolean;
  readonly mirror?: readonly string[];
  readonly verbose?: boolean;
}

/** `sync`: brings registries up to date. */
export function register(program: Command, edge: Edge): void {
  fetchOptions(program.command("sync"))
    .description("fetch what is new in the registries that were added, verify it, and move")
    .argument("[name...]", "which ones (default: all)")
    .option("--accept-rewrite", "take a branch that was rewritten, if it takes nothing back")
    .option("--mirror <url...>", "ask these mirrors too, and remember them")
    .option("--forget <package...>", "drop the memory of packages first, and take them as they are")
    .option("--verbose", "print every line of long lists")
    .option("--json", "for machines")
    .addHelpText("after", HELP)
    .action(async (given: readonly string[], options: Options, self: Command) => {
      const names = given.length > 0 ? given : registryNames();
      if (names.length === 0)
        throw new Failure("no-registry", "no registry was added yet", {
          mend: "bailiwick add URL --root sha256:...",
        });
      if ((options.forget ?? options.mirror) !== undefined && names.length > 1)
        throw new Failure("usage", "--forget and --mirror are about one registry: name it", {
          mend: `bailiwick sync ${names[0]} ...`,
        });
      const reports: SyncReport[] = [];
      for (const name of names) {
        const report = await syncRegistry(registryFolder(name), {
          limits: limitsOf(options),
          acceptRewrite: options.acceptRewrite ?? false,
          mirrors: (options.mirror ?? []).map((url) => urlFrom(self, url)),
          forget: options.forget ?? [],
          now: new Date().toISOString(),
          onProgress: (what, done, total) => edge.progress(`${name}: ${what}`, done, total),
        });
        reports.push(report);
        if (!options.json) printSync(edge, report, options);
      }
      edge.exit(syncCode(reports));
      if (options.json) edge.say(toJson(reports.map(jsonOf)));
    });
}

const HELP = `
Nothing that was seen may be taken back: older heads, packages, certificates and roots are refused, a bad mirror is
named and the next one tried, until one serves something new and signed. A refused package keeps its last verified
version; the rest moves.

Exit codes: 0 up to date; 1 something is refused; 3 no mirror could be asked, another sync is at work.

Examples:
  bailiwick sync
  bailiwick sync mine --json
  bailiwick sync mine --forget JSON`;
