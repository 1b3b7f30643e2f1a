/** A value of an opam file: a list or group holds values, a filter in braces its own, and all else is a word. */
export type OpamValue =
  | { readonly kind: "string" | "word"; readonly text: string }
  | { readonly kind: "list" | "filter"; readonly items: readonly OpamValue[] };

/** A field `name: value` (a value may have filters behind it), or a section `kind "name" { ... }`. */
export interface OpamItem {
  readonly name: string;
  readonly values: readonly OpamValue[];
  /** The items of a section. */
  readonly inside?: readonly OpamItem[];
}

const TOKEN =
  /\s+|#[^\n]*|"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""|"(?:[^"\\]|\\[\s\S])*"|[[\](){}]|[A-Za-z0-9_][A-Za-z0-9_+.-]*(?::[A-Za-z_][A-Za-z0-9_+.-]*)?|[^\s"[\](){}#]/y;

/** Deepest that brackets nest; opam's own files stay below ten. */
const DEEPEST = 50;

/** The top items of an opam file; undefined when it is none. Linear time. */
export function parseOpam(text: string): readonly OpamItem[] | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const reader = { tokens, at: 0 };
  const items = itemsOf(reader, 0);
  return items !== undefined && reader.at === tokens.length ? items : undefined;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (text.startsWith("(*", at)) {
      const end = text.indexOf("*)", at + 2);
      if (end < 0) return undefined;
      at = end + 2;
      continue;
    }
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) return undefined;
    at += token.length;
    if (!/^[\s#]/.test(token)) tokens.push(token);
  }
  return tokens;
}

/** Fields and sections, up to the end or a closing brace. */
function itemsOf(reader: Reader, depth: number): OpamItem[] | undefined {
  const items: OpamItem[] = [];
  for (
    let token = reader.tokens[reader.at];
    token !== undefined && token !== "}";
    token = reader.tokens[reader.at]
  ) {
    if (!/^[A-Za-z0-9_]/.test(token) || depth > 3) return undefined;
    reader.at++;
    const next = reader.tokens[reader.at];
    if (next === ":") {
      reader.at++;
      const values = fieldOf(reader);
      if (values === undefined) return undefined;
      items.push({ name: token, values });
      continue;
    }
    const label = next?.startsWith('"') ? [{ kind: "string", text: unquote(next) } as const] : [];
    reader.at += label.length;
    if (reader.tokens[reader.at++] !== "{") return undefined;
    const inside = itemsOf(reader, depth + 1);
    if (inside === undefined || reader.tokens[reader.at++] !== "}") return undefined;
    items.push({ name: token, values: label, inside });
  }
  return items;
}

/** The value of a field: up to the next field, section or closing brace. */
function fieldOf(reader: Reader): OpamValue[] | undefined {
  const values: OpamValue[] = [];
  for (;;) {
    const token = reader.tokens[reader.at];
    if (token === undefined || token === "}") return values.length > 0 ? values : undefined;
    const next = reader.tokens[reader.at + 1];
    const isName = /^[A-Za-z0-9_]/.test(token);
    const isSection =
      isName && (next === "{" || (next?.startsWith('"') && reader.tokens[reader.at + 2] === "{"));
    if (values.length > 0 && isName && (next === ":" || isSection)) return values;
    const value = readValue(reader, 0);
    if (value === undefined) return undefined;
    values.push(value);
  }
}

function readValue(reader: Reader, depth: number): OpamValue | undefined {
  const token = reader.tokens[reader.at++] ?? "";
  if (token.startsWith('"')) return { kind: "string", text: unquote(token) };
  const close = { "[": "]", "(": ")", "{": "}" }[token];
  if (close === undefined) return /^[\])}:]|^$/.test(token) ? undefined : { kind: "word", text: token };
  if (depth > DEEPEST) return undefined;
  const items: OpamValue[] = [];
  while (reader.tokens[reader.at] !== close) {
    const item = readValue(reader, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
  }
  reader.at++;
  return { kind: token === "{" ? "filter" : "list", items };
}

function unquote(token: string): string {
  const inner = token.startsWith('"""') ? token.slice(3, -3) : token.slice(1, -1);
  return inner.replace(/\\(?:\n\s*|([\s\S]))/g, (_, character: string | undefined) =>
    character === undefined ? "" : character === "n" ? "\n" : character === "t" ? "\t" : character,
  );
}
