import * as v from "valibot";
import { parse } from "yaml";
import { decodeText } from "../text.ts";
import { digestOf, fileNameOf, type ReleaseReader } from "./release.ts";

const manifest = v.object({
  kind: v.literal("Plugin"),
  metadata: v.object({ name: v.string() }),
  spec: v.object({
    version: v.string(),
    platforms: v.array(v.object({ uri: v.string(), sha256: v.string() })),
  }),
});

/** Longest manifest that is read, in bytes: `yaml` takes time in proportion to the square of some texts. */
const MANIFEST_BYTES = 1 << 16;

/** Reads krew's index: a package is one file, its newest version alone, an archive a platform. */
export const krewReader: ReleaseReader = {
  wants: (path) => path.endsWith(".yaml"),
  read: (name, files) => {
    const found = [...files].map(([path, bytes]) => ({ path, plugin: pluginOf(bytes) }));
    const unreadable = found.flatMap(({ path, plugin }) =>
      plugin === undefined || plugin.metadata.name !== name ? [path] : [],
    );
    return {
      unreadable,
      releases: found.flatMap(({ path, plugin }) => {
        if (plugin === undefined || unreadable.includes(path)) return [];
        const { version, platforms } = plugin.spec;
        return [
          {
            ...({ version, status: "active", kinds: [], fixes: [], requires: [] } as const),
            artifacts: platforms.map(({ uri, sha256 }) => ({
              ...{ file: fileNameOf(uri) ?? uri, urls: [uri] },
              digests: digestOf("sha256", sha256) ?? {},
            })),
          },
        ];
      }),
    };
  },
};

function pluginOf(bytes: Uint8Array | undefined): v.InferOutput<typeof manifest> | undefined {
  const text = bytes === undefined || bytes.length > MANIFEST_BYTES ? undefined : decodeText(bytes);
  if (text === undefined || isDeep(text)) return undefined;
  try {
    const result = v.safeParse(
      manifest,
      parse(text, { schema: "failsafe", logLevel: "error", stringKeys: true, maxAliasCount: 0 }),
    );
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text could nest deeper than the parser's stack, or keep it busy with tags: manifests have no need to. */
function isDeep(text: string): boolean {
  return (
    (text.match(/[[{&*!]/g)?.length ?? 0) > 2000 ||
    text.split("\n").some((line) => /^ {200}/.test(line) || /^\s*(?:[-?:]\s+){20}/.test(line))
  );
}
