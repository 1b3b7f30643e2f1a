/**
 * Bundles the Action and its reporter into action/dist, one file each. GitHub runs what is in the repository, so
 * these two are committed; a guard test compares them with the source. They are not minified: people may read
 * what judges them, and git can merge it.
 */
import { build } from "esbuild";

/** What action/dist is to hold: name -> text. */
export async function bundleAction() {
  const { outputFiles } = await build({
    entryPoints: ["action/check.ts", "action/comment.ts"],
    absWorkingDir: import.meta.dirname,
    outdir: "action/dist",
    write: false,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // Names of packages in comments are the same wherever node_modules lies.
    preserveSymlinks: true,
    mainFields: ["module", "main"],
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ""), text]));
}
