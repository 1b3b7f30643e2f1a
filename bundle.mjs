/**
 * Bundles the command line: one file a command instead of a hundred, since a check of one pull request
 * should take no longer than starting Node. The library in dist/src stays as tsc wrote it.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { build } from "esbuild";
import { bundleAction } from "./bundle-action.mjs";
import { bundleWeb } from "./bundle-web.mjs";

const { metafile } = await build({
  entryPoints: ["cli/main.ts"],
  outdir: "dist/cli",
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minifySyntax: true,
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  metafile: true,
  logLevel: "warning",
});
const written = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
for (const name of readdirSync("dist/cli")) {
  if (/-[A-Z0-9]{8}\.js$/.test(name) && !written.has(name)) rmSync(`dist/cli/${name}`);
}

mkdirSync("action/dist", { recursive: true });
for (const [name, text] of await bundleAction()) writeFileSync(`action/dist/${name}`, text);

await bundleWeb();
