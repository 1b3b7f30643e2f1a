/** Where packages lie in a registry that is made up: its layout, and how paths in it are spelled. */
export interface Ground {
  readonly layout: readonly string[];
  /** The path of the package of a name. */
  readonly place: (name: string) => string;
  /** Files that a package of this name may have. */
  readonly inside: (name: string) => readonly string[];
  /** Patterns that somebody may be granted there, besides those of single packages. */
  readonly wide: readonly string[];
  /** Paths outside packages. */
  readonly common: readonly string[];
}

/** Few names, so that people meet. `Z` is the bystander's, `M` mallory's, `L...` may be `unsigned`. */
export const names = ["A", "B", "C", "L", "La", "M", "Z", "a"] as const;

export const directories = (prefix: string, more: Partial<Ground> = {}): Ground => ({
  layout: [`${prefix}*/`],
  place: (name) => `${prefix}${name}`,
  inside: (name) => ["x", "y", "d/z"].map((file) => `${prefix}${name}/${file}`),
  wide: [`${prefix}*/**`, `${prefix}*/x`, `${prefix}*/d/**`, `${prefix}A*/**`],
  common: ["README.md", ".github/w", ".github/d/v", ...(prefix === "" ? [] : [`${prefix}README`])],
  ...more,
});

/** Layouts of every sort. */
export const grounds: readonly Ground[] = [
  directories(""),
  directories("p/"),
  {
    layout: ["p/*.yaml"],
    place: (name) => `p/${name}.yaml`,
    inside: (name) => [`p/${name}.yaml`],
    wide: ["p/*.yaml", "p/**", "p/A*.yaml"],
    common: ["README.md", "p/README", "p/d/x"],
  },
  directories("", {
    layout: ["*/", "*.yaml"],
    place: (name) => (name < "C" ? `${name}.yaml` : name),
    inside: (name) => (name < "C" ? [`${name}.yaml`] : [`${name}/x`, `${name}/y`]),
    wide: ["*/**", "*.yaml", "*/x"],
  }),
  directories("p/", { layout: ["p/*", "p/*/"] }),
];
