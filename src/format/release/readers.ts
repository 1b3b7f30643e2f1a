import type { Order } from "../version/orders.ts";
import { bazelReader } from "./read-bazel.ts";
import { juliaReader } from "./read-julia.ts";
import { krewReader } from "./read-krew.ts";
import { opamReader } from "./read-opam.ts";
import type { ReleaseReader } from "./release.ts";
import { bailiwickReader } from "./release-file.ts";

/** Every layout that `registry.yaml` may name. */
export const releaseLayouts = ["bailiwick", "opam", "julia", "krew", "bazel"] as const;
export type ReleaseLayout = (typeof releaseLayouts)[number];

export const readers: Readonly<Record<ReleaseLayout, ReleaseReader>> = {
  bailiwick: bailiwickReader,
  opam: opamReader,
  julia: juliaReader,
  krew: krewReader,
  bazel: bazelReader,
};

/** The order of a layout's versions where no `registry.yaml` names one. */
export const usualOrders: Readonly<Record<ReleaseLayout, Order>> = {
  bailiwick: "semver",
  opam: "loose",
  julia: "semver",
  krew: "semver",
  bazel: "bazel",
};
