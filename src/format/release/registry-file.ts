/**
 * What a registry says of its packages' versions: the signed common file `registry.yaml`.
 *
 *     bailiwick: "registry-v1"
 *     versions:
 *       - paths: "plugins/*.yaml"
 *         order: "semver"
 *         layout: "krew"
 *         ecosystem: "..."
 *     note: "..."
 *
 * `paths` is written as a layout pattern is: with a slash at its end it matches folders. A package is what the
 * first of them matches; its name is the last segment, without `.yaml`. `ecosystem` and `note` are optional.
 */
import * as v from "valibot";
import { listOf, parseDocument, untagged, words } from "../document.ts";
import { parseLayout } from "../layout.ts";
import { type Order, orders } from "../version/orders.ts";
import { formatYaml, type YamlObject } from "../yaml.ts";
import { type ReleaseLayout, releaseLayouts } from "./readers.ts";

/** How the versions of some packages are read and ordered. */
export interface VersionRule {
  readonly paths: string;
  readonly order: Order;
  readonly layout: ReleaseLayout;
  /** The name that OSV has for where the packages are used: `PyPI`, `npm`. Packages elsewhere are others. */
  readonly ecosystem?: string | undefined;
}

export interface RegistryFile {
  readonly versions: readonly VersionRule[];
  readonly note?: string | undefined;
}

/** Where it lies: a common name of its own. */
export const REGISTRY_FILE = "registry.yaml";

const rule = v.strictObject({
  paths: v.string(),
  order: v.picklist(orders),
  layout: v.picklist(releaseLayouts),
  ecosystem: v.optional(words),
});
const schema = v.pipe(
  v.strictObject({
    bailiwick: v.literal("registry-v1"),
    versions: v.pipe(
      listOf(rule),
      v.check((rules) => parseLayout(rules.map(({ paths }) => paths)) !== undefined),
    ),
    note: v.optional(words),
  }),
  v.transform(untagged),
);

function shape({ versions, note }: RegistryFile): YamlObject {
  const rules = versions.map(({ paths, order, layout, ecosystem }) => ({ paths, order, layout, ecosystem }));
  return { bailiwick: "registry-v1", versions: rules, note };
}

/** The bytes of `registry.yaml`. */
export function formatRegistryFile(file: RegistryFile): Uint8Array {
  return formatYaml(shape(file));
}

/** What the bytes of a `registry.yaml` mean; undefined when they are none, to the letter. */
export function parseRegistryFile(bytes: Uint8Array): RegistryFile | undefined {
  return parseDocument<RegistryFile>(bytes, schema, shape);
}
