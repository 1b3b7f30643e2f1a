import { Failure } from "../failure.ts";
import { quote } from "../quote.ts";

/**
 * The version that a tag of a package names: `1.0.5`, `v1.0.5`, or after the package's name, `foo-1.0.5`, `foo@1.0.5`,
 * `foo/v1.0.5`. Throws the Failure `usage` for others.
 */
export function versionOfTag(tag: string, name: string): string {
  const last = name.replace(/\/+$/, "").split("/").at(-1) ?? "";
  const isNamed = tag.startsWith(last) && /^[-_@/]/.test(tag.slice(last.length));
  const version = (isNamed ? tag.slice(last.length + 1) : tag).replace(/^[vV](?=\d)/, "");
  if (/^\d/.test(version)) return version;
  throw new Failure("usage", `the tag ${quote(tag)} names no version of ${quote(name)}`, {
    mend: "--version 1.0.5",
  });
}
