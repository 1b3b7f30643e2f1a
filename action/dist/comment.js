import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);

// src/failure.ts
var Failure = class extends Error {
  code;
  mend;
  constructor(code3, message, options = {}) {
    super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
    this.name = "Failure";
    this.code = code3;
    this.mend = options.mend;
  }
};

// node_modules/valibot/dist/index.mjs
var store$4;
var DEFAULT_CONFIG = {
  lang: void 0,
  message: void 0,
  abortEarly: void 0,
  abortPipeEarly: void 0
};
// @__NO_SIDE_EFFECTS__
function getGlobalConfig(config$1) {
  if (!config$1 && !store$4) return DEFAULT_CONFIG;
  return {
    lang: config$1?.lang ?? store$4?.lang,
    message: config$1?.message,
    abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
    abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
  };
}
var store$3;
// @__NO_SIDE_EFFECTS__
function getGlobalMessage(lang) {
  return store$3?.get(lang);
}
var store$2;
// @__NO_SIDE_EFFECTS__
function getSchemaMessage(lang) {
  return store$2?.get(lang);
}
var store$1;
// @__NO_SIDE_EFFECTS__
function getSpecificMessage(reference, lang) {
  return store$1?.get(reference)?.get(lang);
}
// @__NO_SIDE_EFFECTS__
function _stringify(input) {
  const type = typeof input;
  if (type === "string") return `"${input}"`;
  if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
  if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
  return type;
}
function _addIssue(context, label, dataset, config$1, other) {
  const input = other && "input" in other ? other.input : dataset.value;
  const expected = other?.expected ?? context.expects ?? null;
  const received = other?.received ?? /* @__PURE__ */ _stringify(input);
  const issue = {
    kind: context.kind,
    type: context.type,
    input,
    expected,
    received,
    message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
    requirement: context.requirement,
    path: other?.path,
    issues: other?.issues,
    lang: config$1.lang,
    abortEarly: config$1.abortEarly,
    abortPipeEarly: config$1.abortPipeEarly
  };
  const isSchema = context.kind === "schema";
  const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
  if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
  if (isSchema) dataset.typed = false;
  if (dataset.issues) dataset.issues.push(issue);
  else dataset.issues = [issue];
}
// @__NO_SIDE_EFFECTS__
function _isSameValueZero(value1, value2) {
  return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
// @__NO_SIDE_EFFECTS__
function _joinExpects(values$1, separator) {
  const list2 = [...new Set(values$1)];
  if (list2.length > 1) return `(${list2.join(` ${separator} `)})`;
  return list2[0] ?? "never";
}
function _standardSchema(schema5) {
  schema5["~standard"] = {
    version: 1,
    vendor: "valibot",
    validate: (value$1) => schema5["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
  };
  return schema5;
}
var EMOJI_REGEX = new RegExp("^(?:[\\u{1F1E6}-\\u{1F1FF}]{2}|\\u{1F3F4}[\\u{E0061}-\\u{E007A}]{2}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{1,3}\\u{E007F}|(?:\\p{Emoji}\\uFE0F\\u20E3?|\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}?|(?![\\p{Emoji_Modifier_Base}\\u{1F1E6}-\\u{1F1FF}])\\p{Emoji_Presentation})(?:\\u200D(?:\\p{Emoji}\\uFE0F\\u20E3?|\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}?|(?![\\p{Emoji_Modifier_Base}\\u{1F1E6}-\\u{1F1FF}])\\p{Emoji_Presentation}))*)+$", "u");
// @__NO_SIDE_EFFECTS__
function maxLength(requirement, message$1) {
  return {
    kind: "validation",
    type: "max_length",
    reference: maxLength,
    async: false,
    expects: `<=${requirement}`,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function minValue(requirement, message$1) {
  return {
    kind: "validation",
    type: "min_value",
    reference: minValue,
    async: false,
    expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function regex(requirement, message$1) {
  return {
    kind: "validation",
    type: "regex",
    reference: regex,
    async: false,
    expects: `${requirement}`,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function safeInteger(message$1) {
  return {
    kind: "validation",
    type: "safe_integer",
    reference: safeInteger,
    async: false,
    expects: null,
    requirement: Number.isSafeInteger,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function getFallback(schema5, dataset, config$1) {
  return typeof schema5.fallback === "function" ? schema5.fallback(dataset, config$1) : schema5.fallback;
}
// @__NO_SIDE_EFFECTS__
function getDefault(schema5, dataset, config$1) {
  return typeof schema5.default === "function" ? schema5.default(dataset, config$1) : schema5.default;
}
// @__NO_SIDE_EFFECTS__
function array(item, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "array",
    reference: array,
    expects: "Array",
    async: false,
    item,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (Array.isArray(input)) {
        dataset.typed = true;
        dataset.value = [];
        for (let key = 0; key < input.length; key++) {
          const value$1 = input[key];
          const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
          if (itemDataset.issues) {
            const pathItem = {
              type: "array",
              origin: "value",
              input,
              key,
              value: value$1
            };
            for (const issue of itemDataset.issues) {
              if (issue.path) issue.path.unshift(pathItem);
              else issue.path = [pathItem];
              dataset.issues?.push(issue);
            }
            if (!dataset.issues) dataset.issues = itemDataset.issues;
            if (config$1.abortEarly) {
              dataset.typed = false;
              break;
            }
          }
          if (!itemDataset.typed) dataset.typed = false;
          dataset.value.push(itemDataset.value);
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function literal(literal_, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "literal",
    reference: literal,
    expects: /* @__PURE__ */ _stringify(literal_),
    async: false,
    literal: literal_,
    message: message$1,
    "~run"(dataset, config$1) {
      if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function nullable(wrapped, default_) {
  return _standardSchema({
    kind: "schema",
    type: "nullable",
    reference: nullable,
    expects: `(${wrapped.expects} | null)`,
    async: false,
    wrapped,
    default: default_,
    "~run"(dataset, config$1) {
      if (dataset.value === null) {
        if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
        if (dataset.value === null) {
          dataset.typed = true;
          return dataset;
        }
      }
      return this.wrapped["~run"](dataset, config$1);
    }
  });
}
// @__NO_SIDE_EFFECTS__
function nullish(wrapped, default_) {
  return _standardSchema({
    kind: "schema",
    type: "nullish",
    reference: nullish,
    expects: `(${wrapped.expects} | null | undefined)`,
    async: false,
    wrapped,
    default: default_,
    "~run"(dataset, config$1) {
      if (dataset.value === null || dataset.value === void 0) {
        if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
        if (dataset.value === null || dataset.value === void 0) {
          dataset.typed = true;
          return dataset;
        }
      }
      return this.wrapped["~run"](dataset, config$1);
    }
  });
}
// @__NO_SIDE_EFFECTS__
function number(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "number",
    reference: number,
    expects: "number",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function object(entries$1, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "object",
    reference: object,
    expects: "Object",
    async: false,
    entries: entries$1,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (input && typeof input === "object") {
        dataset.typed = true;
        dataset.value = {};
        for (const key in this.entries) {
          const valueSchema = this.entries[key];
          if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
            const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
            const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
            if (valueDataset.issues) {
              const pathItem = {
                type: "object",
                origin: "value",
                input,
                key,
                value: value$1
              };
              for (const issue of valueDataset.issues) {
                if (issue.path) issue.path.unshift(pathItem);
                else issue.path = [pathItem];
                dataset.issues?.push(issue);
              }
              if (!dataset.issues) dataset.issues = valueDataset.issues;
              if (config$1.abortEarly) {
                dataset.typed = false;
                break;
              }
            }
            if (!valueDataset.typed) dataset.typed = false;
            dataset.value[key] = valueDataset.value;
          } else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
          else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
            _addIssue(this, "key", dataset, config$1, {
              input: void 0,
              expected: `"${key}"`,
              path: [{
                type: "object",
                origin: "key",
                input,
                key,
                value: input[key]
              }]
            });
            if (config$1.abortEarly) break;
          }
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function picklist(options, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "picklist",
    reference: picklist,
    expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
    async: false,
    options,
    message: message$1,
    "~run"(dataset, config$1) {
      if (this.options.includes(dataset.value)) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function strictObject(entries$1, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "strict_object",
    reference: strictObject,
    expects: "Object",
    async: false,
    entries: entries$1,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (input && typeof input === "object") {
        dataset.typed = true;
        dataset.value = {};
        for (const key in this.entries) {
          const valueSchema = this.entries[key];
          if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
            const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
            const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
            if (valueDataset.issues) {
              const pathItem = {
                type: "object",
                origin: "value",
                input,
                key,
                value: value$1
              };
              for (const issue of valueDataset.issues) {
                if (issue.path) issue.path.unshift(pathItem);
                else issue.path = [pathItem];
                dataset.issues?.push(issue);
              }
              if (!dataset.issues) dataset.issues = valueDataset.issues;
              if (config$1.abortEarly) {
                dataset.typed = false;
                break;
              }
            }
            if (!valueDataset.typed) dataset.typed = false;
            dataset.value[key] = valueDataset.value;
          } else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
          else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
            _addIssue(this, "key", dataset, config$1, {
              input: void 0,
              expected: `"${key}"`,
              path: [{
                type: "object",
                origin: "key",
                input,
                key,
                value: input[key]
              }]
            });
            if (config$1.abortEarly) break;
          }
        }
        if (!dataset.issues || !config$1.abortEarly) {
          for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
            _addIssue(this, "key", dataset, config$1, {
              input: key,
              expected: "never",
              path: [{
                type: "object",
                origin: "key",
                input,
                key,
                value: input[key]
              }]
            });
            break;
          }
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function string(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "string",
    reference: string,
    expects: "string",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (typeof dataset.value === "string") dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function pipe(...pipe$1) {
  return _standardSchema({
    ...pipe$1[0],
    pipe: pipe$1,
    "~run"(dataset, config$1) {
      for (const item of pipe$1) if (item.kind !== "metadata") {
        if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
          dataset.typed = false;
          break;
        }
        if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
      }
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function safeParse(schema5, input, config$1) {
  const dataset = schema5["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
  return {
    typed: dataset.typed,
    success: !dataset.issues,
    output: dataset.value,
    issues: dataset.issues
  };
}

// src/quote.ts
var UNPRINTABLE = /[\u0000-\u001f\u007f-\u00a0\u00ad\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\\']/gu;
var PLAIN = /^[\w./@+:,-]+$/;
function quote(text2) {
  if (PLAIN.test(text2)) return text2;
  return `'${text2.replace(UNPRINTABLE, escaped)}'`;
}
function printable(text2) {
  return text2.replace(UNPRINTABLE, (character) => /[\\']/.test(character) ? character : escaped(character));
}
function escaped(character) {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function list(texts) {
  const shown = texts.slice(0, 8).map(quote).join(", ");
  return texts.length > 8 ? `${shown} and ${texts.length - 8} more` : shown;
}

// src/github/api-failure.ts
var LONGEST = 300;
function apiFailure(doing, answer, { cause, rights } = {}) {
  const { status } = answer;
  const said = printable(answer.message.split("\n")[0] ?? "").slice(0, LONGEST);
  const until = limitedUntil(answer);
  const words = until === void 0 ? said : `the rate limit of this token is used up${until === "" ? "" : `, ${until}`}`;
  const mend = until !== void 0 ? `the same again${until === "" ? " in a minute" : ` then: ${until}`}` : status === void 0 ? "see that the network and the forge are up, then the same again" : (status < 405 ? rights : void 0) ?? mends.get(status);
  return new Failure(
    "io",
    `GitHub, asked for ${doing}: ${status === void 0 ? "" : `${status}, `}${words}`,
    {
      cause,
      mend: mend ?? "try again later"
    }
  );
}
var mends = /* @__PURE__ */ new Map([
  [401, "gh auth login   # or set GITHUB_TOKEN"],
  [403, "give the token the rights contents: write and pull-requests: write"],
  [404, "see that the token may read the repository, and that the remote's URL or --repo is right"],
  [422, "mend what it says; `gh pr list` shows the pull requests that there are"]
]);
function limitedUntil({ status, headers, message }) {
  if (status !== 403 && status !== 429) return void 0;
  const wait = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(wait)) return `in ${Math.ceil(wait)} s`;
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1e3;
  if (String(headers["x-ratelimit-remaining"]) === "0")
    return Number.isFinite(reset) && Math.abs(reset) < 864e13 ? `until ${new Date(reset).toISOString().slice(0, 16).replace("T", " ")} UTC` : "";
  return status === 429 || /rate limit/i.test(message) ? "" : void 0;
}

// src/github/patient-fetch.ts
import { setTimeout as pause } from "node:timers/promises";
var usualPatience = { seconds: 30, pauses: [500, 1500], bytes: 8 * 1024 * 1024 };
function patientFetch({ seconds, pauses, bytes }) {
  return async (url, init) => {
    const signal = AbortSignal.timeout(seconds * 1e3);
    const waits = (init.method ?? "GET") === "GET" ? pauses : [];
    const ask = async () => {
      try {
        const response = await fetch(url, { ...init, signal });
        const { status, headers } = response;
        const body = await readAtMost(response, bytes);
        return new Response(body.length === 0 ? null : body, { status, headers: plain(headers) });
      } catch (cause) {
        return signal.aborted ? new Error(`no answer within ${seconds} s`, { cause }) : new Error(wordsOf(cause), { cause });
      }
    };
    let answer = await ask();
    for (const wait of waits) {
      if (signal.aborted || !isFailing(answer)) break;
      await pause(wait);
      const again = await ask();
      if (!(again instanceof Error && signal.aborted)) answer = again;
    }
    if (answer instanceof Error) throw answer;
    return answer;
  };
}
function isFailing(answer) {
  return answer instanceof Error || answer.status >= 500;
}
function plain(headers) {
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-length"]) kept.delete(name);
  return kept;
}
async function readAtMost(response, most) {
  const chunks = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > most) throw new Error(`more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
function wordsOf(cause) {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message || inner.name : String(inner);
}

// action/api.ts
function openApi(url, token, seconds) {
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${token}`,
    "user-agent": "bailiwick",
    "x-github-api-version": "2022-11-28"
  };
  const request = async (method, path, bytes = usualPatience.bytes, body) => {
    const doing = `${method} ${path.split("?")[0]}`;
    const ask = patientFetch({ ...usualPatience, seconds, bytes });
    const response = await ask(`${url}${path}`, {
      method,
      headers: body === void 0 ? headers : { ...headers, "content-type": "application/json" },
      body: body === void 0 ? null : JSON.stringify(body)
    }).catch((cause) => {
      throw apiFailure(doing, { status: void 0, headers: {}, message: cause.message }, { cause });
    });
    const content = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return content;
    const said = parsed(content);
    const message = typeof said === "object" && said !== null && "message" in said ? String(said.message) : "it says no";
    const answer = { status: response.status, message, headers: Object.fromEntries(response.headers) };
    throw apiFailure(doing, answer, { rights: RIGHTS });
  };
  return {
    async ask(path, shape) {
      const { success, output } = safeParse(shape, parsed(await request("GET", path)));
      if (success) return output;
      throw new Failure("io", `${url}, asked for ${path.split("?")[0]}, does not answer as GitHub does`);
    },
    async send(method, path, body) {
      await request(method, path, void 0, body);
    },
    download: (path, most) => request("GET", path, most)
  };
}
var RIGHTS = "give the job the permissions actions: read and pull-requests: write";
function parsed(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return void 0;
  }
}

// src/reasons.ts
function reason(says, mend) {
  return { says, mend: typeof mend === "string" ? () => mend : mend };
}
var sign = ({ path }) => `bailiwick sign   # or ask who may: bailiwick who-can ${quote(path)}`;
var vouch = ({ path }) => `bailiwick sign   # by someone entitled to ${quote(path)}; or the issuers: bailiwick endorse NAME PACKAGE`;
var resign = "bailiwick sign SUBJECT   # by someone entitled, after putting the files as they should be";
var restore = ({ path }) => `git checkout BASE -- ${quote(path)}`;
var remove = ({ path }) => `git rm -- ${quote(path)}`;
var propose = ({ path }) => `bailiwick root propose --fresh   # if it was accepted before: git checkout BASE -- ${quote(path)}`;
var distrust = "do not use this copy; fetch from another mirror and compare";
var lacks = ({ path, role, needed, counted, signed, holders }) => `${quote(path)} needs ${needed} \xD7 ${role}, has ${counted.length === 0 ? "none" : list(counted)}; signed by ${signed.length === 0 ? "nobody" : list(signed)}; ${role} there is held by ${holders.length === 0 ? "nobody" : list(holders)}`;
var reasons = {
  // the registry and its roots
  "registry-missing": reason(
    (_) => "the tree has no .bailiwick/root/1.yaml, but a registry was pinned",
    distrust
  ),
  "pin-mismatch": reason(
    ({ pin }) => `no root of this chain has the pinned fingerprint ${quote(pin)}`,
    distrust
  ),
  "root-malformed": reason(({ path }) => `${quote(path)} is no root document`, propose),
  "root-gap": reason(
    ({ version }) => `root ${version} is missing from the chain`,
    "bailiwick root show"
  ),
  "root-registry": reason(({ path }) => `${quote(path)} names another registry`, propose),
  "root-key-reused": reason(
    ({ version, name }) => `root ${version} gives the name ${quote(name)} to another key; a name stands for one key for ever`,
    ({ name }) => `bailiwick root propose --fresh --add-key ${quote(`${name}-2027`)}=KEY   # a name of its own`
  ),
  "root-unsigned": reason(
    ({ version, by, missing }) => `root ${version} lacks signatures of ${by}: ${list(missing)}`,
    "bailiwick root sign   # each of them; see bailiwick root status"
  ),
  "root-altered": reason(
    ({ version }) => `root ${version} is not the one that was accepted before`,
    distrust
  ),
  "root-removed": reason(
    ({ version }) => `root ${version} was accepted before and is gone`,
    distrust
  ),
  "root-not-next": reason(
    ({ version, last }) => `root ${version} does not follow root ${last}: a change brings exactly the next one`,
    "bailiwick root propose"
  ),
  "root-not-alone": reason(
    ({ path }) => `a new root comes alone, but ${quote(path)} changes with it`,
    "make two changes: first the root, then the rest"
  ),
  "root-layout": reason(
    ({ pattern }) => `the layout may only gain patterns that match nothing yet: ${quote(pattern)}`,
    "bailiwick root propose --fresh   # with the layout as it was, or other patterns"
  ),
  "root-expired": reason(
    ({ version, expires }) => `root ${version} expired on ${expires}: only its successor and revocations may pass`,
    "bailiwick root propose --days 365"
  ),
  // certificates and revocations
  "certificate-malformed": reason(
    ({ path }) => `${quote(path)} is no certificate of this registry and user`,
    restore
  ),
  "certificate-unauthorised": reason(
    ({ user, needed, signed }) => `the certificate of ${quote(user)} needs ${needed} issuers, has ${signed.length === 0 ? "none" : list(signed)}`,
    ({ user }) => `bailiwick cert issue ${quote(user)}`
  ),
  "certificate-older": reason(
    ({ user, serial, remembered }) => `the certificate of ${quote(user)} has serial ${serial}, which is not above ${remembered}`,
    ({ user }) => `bailiwick cert renew ${quote(user)}`
  ),
  "certificate-missing": reason(
    ({ user }) => `the certificate of ${quote(user)} is gone; certificates are never deleted`,
    ({ user }) => `git checkout BASE -- .bailiwick/certs/${quote(user)}.yaml`
  ),
  "certificate-too-long": reason(
    ({ user, days, limit }) => `the certificate of ${quote(user)} is valid for ${days} days, more than ${limit}`,
    ({ user, limit }) => `bailiwick cert issue ${quote(user)} --days ${limit}`
  ),
  "key-shared": reason(
    ({ user, other }) => `${quote(user)} and ${quote(other)} list one key: it counts for neither`,
    "bailiwick key new"
  ),
  "key-not-possessed": reason(
    ({ user, key }) => `the certificate of ${quote(user)} is not signed by its new key ${quote(key)}`,
    ({ user }) => `bailiwick cert request ${quote(user)}`
  ),
  "revocation-malformed": reason(
    ({ path }) => `${quote(path)} is no revocation of this registry and key`,
    restore
  ),
  "revocation-unauthorised": reason(
    ({ path }) => `${quote(path)} is signed neither by its key nor by enough issuers`,
    "bailiwick cert revoke KEY --reason compromised   # as an issuer, or as the key: --self"
  ),
  "revocation-missing": reason(
    ({ path }) => `${quote(path)} is gone; revocations are never deleted`,
    restore
  ),
  "revocation-altered": reason(
    ({ path }) => `${quote(path)} is not the revocation that was accepted before`,
    restore
  ),
  "revocation-unknown-key": reason(
    ({ path }) => `${quote(path)} revokes a key that no certificate and no root knows`,
    remove
  ),
  "revocation-lapsed": reason(
    ({ path }) => `${quote(path)} would count no more under the new issuers`,
    ({ path }) => `bailiwick cert reissue --all   # as the new issuers, in the same change; or: bailiwick endorse NAME ${quote(path)}`
  ),
  // lists, signatures and the rest of .bailiwick
  "list-malformed": reason(({ path }) => `${quote(path)} is no list of this registry`, remove),
  "list-unsigned": reason(
    ({ path }) => `${quote(path)} has no signature that counts`,
    "bailiwick sign --all"
  ),
  "list-line-absent": reason(
    ({ path, line }) => `${quote(path)} names ${quote(line)}, which is not in the tree with those bytes`,
    "bailiwick sign --all   # an endorsement: bailiwick endorse NAME --prune"
  ),
  "list-still-counts": reason(
    ({ path, line }) => `${quote(path)} is removed, but its line ${quote(line)} still counts`,
    restore
  ),
  "signature-invalid": reason(
    ({ path }) => `${quote(path)} brings a signature that does not verify, or whose document is not there`,
    remove
  ),
  "signature-removed": reason(
    ({ path }) => `${quote(path)} loses a signature while its document stays`,
    restore
  ),
  "signature-not-entitled": reason(
    ({ path, user, why }) => `${quote(path)}: ${quote(user)} may not sign this: ${why}`,
    ({ path }) => `git rm -- ${quote(path)}`
  ),
  "attributes-altered": reason(
    (_) => ".bailiwick/.gitattributes is not the constant",
    "git checkout BASE -- .bailiwick/.gitattributes"
  ),
  "file-unexpected": reason(({ path }) => `nothing belongs at ${quote(path)}`, remove),
  "document-mode": reason(
    ({ path, mode }) => `${quote(path)} has mode ${quote(mode)}; files under .bailiwick are 100644`,
    ({ path }) => `chmod 644 ${quote(path)}`
  ),
  // paths
  "path-invalid": reason(
    ({ path, fault }) => `${quote(path)} is no path that every system can hold: ${fault}`,
    remove
  ),
  "path-collision": reason(
    ({ paths }) => `these are one name on some systems: ${list(paths)}`,
    "rename one of them"
  ),
  "tree-malformed": reason(
    ({ path }) => `the git tree at ${quote(path)} is not sorted, or has an entry of no known mode`,
    "commit it again with git"
  ),
  "too-many-files": reason(
    (_) => "the tree holds more files than will be judged",
    "split the registry"
  ),
  // subjects and their statements
  "name-taken": reason(
    ({ other }) => `the name belongs to a ${other} that has statements`,
    "choose another name"
  ),
  "subject-unstated": reason(
    (_) => "no statement speaks for these files, and they are not all `unsigned`",
    "bailiwick sign"
  ),
  "subject-missing": reason(
    (_) => "its statements are gone",
    "git checkout BASE -- .bailiwick   # to retire it, sign a statement that lists nothing: bailiwick sign"
  ),
  "statement-malformed": reason(({ path }) => `${quote(path)} is no statement`, resign),
  "statement-misplaced": reason(
    ({ path }) => `${quote(path)} speaks for another registry, subject or sequence`,
    resign
  ),
  "statement-superseded": reason(
    ({ path }) => `${quote(path)} is superseded by a later complete statement and must go`,
    remove
  ),
  "chain-broken": reason(
    ({ path }) => `${quote(path)} does not follow the statement before it`,
    resign
  ),
  "chain-too-long": reason(
    ({ limit }) => `more than ${limit} amendments stand on one complete statement`,
    resign
  ),
  "amends-tombstone": reason(
    ({ path }) => `${quote(path)} amends a statement that lists nothing; only a complete one may follow`,
    resign
  ),
  "amends-absent": reason(
    ({ path, removed }) => `${quote(path)} removes ${quote(removed)}, which is not there`,
    resign
  ),
  "path-outside": reason(
    ({ path, listed }) => `${quote(path)} lists ${quote(listed)}, which belongs to another subject`,
    resign
  ),
  "file-changed": reason(({ path }) => `${quote(path)} is not what its statement says`, sign),
  "file-missing": reason(({ path }) => `${quote(path)} is stated but not there`, sign),
  "file-stray": reason(({ path }) => `${quote(path)} is there but not stated`, sign),
  "file-mode": reason(
    ({ path, mode }) => `${quote(path)} has mode ${quote(mode)}, which is not what its statement says`,
    sign
  ),
  "file-not-regular": reason(
    ({ path, mode }) => `${quote(path)} is no regular file (mode ${quote(mode)})`,
    remove
  ),
  "file-too-large": reason(
    ({ path, limit }) => `${quote(path)} has more than ${limit} bytes`,
    remove
  ),
  // rights
  "signature-missing": reason((lack) => `nobody signed: ${lacks(lack)}`, sign),
  "rights-missing": reason((lack) => lacks(lack), sign),
  "rights-withdrawn": reason((lack) => `the right it relied on is gone: ${lacks(lack)}`, vouch),
  "signer-revoked": reason((lack) => `a signer's key is revoked: ${lacks(lack)}`, vouch),
  "signer-expired": reason(
    (lack) => `a signer's certificate or key was not valid at the time: ${lacks(lack)}`,
    ({ signed, counted }) => {
      const over = signed.filter((user) => !counted.includes(user)).map(quote);
      return `bailiwick cert renew ${over.join(" ") || "USER"}   # or, if a key is retired, with the new one: bailiwick sign`;
    }
  ),
  "rule-missing": reason(
    ({ path }) => `no rule of the root matches ${quote(path)}, so nobody may`,
    ({ path }) => `bailiwick root propose --rule 'PATTERN publish=1'   # a pattern that matches ${quote(path)}`
  ),
  "photograph-not-endorsed": reason(
    ({ path }) => `${quote(path)} is a photograph that the issuers have not endorsed`,
    ({ path }) => `bailiwick endorse NAME ${quote(path)}`
  ),
  "photograph-of-claimed": reason(
    ({ path }) => `${quote(path)} photographs what was signed for before: once signed, always signed`,
    resign
  ),
  "claimed-by-amendment": reason(
    ({ path }) => `${quote(path)} amends where all is \`unsigned\`: only a complete statement claims there`,
    resign
  ),
  // order
  "rolled-back": reason(
    ({ path, sequence, remembered }) => `${quote(path)} ends at statement ${sequence}, but ${remembered} was accepted before`,
    distrust
  ),
  "sequence-jump": reason(
    ({ sequence, remembered }) => `statement ${sequence} is too far above ${remembered}`,
    resign
  ),
  "sequence-gap": reason(
    ({ sequence, expected }) => `the next statement is ${expected}, not ${sequence}`,
    "bailiwick sign"
  ),
  "statement-altered": reason(
    ({ path }) => `${quote(path)} is not the statement of that number that was accepted before`,
    distrust
  ),
  "statement-dropped": reason(
    ({ sequence }) => `statement ${sequence} was accepted before and is neither there nor superseded`,
    distrust
  ),
  "previous-mismatch": reason(
    ({ path }) => `${quote(path)} does not name the statement that was accepted before it`,
    "bailiwick sign"
  ),
  "complete-needed": reason(
    ({ path }) => `${quote(path)} must be complete, to mend what stands before it`,
    resign
  ),
  // changes
  "first-change-outside": reason(
    ({ path }) => `the change that brings the root may touch nothing outside .bailiwick, but changes ${quote(path)}`,
    "make two changes: first the registry, then the rest"
  ),
  unsupported: reason(
    ({ path, kind }) => `${quote(path)} is a ${quote(kind)}, by whose rules this version of bailiwick cannot judge`,
    "npm install --global bailiwick@latest"
  )
};

// action/report.ts
var MOST = { rows: 100, reasons: 4, users: 16, notes: 16, text: 500 };

// action/parse-report.ts
var REPORT_BYTES = 1024 * 1024;
var text = pipe(string(), maxLength(MOST.text));
var code = pipe(string(), regex(/^[a-z]+(?:-[a-z]+)*$/), maxLength(40));
var count = pipe(number(), safeInteger(), minValue(0));
var reason2 = strictObject({ code, says: text, mend: text, path: nullable(text) });
var note = strictObject({ code, says: text, mend: nullable(text) });
var row = strictObject({
  subject: text,
  verdict: picklist(["granted", "unsigned", "refused"]),
  users: pipe(array(text), maxLength(MOST.users)),
  reasons: pipe(array(reason2), maxLength(MOST.reasons)),
  more: count
});
var report = strictObject({
  version: literal(1),
  pull: nullable(pipe(count, minValue(1))),
  head: nullable(pipe(string(), regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/))),
  verdict: picklist(["accepted", "refused", "unjudged"]),
  counts: nullable(strictObject({ verified: count, unsigned: count, refused: count, total: count })),
  rows: pipe(array(row), maxLength(MOST.rows)),
  hidden: count,
  notes: pipe(array(note), maxLength(MOST.notes))
});
function parseReport(bytes) {
  if (bytes.length > REPORT_BYTES) return void 0;
  const { success, output } = safeParse(report, readJson(bytes));
  return success ? output : void 0;
}
function readJson(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return void 0;
  }
}

// action/unzip-one.ts
import { inflateRawSync } from "node:zlib";
var CENTRAL = 33639248;
var END = 101010256;
var LOCAL = 67324752;
var STORED = 0;
var DEFLATED = 8;
function unzipOne(zip, most) {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.lastIndexOf(Buffer.from([80, 75, 5, 6]));
  if (end === -1 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) return void 0;
  if (bytes.readUInt16LE(end + 10) !== 1) return void 0;
  const central = bytes.readUInt32LE(end + 16);
  if (central + 46 > end || bytes.readUInt32LE(central) !== CENTRAL) return void 0;
  const method = bytes.readUInt16LE(central + 10);
  const packed = bytes.readUInt32LE(central + 20);
  const size = bytes.readUInt32LE(central + 24);
  const local = bytes.readUInt32LE(central + 42);
  if (size > most || local + 30 > central || bytes.readUInt32LE(local) !== LOCAL) return void 0;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packed > central) return void 0;
  const content = bytes.subarray(start, start + packed);
  const whole = method === STORED ? content : method === DEFLATED ? inflate(content, most) : void 0;
  return whole?.length === size ? whole : void 0;
}
function inflate(content, most) {
  try {
    return inflateRawSync(content, { maxOutputLength: most });
  } catch {
    return void 0;
  }
}

// action/fetch-report.ts
var schema = object({
  artifacts: array(object({ id: number(), name: string(), size_in_bytes: number() }))
});
async function fetchReport(api, repository, run, name) {
  const path = `/repos/${repository}/actions/runs/${run}/artifacts?name=${encodeURIComponent(name)}`;
  const { artifacts } = await api.ask(path, schema);
  const found = artifacts.find((artifact) => artifact.name === name);
  if (found === void 0 || found.size_in_bytes > REPORT_BYTES) return void 0;
  const zip = await api.download(`/repos/${repository}/actions/artifacts/${found.id}/zip`, REPORT_BYTES);
  const bytes = unzipOne(zip, REPORT_BYTES);
  return bytes === void 0 ? void 0 : parseReport(bytes);
}

// action/find-pull.ts
var schema2 = object({
  number: number(),
  state: string(),
  head: object({
    sha: string(),
    ref: string(),
    repo: nullable(object({ full_name: string() }))
  }),
  base: object({ repo: object({ full_name: string() }) })
});
async function isPullOf(api, repository, number2, run) {
  const pull = await api.ask(`/repos/${repository}/pulls/${number2}`, schema2);
  const { head, base, state } = pull;
  return pull.number === number2 && state === "open" && base.repo.full_name === repository && head.sha === run.headSha && head.ref === run.headBranch && head.repo !== null && head.repo.full_name === run.headRepository;
}

// action/keep-comment.ts
var MARK = "<!-- bailiwick -->";
var MOST_PAGES = 30;
var A_PAGE = 100;
var schema3 = array(
  object({
    id: number(),
    body: nullish(string()),
    user: nullable(object({ login: string() }))
  })
);
async function keepComment(api, repository, pull, comment2) {
  const body = `${MARK}
${comment2.body}`;
  const own = await findOwn(api, repository, pull, comment2.login);
  if (own === void 0 && !comment2.isComplaint) return "nothing";
  if (own?.body === body) return "nothing";
  if (own === void 0) await api.send("POST", `/repos/${repository}/issues/${pull}/comments`, { body });
  else await api.send("PATCH", `/repos/${repository}/issues/comments/${own.id}`, { body });
  return own === void 0 ? "written" : "changed";
}
async function findOwn(api, repository, pull, login) {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const path = `/repos/${repository}/issues/${pull}/comments?per_page=${A_PAGE}&page=${page}`;
    const comments = await api.ask(path, schema3);
    const own = comments.find(({ user, body }) => user?.login === login && body?.startsWith(MARK));
    if (own !== void 0 || comments.length < A_PAGE) return own;
  }
  return void 0;
}

// src/github/markdown-code.ts
function code2(text2) {
  const line = printable(text2).replaceAll("|", "\\|");
  if (line.trim() === "") return "";
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 || line.startsWith(" ") || line.endsWith(" ") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

// action/markdown.ts
var WORDS = {
  accepted: "\u2705 accepted",
  refused: "\u274C refused",
  unjudged: "\u26A0\uFE0F could not be judged"
};
function reportMarkdown(report2, most) {
  const { verdict, counts, rows, hidden, notes, head } = report2;
  const judged = head === null ? "" : `, at ${head.slice(0, 12)}`;
  const sums = counts === null ? "" : ` ${counts.verified} verified, ${counts.unsigned} unsigned, ${counts.refused} refused, of ${counts.total}${judged}.`;
  const top = [`### bailiwick: ${WORDS[verdict]}`, "", ...sums === "" ? [] : [sums.trim(), ""]];
  const bottom = notes.map(noteLine);
  const table = rows.length === 0 ? [] : ["| subject | | who signed, or what is wrong | mend |", "|---|---|---|---|"];
  const lines = [...top, ...table];
  let length = [...lines, ...bottom].join("\n").length + 200;
  let left = hidden;
  for (const row2 of rows) {
    const line = rowLine(row2);
    length += line.length + 1;
    if (length > most) left += 1;
    else lines.push(line);
  }
  if (left > 0) lines.push("", `And ${left} more; the job's log, or \`bailiwick check\`, has them all.`);
  if (bottom.length > 0) lines.push("", ...bottom);
  return lines.join("\n");
}
function rowLine({ subject, verdict, users, reasons: reasons2, more }) {
  const name = subject === "" ? "the registry's documents" : code2(quote(subject));
  const words = reasons2.length === 0 ? users.map((user) => code2(quote(user))).join(", ") : [...reasons2.map(({ code: kind, says }) => `**${kind}** ${code2(says)}`), ...also(more)].join("<br>");
  const mends2 = [...new Set(reasons2.map(({ mend }) => mend))].map(code2).join("<br>");
  const sign2 = { granted: "\u2705 granted", unsigned: "unsigned", refused: "\u274C refused" }[verdict];
  return `| ${name} | ${sign2} | ${words} | ${mends2} |`;
}
function also(more) {
  return more === 0 ? [] : [`and ${more} more`];
}
function noteLine({ code: kind, says, mend }) {
  return `- **${kind}**: ${code2(says)}${mend === null ? "" : `; mend: ${code2(mend)}`}`;
}

// action/runner.ts
import { appendFileSync, readFileSync, statSync } from "node:fs";

// src/format/names.ts
var DECIMAL = /^[1-9][0-9]{0,15}$/;
function parseCount(text2) {
  if (!DECIMAL.test(text2)) return void 0;
  const value = Number(text2);
  return Number.isSafeInteger(value) ? value : void 0;
}

// action/runner.ts
var EVENT_BYTES = 32 * 1024 * 1024;
function processRunner() {
  const { env, stdout } = process;
  const append = (name, text2) => {
    const path = env[name];
    if (path !== void 0 && path !== "") appendFileSync(path, text2);
  };
  return {
    env,
    say: (line) => stdout.write(`${line}
`),
    input: (name) => env[`INPUT_${name.toUpperCase()}`]?.trim() || void 0,
    variable(name) {
      const value = env[name];
      if (value === void 0 || value === "")
        throw new Failure("usage", `there is no ${name}: this is to be started by GitHub Actions`);
      return value;
    },
    output: (name, value) => append("GITHUB_OUTPUT", `${name}=${value.replace(/[\r\n]/g, " ")}
`),
    summarize: (markdown) => append("GITHUB_STEP_SUMMARY", `${markdown}
`)
  };
}
function patienceOf(runner) {
  const seconds = parseCount(runner.input("patience") ?? "30");
  if (seconds === void 0) throw new Failure("usage", "patience is a number of seconds");
  return seconds;
}
function readEvent(runner) {
  const path = runner.variable("GITHUB_EVENT_PATH");
  try {
    if (statSync(path).size > EVENT_BYTES) throw new Error("it is too large");
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new Failure("usage", "the event that started the job cannot be read", { cause });
  }
}

// action/workflow-command.ts
function workflowCommand({ level, title, message, file }) {
  const place = file === void 0 ? "" : `,file=${property(file)}`;
  return `::${level} title=${property(title)}${place}::${data(message)}`;
}
function logLine(text2) {
  return plain2(text2).replace(/^(\s*):/, "$1\\u{3a}");
}
function property(text2) {
  return data(text2).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
function data(text2) {
  return plain2(text2).replaceAll("%", "%25");
}
function plain2(text2) {
  return printable(text2).replaceAll("##[", "\\u{23}#[");
}

// action/or-crash.ts
async function orCrash(main2) {
  const runner = processRunner();
  try {
    return await main2(runner);
  } catch (error) {
    const words = error instanceof Error ? error.stack ?? error.message : String(error);
    for (const line of words.split("\n")) runner.say(logLine(line));
    return 3;
  }
}

// action/read-run.ts
var schema4 = object({
  workflow_run: object({
    id: pipe(number(), safeInteger()),
    event: string(),
    head_sha: pipe(string(), regex(/^[0-9a-f]{40,64}$/)),
    head_branch: nullable(string()),
    head_repository: nullable(object({ full_name: string() })),
    conclusion: nullable(string())
  })
});
function readRun(event) {
  const { success, output } = safeParse(schema4, event);
  if (!success) throw new Failure("usage", "the reporter is to be started by the event workflow_run");
  const run = output.workflow_run;
  return {
    id: run.id,
    event: run.event,
    headSha: run.head_sha,
    headBranch: run.head_branch ?? "",
    headRepository: run.head_repository?.full_name ?? null,
    conclusion: run.conclusion
  };
}

// action/comment.ts
var MOST_COMMENT = 6e4;
async function main(runner) {
  try {
    runner.say(logLine(await comment(runner)));
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    runner.say(workflowCommand({ level: "error", title: "bailiwick", message: wordsOf2(error) }));
    return error.code === "usage" ? 2 : 3;
  }
}
function wordsOf2({ message, mend }) {
  return mend === void 0 ? message : `${message}; ${mend}`;
}
async function comment(runner) {
  const run = readRun(readEvent(runner));
  if (run.event !== "pull_request") return "the run judged no pull request";
  const token = runner.input("token");
  if (token === void 0) throw new Failure("usage", "the reporter needs a token that may write comments");
  const repository = runner.variable("GITHUB_REPOSITORY");
  const api = openApi(runner.variable("GITHUB_API_URL"), token, patienceOf(runner));
  const report2 = await fetchReport(api, repository, run.id, runner.input("artifact") ?? "bailiwick-report");
  if (report2 === void 0) return "the run left no report behind, or none that can be read";
  if (report2.pull === null || !await isPullOf(api, repository, report2.pull, run))
    return "the report names no open pull request with the head that the run had";
  const shown = believe(report2, run.conclusion, run.headSha);
  const done = await keepComment(api, repository, report2.pull, {
    login: runner.input("login") ?? "github-actions[bot]",
    body: `${reportMarkdown(shown, MOST_COMMENT)}

${footOf(report2.pull)}`,
    isComplaint: shown.verdict !== "accepted"
  });
  return `pull request ${report2.pull}: ${done}`;
}
function believe(report2, conclusion, head) {
  const isWorse = report2.verdict === "accepted" && conclusion !== "success";
  return { ...report2, head, verdict: isWorse ? "unjudged" : report2.verdict };
}
function footOf(pull) {
  const own = `Try it yourself: \`bailiwick check --pr ${pull}\`; \`sign\` and \`cert issue\` take \`--pr ${pull}\`, too.`;
  return `<sub>As the job of this pull request reports it; what counts is the required check. ${own}</sub>`;
}
process.exitCode = await orCrash(main);
