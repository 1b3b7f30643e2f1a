/** Bundles `bailiwick/web`: one file for browsers, without Node's modules. */
import { resolve } from "node:path";
import { build } from "esbuild";

/** What needs Node, and what stands in for it. */
const stands = new Map([
  ["node:buffer", resolve("src/web/utf8.ts")],
  ["node:crypto", resolve("src/web/hashes.ts")],
  ["./engine-node.ts", resolve("src/web/engine.ts")],
]);

/** Writes the bundle. */
export async function bundleWeb(outfile = "dist/web/index.js") {
  await build({
    entryPoints: ["src/web/index.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minifySyntax: true,
    inject: ["src/web/globals.ts"],
    plugins: [
      {
        name: "stand-ins",
        setup: (plugin) =>
          plugin.onResolve({ filter: /^(node:buffer|node:crypto|\.\/engine-node\.ts)$/ }, ({ path }) => ({
            path: stands.get(path),
          })),
      },
    ],
    logLevel: "warning",
  });
}
