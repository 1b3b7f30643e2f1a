import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJS({
  "node_modules/yaml/dist/nodes/identity.js"(exports) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
    var isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
    function isCollection(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
    exports.ALIAS = ALIAS;
    exports.DOC = DOC;
    exports.MAP = MAP;
    exports.NODE_TYPE = NODE_TYPE;
    exports.PAIR = PAIR;
    exports.SCALAR = SCALAR;
    exports.SEQ = SEQ;
    exports.hasAnchor = hasAnchor;
    exports.isAlias = isAlias;
    exports.isCollection = isCollection;
    exports.isDocument = isDocument;
    exports.isMap = isMap;
    exports.isNode = isNode;
    exports.isPair = isPair;
    exports.isScalar = isScalar;
    exports.isSeq = isSeq;
  }
});

// node_modules/yaml/dist/visit.js
var require_visit = __commonJS({
  "node_modules/yaml/dist/visit.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity2.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        visit_(null, node, visitor_, Object.freeze([]));
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    function visit_(key, node, visitor, path) {
      const ctrl = callVisitor(key, node, visitor, path);
      if (identity2.isNode(ctrl) || identity2.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity2.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity2.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = visit_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity2.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key, node, visitor, path) {
      const ctrl = await callVisitor(key, node, visitor, path);
      if (identity2.isNode(ctrl) || identity2.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity2.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity2.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key, node, visitor, path) {
      if (typeof visitor === "function")
        return visitor(key, node, path);
      if (identity2.isMap(node))
        return visitor.Map?.(key, node, path);
      if (identity2.isSeq(node))
        return visitor.Seq?.(key, node, path);
      if (identity2.isPair(node))
        return visitor.Pair?.(key, node, path);
      if (identity2.isScalar(node))
        return visitor.Scalar?.(key, node, path);
      if (identity2.isAlias(node))
        return visitor.Alias?.(key, node, path);
      return void 0;
    }
    function replaceNode(key, path, node) {
      const parent = path[path.length - 1];
      if (identity2.isCollection(parent)) {
        parent.items[key] = node;
      } else if (identity2.isPair(parent)) {
        if (key === "key")
          parent.key = node;
        else
          parent.value = node;
      } else if (identity2.isDocument(parent)) {
        parent.contents = node;
      } else {
        const pt = identity2.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports.visit = visit;
    exports.visitAsync = visitAsync;
  }
});

// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJS({
  "node_modules/yaml/dist/doc/directives.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var visit = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        const copy = new _Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name2 = parts.shift();
        switch (name2) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle, prefix] = parts;
            this.tags[handle] = prefix;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version] = parts;
            if (version === "1.1" || version === "1.2") {
              this.yaml.version = version;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version);
              onError(6, `Unsupported YAML version ${version}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name2}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source, onError) {
        if (source === "!")
          return "!";
        if (source[0] !== "!") {
          onError(`Not a valid tag: ${source}`);
          return null;
        }
        if (source[1] === "<") {
          const verbatim = source.slice(2, -1);
          if (verbatim === "!" || verbatim === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
            return null;
          }
          if (source[source.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
          try {
            return prefix + decodeURIComponent(suffix);
          } catch (error) {
            onError(String(error));
            return null;
          }
        }
        if (handle === "!")
          return source;
        onError(`Could not resolve tag: ${source}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
          if (tag.startsWith(prefix))
            return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === "!" ? tag : `!<${tag}>`;
      }
      toString(doc) {
        const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity2.isNode(doc.contents)) {
          const tags = {};
          visit.visit(doc.contents, (_key, node) => {
            if (identity2.isNode(node) && node.tag)
              tags[node.tag] = true;
          });
          tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (const [handle, prefix] of tagEntries) {
          if (handle === "!!" && prefix === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
            lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports.Directives = Directives;
  }
});

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJS({
  "node_modules/yaml/dist/doc/anchors.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var visit = require_visit();
    function anchorIsValid(anchor) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root) {
      const anchors = /* @__PURE__ */ new Set();
      visit.visit(root, {
        Value(_key, node) {
          if (node.anchor)
            anchors.add(node.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix, exclude) {
      for (let i = 1; true; ++i) {
        const name2 = `${prefix}${i}`;
        if (!exclude.has(name2))
          return name2;
      }
    }
    function createNodeAnchors(doc, prefix) {
      const aliasObjects = [];
      const sourceObjects = /* @__PURE__ */ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source) => {
          aliasObjects.push(source);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor = findNewAnchor(prefix, prevAnchors);
          prevAnchors.add(anchor);
          return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (const source of aliasObjects) {
            const ref = sourceObjects.get(source);
            if (typeof ref === "object" && ref.anchor && (identity2.isScalar(ref.node) || identity2.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error = new Error("Failed to resolve repeated object (this should not happen)");
              error.source = source;
              throw error;
            }
          }
        },
        sourceObjects
      };
    }
    exports.anchorIsValid = anchorIsValid;
    exports.anchorNames = anchorNames;
    exports.createNodeAnchors = createNodeAnchors;
    exports.findNewAnchor = findNewAnchor;
  }
});

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJS({
  "node_modules/yaml/dist/doc/applyReviver.js"(exports) {
    "use strict";
    function applyReviver(reviver, obj, key, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key, val);
    }
    exports.applyReviver = applyReviver;
  }
});

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJS({
  "node_modules/yaml/dist/nodes/toJS.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    function toJS(value, arg, ctx) {
      if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
      if (value && typeof value.toJSON === "function") {
        if (!ctx || !identity2.hasAnchor(value))
          return value.toJSON(arg, ctx);
        const data2 = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value, data2);
        ctx.onCreate = (res2) => {
          data2.res = res2;
          delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value === "bigint" && !ctx?.keep)
        return Number(value);
      return value;
    }
    exports.toJS = toJS;
  }
});

// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJS({
  "node_modules/yaml/dist/nodes/Node.js"(exports) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity2 = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity2.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity2.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count: count3, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count3);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports.NodeBase = NodeBase;
  }
});

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJS({
  "node_modules/yaml/dist/nodes/Alias.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var visit = require_visit();
    var identity2 = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source) {
        super(identity2.ALIAS);
        this.source = source;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit.visit(doc, {
            Node: (_key, node) => {
              if (identity2.isAlias(node) || identity2.hasAnchor(node))
                nodes.push(node);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found = node;
        }
        if (found && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data2 = anchors2.get(found);
          if (!data2) {
            toJS.toJS(found, null, ctx);
            data2 = anchors2.get(found);
          }
          if (data2?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data2.count += 1;
            if (data2.aliasCount === 0)
              data2.aliasCount = getAliasCount(doc2, found, anchors2);
            if (data2.count * data2.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity2.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors2 && source && anchors2.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
      } else if (identity2.isCollection(node)) {
        let count3 = 0;
        for (const item of node.items) {
          const c = getAliasCount(doc, item, anchors2);
          if (c > count3)
            count3 = c;
        }
        return count3;
      } else if (identity2.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors2);
        const vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports.Alias = Alias;
  }
});

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJS({
  "node_modules/yaml/dist/nodes/Scalar.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
    var Scalar = class extends Node.NodeBase {
      constructor(value) {
        super(identity2.SCALAR);
        this.value = value;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports.Scalar = Scalar;
    exports.isScalarValue = isScalarValue;
  }
});

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJS({
  "node_modules/yaml/dist/doc/createNode.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity2 = require_identity();
    var Scalar = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value, tagName, tags) {
      if (tagName) {
        const match = tags.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value) && !t.format);
    }
    function createNode(value, tagName, ctx) {
      if (identity2.isDocument(value))
        value = value.contents;
      if (identity2.isNode(value))
        return value;
      if (identity2.isPair(value)) {
        const map = ctx.schema[identity2.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
      }
      if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
        value = value.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema: schema4, sourceObjects } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value && typeof value === "object") {
        ref = sourceObjects.get(value);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects.set(value, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value, tagName, schema4.tags);
      if (!tagObj) {
        if (value && typeof value.toJSON === "function") {
          value = value.toJSON();
        }
        if (!value || typeof value !== "object") {
          const node2 = new Scalar.Scalar(value);
          if (ref)
            ref.node = node2;
          return node2;
        }
        tagObj = value instanceof Map ? schema4[identity2.MAP] : Symbol.iterator in Object(value) ? schema4[identity2.SEQ] : schema4[identity2.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
      if (tagName)
        node.tag = tagName;
      else if (!tagObj.default)
        node.tag = tagObj.tag;
      if (ref)
        ref.node = node;
      return node;
    }
    exports.createNode = createNode;
  }
});

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJS({
  "node_modules/yaml/dist/nodes/Collection.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var identity2 = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema4, path, value) {
      let v = value;
      for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ */ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema: schema4,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema4) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema4,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema4) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema4)
          copy.schema = schema4;
        copy.items = copy.items.map((it) => identity2.isNode(it) || identity2.isPair(it) ? it.clone(schema4) : it);
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path, value) {
        if (isEmptyPath(path))
          this.add(value);
        else {
          const [key, ...rest] = path;
          const node = this.get(key, true);
          if (identity2.isCollection(node))
            node.addIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.delete(key);
        const node = this.get(key, true);
        if (identity2.isCollection(node))
          return node.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
          return !keepScalar && identity2.isScalar(node) ? node.value : node;
        else
          return identity2.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity2.isPair(node))
            return false;
          const n = node.value;
          return n == null || allowScalar && identity2.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.has(key);
        const node = this.get(key, true);
        return identity2.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
          this.set(key, value);
        } else {
          const node = this.get(key, true);
          if (identity2.isCollection(node))
            node.setIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
    };
    exports.Collection = Collection;
    exports.collectionFromPath = collectionFromPath;
    exports.isEmptyPath = isEmptyPath;
  }
});

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyComment.js"(exports) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      if (/^\n+$/.test(comment))
        return comment.substring(1);
      return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports.indentComment = indentComment;
    exports.lineComment = lineComment;
    exports.stringifyComment = stringifyComment;
  }
});

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJS({
  "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text.length <= endStep)
        return text;
      const folds2 = [];
      const escapedFolds = {};
      let end2 = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds2.push(0);
        else
          end2 = lineWidth - indentAtStart;
      }
      let split = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
          end2 = i + endStep;
      }
      for (let ch; ch = text[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text, i, indent.length);
          end2 = i + indent.length + endStep;
          split = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split = i;
          }
          if (i >= end2) {
            if (split) {
              folds2.push(split);
              end2 = split + endStep;
              split = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text;
              folds2.push(j);
              escapedFolds[j] = true;
              end2 = j + endStep;
              split = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds2.length === 0)
        return text;
      if (onFold)
        onFold();
      let res = text.slice(0, folds2[0]);
      for (let i2 = 0; i2 < folds2.length; ++i2) {
        const fold2 = folds2[i2];
        const end3 = folds2[i2 + 1] || text.length;
        if (fold2 === 0)
          res = `
${indent}${text.slice(0, end3)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold2])
            res += `${text[fold2]}\\`;
          res += `
${indent}${text.slice(fold2 + 1, end3)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text, i, indent) {
      let end2 = i;
      let start = i + 1;
      let ch = text[start];
      while (ch === " " || ch === "	") {
        if (i < start + indent) {
          ch = text[++i];
        } else {
          do {
            ch = text[++i];
          } while (ch && ch !== "\n");
          end2 = i;
          start = i + 1;
          ch = text[start];
        }
      }
      return end2;
    }
    exports.FOLD_BLOCK = FOLD_BLOCK;
    exports.FOLD_FLOW = FOLD_FLOW;
    exports.FOLD_QUOTED = FOLD_QUOTED;
    exports.foldFlowLines = foldFlowLines;
  }
});

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyString.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start > limit)
            return true;
          start = i + 1;
          if (strLen - start <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value, ctx) {
      const json = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
          str += json.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json[i + 1]) {
            case "u":
              {
                str += json.slice(start, i);
                const code2 = json.substr(i + 2, 4);
                switch (code2) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code2.substr(0, 2) === "00")
                      str += "\\x" + code2.substr(2);
                    else
                      str += json.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json.slice(start, i) + "\n\n";
                while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json.slice(start) : json;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
        return doubleQuotedString(value, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
      const literal2 = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
      if (!value)
        return literal2 ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end2 = value.substring(endStart);
      const endNlPos = end2.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value === end2 || endNlPos !== end2.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end2) {
        value = value.slice(0, -end2.length);
        if (end2[end2.length - 1] === "\n")
          end2 = end2.slice(0, -1);
        end2 = end2.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header = (startWithSpace ? indentSize : "") + chomp;
      if (comment) {
        header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal2) {
        const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end2}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header}
${indent}${body}`;
      }
      value = value.replace(/\n+/g, `$&${indent}`);
      return `|${header}
${indent}${start}${value}${end2}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      const { type, value } = item;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
        return quotedString(value, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
        return blockString(item, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value, ctx);
        }
      }
      const str = value.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
          return quotedString(value, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
      let { type } = item;
      if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar.Scalar.QUOTE_DOUBLE;
      }
      const _stringify2 = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify2(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify2(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports.stringifyString = stringifyString;
  }
});

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJS({
  "node_modules/yaml/dist/stringify/stringify.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var identity2 = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item) {
      if (item.tag) {
        const match = tags.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity2.isScalar(item)) {
        obj = item.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else {
        obj = item;
        tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name2 = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name2} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor = (identity2.isScalar(node) || identity2.isCollection(node)) && node.anchor;
      if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
      }
      const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag)
        props.push(doc.directives.tagString(tag));
      return props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity2.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity2.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item);
          else
            ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
          item = item.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node = identity2.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      const props = stringifyProps(node, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity2.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity2.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports.createStringifyContext = createStringifyContext;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyPair.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var Scalar = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity2.isNode(key) && key.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity2.isCollection(key) || !identity2.isNode(key) && typeof key === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity2.isCollection(key) || (identity2.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity2.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === "object")
          value = doc.createNode(value);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity2.isScalar(value))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity2.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity2.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports.stringifyPair = stringifyPair;
  }
});

// node_modules/yaml/dist/log.js
var require_log = __commonJS({
  "node_modules/yaml/dist/log.js"(exports) {
    "use strict";
    var node_process = __require("process");
    function debug(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning);
        else
          console.warn(warning);
      }
    }
    exports.debug = debug;
    exports.warn = warn;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var Scalar = require_Scalar();
    var MERGE_KEY = "<<";
    var merge = {
      identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey = (ctx, key) => (merge.identify(key) || identity2.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
    function addMergeToJSMap(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (identity2.isSeq(source))
        for (const it of source.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source))
        for (const it of source)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source);
    }
    function mergeValue(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (!identity2.isMap(source))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source.toJSON(null, ctx, Map);
      for (const [key, value2] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key))
            map.set(key, value2);
        } else if (map instanceof Set) {
          map.add(key);
        } else if (!Object.prototype.hasOwnProperty.call(map, key)) {
          Object.defineProperty(map, key, {
            value: value2,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value) {
      return ctx && identity2.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
    }
    exports.addMergeToJSMap = addMergeToJSMap;
    exports.isMergeKey = isMergeKey;
    exports.merge = merge;
  }
});

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJS({
  "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports) {
    "use strict";
    var log = require_log();
    var merge = require_merge();
    var stringify = require_stringify();
    var identity2 = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key, value }) {
      if (identity2.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
      else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
      else {
        const jsKey = toJS.toJS(key, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key, jsKey, ctx);
          const jsValue = toJS.toJS(value, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity2.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (const node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports.addPairToJSMap = addPairToJSMap;
  }
});

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJS({
  "node_modules/yaml/dist/nodes/Pair.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity2 = require_identity();
    function createPair(key, value, ctx) {
      const k = createNode.createNode(key, void 0, ctx);
      const v = createNode.createNode(value, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key, value = null) {
        Object.defineProperty(this, identity2.NODE_TYPE, { value: identity2.PAIR });
        this.key = key;
        this.value = value;
      }
      clone(schema4) {
        let { key, value } = this;
        if (identity2.isNode(key))
          key = key.clone(schema4);
        if (identity2.isNode(value))
          value = value.clone(schema4);
        return new _Pair(key, value);
      }
      toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports.Pair = Pair;
    exports.createPair = createPair;
  }
});

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment2 = null;
        if (identity2.isNode(item)) {
          if (!chompKeep && item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
          if (item.comment)
            comment2 = item.comment;
        } else if (identity2.isPair(item)) {
          const ik = identity2.isNode(item.key) ? item.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
        if (comment2)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
        if (chompKeep && comment2)
          chompKeep = false;
        lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          const line = lines[i];
          str += line ? `
${indent}${line}` : "\n";
        }
      }
      if (comment) {
        str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity2.isNode(item)) {
          if (item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, false);
          if (item.comment)
            comment = item.comment;
        } else if (identity2.isPair(item)) {
          const ik = identity2.isNode(item.key) ? item.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity2.isNode(item.value) ? item.value : null;
          if (iv) {
            if (iv.comment)
              comment = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item.value == null && ik?.comment) {
            comment = ik.comment;
          }
        }
        if (comment)
          reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
        if (i < items.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
      }
      const { start, end: end2 } = flowChars;
      if (lines.length === 0) {
        return start + end2;
      } else {
        if (!reqNewline) {
          const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start;
          for (const line of lines)
            str += line ? `
${indentStep}${indent}${line}` : "\n";
          return `${str}
${indent}${end2}`;
        } else {
          return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end2}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep)
        comment = comment.replace(/^\n+/, "");
      if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports.stringifyCollection = stringifyCollection;
  }
});

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLMap.js"(exports) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity2 = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    function findPair(items, key) {
      const k = identity2.isScalar(key) ? key.value : key;
      for (const it of items) {
        if (identity2.isPair(it)) {
          if (it.key === key || it.key === k)
            return it;
          if (identity2.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema4) {
        super(identity2.MAP, schema4);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema4, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema4);
        const add = (key, value) => {
          if (typeof replacer === "function")
            value = replacer.call(obj, key, value);
          else if (Array.isArray(replacer) && !replacer.includes(key))
            return;
          if (value !== void 0 || keepUndefined)
            map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
          for (const [key, value] of obj)
            add(key, value);
        } else if (obj && typeof obj === "object") {
          for (const key of Object.keys(obj))
            add(key, obj[key]);
        }
        if (typeof schema4.sortMapEntries === "function") {
          map.items.sort(schema4.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair, overwrite) {
        let _pair;
        if (identity2.isPair(pair))
          _pair = pair;
        else if (!pair || typeof pair !== "object" || !("key" in pair)) {
          _pair = new Pair.Pair(pair, pair?.value);
        } else
          _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity2.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key) {
        const it = findPair(this.items, key);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity2.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key) {
        return !!findPair(this.items, key);
      }
      set(key, value) {
        this.add(new Pair.Pair(key, value), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item of this.items) {
          if (!identity2.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports.YAMLMap = YAMLMap;
    exports.findPair = findPair;
  }
});

// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJS({
  "node_modules/yaml/dist/schema/common/map.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var YAMLMap = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity2.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema4, obj, ctx) => YAMLMap.YAMLMap.from(schema4, obj, ctx)
    };
    exports.map = map;
  }
});

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity2 = require_identity();
    var Scalar = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema4) {
        super(identity2.SEQ, schema4);
        this.items = [];
      }
      add(value) {
        this.items.push(value);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity2.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key) {
        const idx = asItemIndex(key);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity2.isScalar(prev) && Scalar.isScalarValue(value))
          prev.value = value;
        else
          this.items[idx] = value;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema4, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema4);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key) {
      let idx = identity2.isScalar(key) ? key.value : key;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports.YAMLSeq = YAMLSeq;
  }
});

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJS({
  "node_modules/yaml/dist/schema/common/seq.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var YAMLSeq = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity2.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema4, obj, ctx) => YAMLSeq.YAMLSeq.from(schema4, obj, ctx)
    };
    exports.seq = seq;
  }
});

// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJS({
  "node_modules/yaml/dist/schema/common/string.js"(exports) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string2 = {
      identify: (value) => typeof value === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports.string = string2;
  }
});

// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJS({
  "node_modules/yaml/dist/schema/common/null.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var nullTag = {
      identify: (value) => value == null,
      createNode: () => new Scalar.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
    };
    exports.nullTag = nullTag;
  }
});

// node_modules/yaml/dist/schema/core/bool.js
var require_bool = __commonJS({
  "node_modules/yaml/dist/schema/core/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var boolTag = {
      identify: (value) => typeof value === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
          const sv = source[0] === "t" || source[0] === "T";
          if (value === sv)
            return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports.boolTag = boolTag;
  }
});

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports) {
    "use strict";
    function stringifyNumber({ format, minFractionDigits, tag, value }) {
      if (typeof value === "bigint")
        return String(value);
      const num = typeof value === "number" ? value : Number(value);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
      if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports.stringifyNumber = stringifyNumber;
  }
});

// node_modules/yaml/dist/schema/core/float.js
var require_float = __commonJS({
  "node_modules/yaml/dist/schema/core/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node.minFractionDigits = str.length - dot - 1;
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/core/int.js
var require_int = __commonJS({
  "node_modules/yaml/dist/schema/core/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
      return stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/core/schema.js
var require_schema = __commonJS({
  "node_modules/yaml/dist/schema/core/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string2 = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema4 = [
      map.map,
      seq.seq,
      string2.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports.schema = schema4;
  }
});

// node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = __commonJS({
  "node_modules/yaml/dist/schema/json/schema.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value) {
      return typeof value === "bigint" || Number.isInteger(value);
    }
    var stringifyJSON = ({ value }) => JSON.stringify(value);
    var jsonScalars = [
      {
        identify: (value) => typeof value === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value) => typeof value === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
      },
      {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema4 = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports.schema = schema4;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
    "use strict";
    var node_buffer = __require("buffer");
    var Scalar = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary = {
      identify: (value) => value instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
          return "";
        const buf = value;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines[i] = str.substr(o, lineWidth);
          }
          str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports.binary = binary;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity2.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (identity2.isPair(item))
            continue;
          else if (identity2.isMap(item)) {
            if (item.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
            if (item.commentBefore)
              pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
            if (item.comment) {
              const cn = pair.value ?? pair.key;
              cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
            }
            item = pair;
          }
          seq.items[i] = identity2.isPair(item) ? item : new Pair.Pair(item);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema4, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq.YAMLSeq(schema4);
      pairs2.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key, value;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key = it[0];
              value = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key = keys[0];
              value = it[key];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
            }
          } else {
            key = it;
          }
          pairs2.items.push(Pair.createPair(key, value, ctx));
        }
      return pairs2;
    }
    var pairs = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports.createPairs = createPairs;
    exports.pairs = pairs;
    exports.resolvePairs = resolvePairs;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var toJS = require_toJS();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var pairs = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ */ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair of this.items) {
          let key, value;
          if (identity2.isPair(pair)) {
            key = toJS.toJS(pair.key, "", ctx);
            value = toJS.toJS(pair.value, key, ctx);
          } else {
            key = toJS.toJS(pair, "", ctx);
          }
          if (map.has(key))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key, value);
        }
        return map;
      }
      static from(schema4, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema4, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value) => value instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
          if (identity2.isScalar(key)) {
            if (seenKeys.includes(key.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key.value}`);
            } else {
              seenKeys.push(key.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema4, iterable, ctx) => YAMLOMap.from(schema4, iterable, ctx)
    };
    exports.YAMLOMap = YAMLOMap;
    exports.omap = omap;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value, source }, ctx) {
      const boolObj = value ? trueTag : falseTag;
      if (source && boolObj.test.test(source))
        return source;
      return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value) => value === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value) => value === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(false),
      stringify: boolStringify
    };
    exports.falseTag = falseTag;
    exports.trueTag = trueTag;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node.minFractionDigits = f.length;
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign2 = str[0];
      if (sign2 === "-" || sign2 === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign2 === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign2 === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intBin = intBin;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema4) {
        super(schema4);
        this.tag = _YAMLSet.tag;
      }
      add(key) {
        let pair;
        if (identity2.isPair(key))
          pair = key;
        else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
          pair = new Pair.Pair(key.key, null);
        else
          pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
          this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity2.isPair(pair) ? identity2.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key, value) {
        if (typeof value !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value) {
          this.items.push(new Pair.Pair(key));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema4, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema4);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value of iterable) {
            if (typeof replacer === "function")
              value = replacer.call(iterable, value, value);
            set2.items.push(Pair.createPair(value, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value) => value instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema4, iterable, ctx) => YAMLSet.from(schema4, iterable, ctx),
      resolve(map, onError) {
        if (identity2.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports.YAMLSet = YAMLSet;
    exports.set = set;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign2 = str[0];
      const parts = sign2 === "-" || sign2 === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p2) => res2 * num(60) + num(p2), num(0));
      return sign2 === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value } = node;
      let num = (n) => n;
      if (typeof value === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
      let sign2 = "";
      if (value < 0) {
        sign2 = "-";
        value *= num(-1);
      }
      const _60 = num(60);
      const parts = [value % _60];
      if (value < 60) {
        parts.unshift(0);
      } else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60);
        if (value >= 60) {
          value = (value - parts[0]) / _60;
          parts.unshift(value);
        }
      }
      return sign2 + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value) => typeof value === "bigint" || Number.isInteger(value),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp = {
      identify: (value) => value instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day2, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day2, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date -= 6e4 * d;
        }
        return new Date(date);
      },
      stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports.floatTime = floatTime;
    exports.intTime = intTime;
    exports.timestamp = timestamp;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string2 = require_string();
    var binary = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int = require_int2();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var set = require_set();
    var timestamp = require_timestamp();
    var schema4 = [
      map.map,
      seq.seq,
      string2.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary.binary,
      merge.merge,
      omap.omap,
      pairs.pairs,
      set.set,
      timestamp.intTime,
      timestamp.floatTime,
      timestamp.timestamp
    ];
    exports.schema = schema4;
  }
});

// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJS({
  "node_modules/yaml/dist/schema/tags.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string2 = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema4 = require_schema();
    var schema$1 = require_schema2();
    var binary = require_binary();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema4.schema],
      ["failsafe", [map.map, seq.seq, string2.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp.intTime,
      map: map.map,
      merge: merge.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
      }
      let tags = schemaTags;
      if (!tags) {
        if (Array.isArray(customTags))
          tags = [];
        else {
          const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag of customTags)
          tags = tags.concat(tag);
      } else if (typeof customTags === "function") {
        tags = customTags(tags.slice());
      }
      if (addMergeTag)
        tags = tags.concat(merge.merge);
      return tags.reduce((tags2, tag) => {
        const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
        if (!tagObj) {
          const tagName = JSON.stringify(tag);
          const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags2.includes(tagObj))
          tags2.push(tagObj);
        return tags2;
      }, []);
    }
    exports.coreKnownTags = coreKnownTags;
    exports.getTags = getTags;
  }
});

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJS({
  "node_modules/yaml/dist/schema/Schema.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string2 = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge, resolveKnownTags, schema: schema4, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema4 === "string" && schema4 || "core";
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity2.MAP, { value: map.map });
        Object.defineProperty(this, identity2.SCALAR, { value: string2.string });
        Object.defineProperty(this, identity2.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
      }
    };
    exports.Schema = Schema;
  }
});

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options) {
      const lines = [];
      let hasDirectives = options.directives === true;
      if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines.length !== 1)
          lines.unshift("");
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity2.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
          lines[lines.length - 1] = `--- ${body}`;
        } else
          lines.push(body);
      } else {
        lines.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines.push("...");
            lines.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines.push(`... ${cs}`);
          }
        } else {
          lines.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
            lines.push("");
          lines.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines.join("\n") + "\n";
    }
    exports.stringifyDocument = stringifyDocument;
  }
});

// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJS({
  "node_modules/yaml/dist/doc/Document.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity2 = require_identity();
    var Pair = require_Pair();
    var toJS = require_toJS();
    var Schema = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value, replacer, options) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity2.NODE_TYPE, { value: identity2.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
          this.directives = options._directives.atDocument();
          if (this.directives.yaml.explicit)
            version = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        const copy = Object.create(_Document.prototype, {
          [identity2.NODE_TYPE]: { value: identity2.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
          copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        copy.contents = identity2.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** Adds a value to the document. */
      add(value) {
        if (assertCollection(this.contents))
          this.contents.add(value);
      }
      /** Adds a value to the document. */
      addIn(path, value) {
        if (assertCollection(this.contents))
          this.contents.addIn(path, value);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node, name2) {
        if (!node.anchor) {
          const prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name2 || prev.has(name2) ? anchors.findNewAnchor(name2 || "a", prev) : name2;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value, replacer, options) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value = replacer.call({ "": value }, "", value);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity2.isCollection(node))
          node.flow = true;
        setAnchors();
        return node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key, keepScalar) {
        return identity2.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
          return !keepScalar && identity2.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity2.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key) {
        return identity2.isCollection(this.contents) ? this.contents.has(key) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path) {
        if (Collection.isEmptyPath(path))
          return this.contents !== void 0;
        return identity2.isCollection(this.contents) ? this.contents.hasIn(path) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key, value) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key], value);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key, value);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
          this.contents = value;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path, value);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version, options = {}) {
        if (typeof version === "number")
          version = String(version);
        let opt;
        switch (version) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version;
            else
              this.directives = new directives.Directives({ version });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options.schema instanceof Object)
          this.schema = options.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count: count3, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count3);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
          const s = JSON.stringify(options.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
      }
    };
    function assertCollection(contents) {
      if (identity2.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports.Document = Document;
  }
});

// node_modules/yaml/dist/errors.js
var require_errors = __commonJS({
  "node_modules/yaml/dist/errors.js"(exports) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name2, pos, code2, message) {
        super();
        this.name = name2;
        this.code = code2;
        this.message = message;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code2, message) {
        super("YAMLParseError", pos, code2, message);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code2, message) {
        super("YAMLWarning", pos, code2, message);
      }
    };
    var prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      const { line, col } = error.linePos[0];
      error.message += ` at line ${line}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "\u2026" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "\u2026";
      if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "\u2026\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count3 = 1;
        const end2 = error.linePos[1];
        if (end2?.line === line && end2.col > col) {
          count3 = Math.max(1, Math.min(end2.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count3);
        error.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports.YAMLError = YAMLError;
    exports.YAMLParseError = YAMLParseError;
    exports.YAMLWarning = YAMLWarning;
    exports.prettifyError = prettifyError;
  }
});

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJS({
  "node_modules/yaml/dist/compose/resolve-props.js"(exports) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab = null;
      let anchor = null;
      let tag = null;
      let newlineAfterProp = null;
      let comma = null;
      let found = null;
      let start = null;
      for (const token2 of tokens) {
        if (reqSpace) {
          if (token2.type !== "space" && token2.type !== "newline" && token2.type !== "comma")
            onError(token2.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab) {
          if (atNewline && token2.type !== "comment" && token2.type !== "newline") {
            onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab = null;
        }
        switch (token2.type) {
          case "space":
            if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token2.source.includes("	")) {
              tab = token2;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token2, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token2.source.substring(1) || " ";
            if (!comment)
              comment = cb;
            else
              comment += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment)
                comment += token2.source;
              else if (!found || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token2.source;
            atNewline = true;
            hasNewline = true;
            if (anchor || tag)
              newlineAfterProp = token2;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor)
              onError(token2, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token2.source.endsWith(":"))
              onError(token2.offset + token2.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor = token2;
            start ?? (start = token2.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag)
              onError(token2, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag = token2;
            start ?? (start = token2.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor || tag)
              onError(token2, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token2.source} indicator`);
            if (found)
              onError(token2, "UNEXPECTED_TOKEN", `Unexpected ${token2.source} in ${flow ?? "collection"}`);
            found = token2;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow) {
              if (comma)
                onError(token2, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma = token2;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token2, "UNEXPECTED_TOKEN", `Unexpected ${token2.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end2 = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end: end2,
        start: start ?? end2
      };
    }
    exports.resolveProps = resolveProps;
  }
});

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJS({
  "node_modules/yaml/dist/compose/util-contains-newline.js"(exports) {
    "use strict";
    function containsNewline(key) {
      if (!key)
        return null;
      switch (key.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key.source.includes("\n"))
            return true;
          if (key.end) {
            for (const st of key.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports.containsNewline = containsNewline;
  }
});

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJS({
  "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end2 = fc.end[0];
        if (end2.indent === indent && (end2.source === "]" || end2.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end2, "BAD_INDENT", msg, true);
        }
      }
    }
    exports.flowIndentCheck = flowIndentCheck;
  }
});

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJS({
  "node_modules/yaml/dist/compose/util-map-includes.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    function mapIncludes(ctx, items, search) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual2 = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity2.isScalar(a) && identity2.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual2(pair.key, search));
    }
    exports.mapIncludes = mapIncludes;
  }
});

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-map.js"(exports) {
    "use strict";
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start, key, sep: sep2, value } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key ?? sep2?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key) {
            if (key.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key && key.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep2) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
            onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep2 ?? [], {
          indicator: "map-value-ind",
          next: value,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key || key.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep2, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
          offset = valueNode.range[2];
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports.resolveBlockMap = resolveBlockMap;
  }
});

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports) {
    "use strict";
    var YAMLSeq = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
          indicator: "seq-item-ind",
          next: value,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value) {
            if (value?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports.resolveBlockSeq = resolveBlockSeq;
  }
});

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJS({
  "node_modules/yaml/dist/compose/resolve-end.js"(exports) {
    "use strict";
    function resolveEnd(end2, offset, reqSpace, onError) {
      let comment = "";
      if (end2) {
        let hasSpace = false;
        let sep2 = "";
        for (const token2 of end2) {
          const { source, type } = token2;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token2, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += sep2 + cb;
              sep2 = "";
              break;
            }
            case "newline":
              if (comment)
                sep2 += source;
              hasSpace = true;
              break;
            default:
              onError(token2, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source.length;
        }
      }
      return { comment, offset };
    }
    exports.resolveEnd = resolveEnd;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock = (token2) => token2 && (token2.type === "block-map" || token2.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
      const isMap = fc.start.source === "{";
      const fcName = isMap ? "flow map" : "flow sequence";
      const NodeClass = tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep: sep2, value } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep2?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep2 && !value) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
            onError(
              key,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity2.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap && !sep2 && !props.found) {
          const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep2, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock(key))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep2 ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap && !props.found && ctx.options.strict) {
              if (sep2)
                for (const st of sep2) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value) {
            if ("source" in value && value.source?.[0] === ":")
              onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep2, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          if (isMap) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair);
          } else {
            const map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name2 = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name2} must end with a ${expectedEnd}` : `${name2} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end2 = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end2.comment) {
          if (coll.comment)
            coll.comment += "\n" + end2.comment;
          else
            coll.comment = end2.comment;
        }
        coll.range = [fc.offset, cePos, end2.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports.resolveFlowCollection = resolveFlowCollection;
  }
});

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJS({
  "node_modules/yaml/dist/compose/compose-collection.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token2, onError, tagName, tag) {
      const coll = token2.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token2, onError, tag) : token2.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token2, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token2, onError, tag);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token2, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token2.type === "block-seq") {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
          const message = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message);
        }
      }
      const expType = token2.type === "block-map" ? "map" : token2.type === "block-seq" ? "seq" : token2.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token2, onError, tagName);
      }
      let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token2, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token2, onError, tagName, tag);
      const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node = identity2.isNode(res) ? res : new Scalar.Scalar(res);
      node.range = coll.range;
      node.tag = tagName;
      if (tag?.format)
        node.format = tag.format;
      return node;
    }
    exports.composeCollection = composeCollection;
  }
});

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start = scalar.offset;
      const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header)
        return { value: "", type: null, comment: "", range: [start, start, start] };
      const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
      const lines = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value2 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
        let end3 = start + header.length;
        if (scalar.source)
          end3 += scalar.source.length;
        return { value: value2, type, comment: header.comment, range: [start, end3, end3] };
      }
      let trimIndent = scalar.indent + header.indent;
      let offset = scalar.offset + header.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === "" || content === "\r") {
          if (header.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message);
          }
          if (header.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value = "";
      let sep2 = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header.indent ? "explicit indentation indicator" : "first line";
          const message = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
          indent = "";
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
          value += sep2 + indent.slice(trimIndent) + content;
          sep2 = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep2 === " ")
            sep2 = "\n";
          else if (!prevMoreIndented && sep2 === "\n")
            sep2 = "\n\n";
          value += sep2 + indent.slice(trimIndent) + content;
          sep2 = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep2 === "\n")
            value += "\n";
          else
            sep2 = "\n";
        } else {
          value += sep2 + content;
          sep2 = " ";
          prevMoreIndented = false;
        }
      }
      switch (header.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value += "\n" + lines[i][0].slice(trimIndent);
          if (value[value.length - 1] !== "\n")
            value += "\n";
          break;
        default:
          value += "\n";
      }
      const end2 = start + header.length + scalar.source.length;
      return { value, type, comment: header.comment, range: [start, end2, end2] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source } = props[0];
      const mode = source[0];
      let indent = 0;
      let chomp = "";
      let error = -1;
      for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error === -1)
            error = offset + i;
        }
      }
      if (error !== -1)
        onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
      let hasSpace = false;
      let comment = "";
      let length = source.length;
      for (let i = 1; i < props.length; ++i) {
        const token2 = props[i];
        switch (token2.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token2.source.length;
            break;
          case "comment":
            if (strict && !hasSpace) {
              const message = "Comments must be separated from other tokens by white space characters";
              onError(token2, "MISSING_CHAR", message);
            }
            length += token2.source.length;
            comment = token2.source.substring(1);
            break;
          case "error":
            onError(token2, "UNEXPECTED_TOKEN", token2.message);
            length += token2.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            const message = `Unexpected token in block scalar header: ${token2.type}`;
            onError(token2, "UNEXPECTED_TOKEN", message);
            const ts = token2.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source) {
      const split = source.split(/\n( *)/);
      const first = split[0];
      const m = first.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
      const lines = [line0];
      for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
      return lines;
    }
    exports.resolveBlockScalar = resolveBlockScalar;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      const { offset, type, source, end: end2 } = scalar;
      let _type;
      let value;
      const _onError = (rel, code2, msg) => onError(offset + rel, code2, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN;
          value = plainValue(source, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE;
          value = singleQuotedValue(source, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE;
          value = doubleQuotedValue(source, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source.length, offset + source.length]
          };
      }
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end2, valueEnd, strict, onError);
      return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source, onError) {
      let badChar = "";
      switch (source[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return unfoldLines(source);
    }
    function singleQuotedValue(source, onError) {
      if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
      return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source) {
      const line = /(.*?)\r?\n/sy;
      let match = line.exec(source);
      if (!match)
        return source;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$");
        trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, "");
      let sep2 = " ";
      let pos = line.lastIndex;
      while (match = line.exec(source)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep2 === "\n")
            res += sep2;
          else
            sep2 = "\n";
        } else {
          res += sep2 + lm;
          sep2 = " ";
        }
        pos = line.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source);
      return res + sep2 + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source, onError) {
      let res = "";
      for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === "\r" && source[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold: fold2, offset } = foldNewline(source, i);
          res += fold2;
          i = offset;
        } else if (ch === "\\") {
          let next = source[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source[i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "\r" && source[i + 1] === "\n") {
            next = source[++i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source, i + 1, length, onError);
            i += length;
          } else {
            const raw = source.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source[i + 1];
          while (next === " " || next === "	")
            next = source[++i + 1];
          if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
            res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source, offset) {
      let fold2 = "";
      let ch = source[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold2 += "\n";
        offset += 1;
        ch = source[offset + 1];
      }
      if (!fold2)
        fold2 = " ";
      return { fold: fold2, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "\x85",
      // Unicode next line
      _: "\xA0",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source, offset, length, onError) {
      const cc = source.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code2 = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code2);
      } catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports.resolveFlowScalar = resolveFlowScalar;
  }
});

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJS({
  "node_modules/yaml/dist/compose/compose-scalar.js"(exports) {
    "use strict";
    var identity2 = require_identity();
    var Scalar = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token2, tagToken, onError) {
      const { value, type, comment, range } = token2.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token2, onError) : resolveFlowScalar.resolveFlowScalar(token2, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity2.SCALAR];
      } else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
      else if (token2.type === "scalar")
        tag = findScalarTagByTest(ctx, value, token2, onError);
      else
        tag = ctx.schema[identity2.SCALAR];
      let scalar;
      try {
        const res = tag.resolve(value, (msg) => onError(tagToken ?? token2, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity2.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token2, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar.Scalar(value);
      }
      scalar.range = range;
      scalar.source = value;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag.format)
        scalar.format = tag.format;
      if (comment)
        scalar.comment = comment;
      return scalar;
    }
    function findScalarTagByName(schema4, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema4[identity2.SCALAR];
      const matchWithTest = [];
      for (const tag of schema4.tags) {
        if (!tag.collection && tag.tag === tagName) {
          if (tag.default && tag.test)
            matchWithTest.push(tag);
          else
            return tag;
        }
      }
      for (const tag of matchWithTest)
        if (tag.test?.test(value))
          return tag;
      const kt = schema4.knownTags[tagName];
      if (kt && !kt.collection) {
        schema4.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema4[identity2.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema: schema4 }, value, token2, onError) {
      const tag = schema4.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema4[identity2.SCALAR];
      if (schema4.compat) {
        const compat = schema4.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema4[identity2.SCALAR];
        if (tag.tag !== compat.tag) {
          const ts = directives.tagString(tag.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token2, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag;
    }
    exports.composeScalar = composeScalar;
  }
});

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJS({
  "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports.emptyScalarPosition = emptyScalarPosition;
  }
});

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJS({
  "node_modules/yaml/dist/compose/compose-node.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity2 = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token2, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment, anchor, tag } = props;
      let node;
      let isSrcToken = true;
      switch (token2.type) {
        case "alias":
          node = composeAlias(ctx, token2, onError);
          if (anchor || tag)
            onError(token2, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token2, tag, onError);
          if (anchor)
            node.anchor = anchor.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token2, props, onError);
            if (anchor)
              node.anchor = anchor.source.substring(1);
          } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            onError(token2, "RESOURCE_EXHAUSTION", message);
          }
          break;
        default: {
          const message = token2.type === "error" ? token2.message : `Unsupported token (type: ${token2.type})`;
          onError(token2, "UNEXPECTED_TOKEN", message);
          isSrcToken = false;
        }
      }
      node ?? (node = composeEmptyNode(ctx, token2.offset, void 0, null, props, onError));
      if (anchor && node.anchor === "")
        onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity2.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag ?? token2, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        if (token2.type === "scalar" && token2.source === "")
          node.comment = comment;
        else
          node.commentBefore = comment;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token2;
      return node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end: end2 }, onError) {
      const token2 = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node = composeScalar.composeScalar(ctx, token2, tag, onError);
      if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === "")
          onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        node.comment = comment;
        node.range[2] = end2;
      }
      return node;
    }
    function composeAlias({ options }, { offset, source, end: end2 }, onError) {
      const alias = new Alias.Alias(source.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end2, valueEnd, options.strict, onError);
      alias.range = [offset, valueEnd, re.offset];
      if (re.comment)
        alias.comment = re.comment;
      return alias;
    }
    exports.composeEmptyNode = composeEmptyNode;
    exports.composeNode = composeNode;
  }
});

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJS({
  "node_modules/yaml/dist/compose/compose-doc.js"(exports) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options, directives, { offset, start, value, end: end2 }, onError) {
      const opts = Object.assign({ _directives: directives }, options);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start, {
        indicator: "doc-start",
        next: value ?? end2?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
      const contentEnd = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end2, contentEnd, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd, re.offset];
      return doc;
    }
    exports.composeDoc = composeDoc;
  }
});

// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJS({
  "node_modules/yaml/dist/compose/composer.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity2 = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source } = src;
      return [offset, offset + (typeof source === "string" ? source.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer = class {
      constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code2, message, warning) => {
          const pos = getErrorPos(source);
          if (warning)
            this.warnings.push(new errors.YAMLWarning(pos, code2, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code2, message));
        };
        this.directives = new directives.Directives({ version: options.version || "1.2" });
        this.options = options;
      }
      decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment;
          } else if (identity2.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity2.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token2 of tokens)
          yield* this.next(token2);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token2) {
        if (node_process.env.LOG_STREAM)
          console.dir(token2, { depth: null });
        switch (token2.type) {
          case "directive":
            this.directives.add(token2.source, (offset, message, warning) => {
              const pos = getErrorPos(token2);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning);
            });
            this.prelude.push(token2.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token2, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token2, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token2.source);
            break;
          case "error": {
            const msg = token2.source ? `${token2.message}: ${JSON.stringify(token2.source)}` : token2.message;
            const error = new errors.YAMLParseError(getErrorPos(token2), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error);
            else
              this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token2), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end2 = resolveEnd.resolveEnd(token2.end, token2.offset + token2.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end2.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end2.comment}` : end2.comment;
            }
            this.doc.range[2] = end2.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token2), "UNEXPECTED_TOKEN", `Unsupported token ${token2.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports.Composer = Composer;
  }
});

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJS({
  "node_modules/yaml/dist/parse/cst-scalar.js"(exports) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token2, strict = true, onError) {
      if (token2) {
        const _onError = (pos, code2, message) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code2, message);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code2, message);
        };
        switch (token2.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token2, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token2, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value, context) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end2 = context.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source[0]) {
        case "|":
        case ">": {
          const he = source.indexOf("\n");
          const head = source.substring(0, he);
          const body = source.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, end2))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source, end: end2 };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source, end: end2 };
        default:
          return { type: "scalar", offset, indent, source, end: end2 };
      }
    }
    function setScalarValue(token2, value, context = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
      let indent = "indent" in token2 ? token2.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token2.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header = token2.props[0];
            if (header.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token2, source);
          break;
        case '"':
          setFlowScalarValue(token2, source, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token2, source, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token2, source, "scalar");
      }
    }
    function setBlockScalarValue(token2, source) {
      const he = source.indexOf("\n");
      const head = source.substring(0, he);
      const body = source.substring(he + 1) + "\n";
      if (token2.type === "block-scalar") {
        const header = token2.props[0];
        if (header.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header.source = head;
        token2.source = body;
      } else {
        const { offset } = token2;
        const indent = "indent" in token2 ? token2.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, "end" in token2 ? token2.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key of Object.keys(token2))
          if (key !== "type" && key !== "offset")
            delete token2[key];
        Object.assign(token2, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end2) {
      if (end2)
        for (const st of end2)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token2, source, type) {
      switch (token2.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token2.type = type;
          token2.source = source;
          break;
        case "block-scalar": {
          const end2 = token2.props.slice(1);
          let oa = source.length;
          if (token2.props[0].type === "block-scalar-header")
            oa -= token2.props[0].source.length;
          for (const tok of end2)
            tok.offset += oa;
          delete token2.props;
          Object.assign(token2, { type, source, end: end2 });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token2.offset + source.length;
          const nl = { type: "newline", offset, indent: token2.indent, source: "\n" };
          delete token2.items;
          Object.assign(token2, { type, source, end: [nl] });
          break;
        }
        default: {
          const indent = "indent" in token2 ? token2.indent : -1;
          const end2 = "end" in token2 && Array.isArray(token2.end) ? token2.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key of Object.keys(token2))
            if (key !== "type" && key !== "offset")
              delete token2[key];
          Object.assign(token2, { type, indent, source, end: end2 });
        }
      }
    }
    exports.createScalarToken = createScalarToken;
    exports.resolveAsScalar = resolveAsScalar;
    exports.setScalarValue = setScalarValue;
  }
});

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJS({
  "node_modules/yaml/dist/parse/cst-stringify.js"(exports) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token2) {
      switch (token2.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token2.props)
            res += stringifyToken(tok);
          return res + token2.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item of token2.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token2.start.source;
          for (const item of token2.items)
            res += stringifyItem(item);
          for (const st of token2.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token2);
          if (token2.end)
            for (const st of token2.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token2.source;
          if ("end" in token2 && token2.end)
            for (const st of token2.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start, key, sep: sep2, value }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key)
        res += stringifyToken(key);
      if (sep2)
        for (const st of sep2)
          res += st.source;
      if (value)
        res += stringifyToken(value);
      return res;
    }
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJS({
  "node_modules/yaml/dist/parse/cst-visit.js"(exports) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    visit.itemAtPath = (cst, path) => {
      let item = cst;
      for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit.parentCollection = (cst, path) => {
      const parent = visit.itemAtPath(cst, path.slice(0, -1));
      const field = path[path.length - 1][0];
      const coll = parent?.[field];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path, item, visitor) {
      let ctrl = visitor(item, path);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field of ["key", "value"]) {
        const token2 = item[field];
        if (token2 && "items" in token2) {
          for (let i = 0; i < token2.items.length; ++i) {
            const ci = _visit(Object.freeze(path.concat([[field, i]])), token2.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token2.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field === "key")
            ctrl = ctrl(item, path);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
    }
    exports.visit = visit;
  }
});

// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJS({
  "node_modules/yaml/dist/parse/cst.js"(exports) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection = (token2) => !!token2 && "items" in token2;
    var isScalar = (token2) => !!token2 && (token2.type === "scalar" || token2.type === "single-quoted-scalar" || token2.type === "double-quoted-scalar" || token2.type === "block-scalar");
    function prettyToken(token2) {
      switch (token2) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token2);
      }
    }
    function tokenType(source) {
      switch (source) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports.createScalarToken = cstScalar.createScalarToken;
    exports.resolveAsScalar = cstScalar.resolveAsScalar;
    exports.setScalarValue = cstScalar.setScalarValue;
    exports.stringify = cstStringify.stringify;
    exports.visit = cstVisit.visit;
    exports.BOM = BOM;
    exports.DOCUMENT = DOCUMENT;
    exports.FLOW_END = FLOW_END;
    exports.SCALAR = SCALAR;
    exports.isCollection = isCollection;
    exports.isScalar = isScalar;
    exports.prettyToken = prettyToken;
    exports.tokenType = tokenType;
  }
});

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJS({
  "node_modules/yaml/dist/parse/lexer.js"(exports) {
    "use strict";
    var cst = require_cst();
    function isEmpty(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source, incomplete = false) {
        if (source) {
          if (typeof source !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source : source;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end2 = this.lineEndPos;
        if (typeof end2 !== "number" || end2 !== -1 && end2 < this.pos) {
          end2 = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end2;
        }
        if (end2 === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end2 - 1] === "\r")
          end2 -= 1;
        return this.buffer.substring(this.pos, end2);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line = this.getLine();
        if (line === null)
          return this.setNext("stream");
        if (line[0] === cst.BOM) {
          yield* this.pushCount(1);
          line = line.substring(1);
        }
        if (line[0] === "%") {
          let dirEnd = line.length;
          let cs = line.indexOf("#");
          while (cs !== -1) {
            const ch = line[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line[n]) {
          case "#":
            yield* this.pushCount(line.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
          nl = yield* this.pushNewline();
          if (nl > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote2 = this.charAt(0);
        let end2 = this.buffer.indexOf(quote2, this.pos + 1);
        if (quote2 === "'") {
          while (end2 !== -1 && this.buffer[end2 + 1] === "'")
            end2 = this.buffer.indexOf("'", end2 + 2);
        } else {
          while (end2 !== -1) {
            let n = 0;
            while (this.buffer[end2 - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end2 = this.buffer.indexOf('"', end2 + 1);
          }
        }
        const qb = this.buffer.substring(0, end2);
        let nl = qb.indexOf("\n", this.pos);
        if (nl !== -1) {
          while (nl !== -1) {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf("\n", cs);
          }
          if (nl !== -1) {
            end2 = nl - (qb[nl - 1] === "\r" ? 2 : 1);
          }
        }
        if (end2 === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end2 = this.buffer.length;
        }
        yield* this.pushToIndex(end2 + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf("\n", cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end2 = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end2 = i;
          } else if (isEmpty(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end2 = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end2 = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end2 + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports.Lexer = Lexer;
  }
});

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJS({
  "node_modules/yaml/dist/parse/line-counter.js"(exports) {
    "use strict";
    var LineCounter = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start = this.lineStarts[low - 1];
          return { line: low, col: offset - start + 1 };
        };
      }
    };
    exports.LineCounter = LineCounter;
  }
});

// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJS({
  "node_modules/yaml/dist/parse/parser.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list2, type) {
      for (let i = 0; i < list2.length; ++i)
        if (list2[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list2) {
      for (let i = 0; i < list2.length; ++i) {
        switch (list2[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token2) {
      switch (token2?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          const it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target, source) {
      if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
      else
        for (let i = 0; i < source.length; ++i)
          target.push(source[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source.length;
          return;
        }
        const type = cst.tokenType(source);
        if (!type) {
          const message = `Not a YAML token: ${source}`;
          yield* this.pop({ type: "error", offset: this.offset, message, source });
          this.offset += source.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source.length);
              break;
            case "space":
              if (this.atNewLine && source[0] === " ")
                this.indent += source.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        const token2 = error ?? this.stack.pop();
        if (!token2) {
          const message = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message };
        } else if (this.stack.length === 0) {
          yield token2;
        } else {
          const top = this.peek(1);
          if (token2.type === "block-scalar") {
            token2.indent = "indent" in top ? top.indent : 0;
          } else if (token2.type === "flow-collection" && top.type === "document") {
            token2.indent = 0;
          }
          if (token2.type === "flow-collection")
            fixFlowSeqItems(token2);
          switch (top.type) {
            case "document":
              top.value = token2;
              break;
            case "block-scalar":
              top.props.push(token2);
              break;
            case "block-map": {
              const it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token2, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token2;
              } else {
                Object.assign(it, { key: token2, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top.items[top.items.length - 1];
              if (it.value)
                top.items.push({ start: [], value: token2 });
              else
                it.value = token2;
              break;
            }
            case "flow-collection": {
              const it = top.items[top.items.length - 1];
              if (!it || it.value)
                top.items.push({ start: [], key: token2, sep: [] });
              else if (it.sep)
                it.value = token2;
              else
                Object.assign(it, { key: token2, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.pop(token2);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token2.type === "block-map" || token2.type === "block-seq")) {
            const last = token2.items[token2.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token2.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token2.indent))) {
              if (top.type === "document")
                top.end = last.start;
              else
                top.items.push({ start: last.start });
              token2.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start = getFirstKeyStartProps(prev);
          let sep2;
          if (scalar.end) {
            sep2 = scalar.end;
            sep2.push(this.sourceToken);
            delete scalar.end;
          } else
            sep2 = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep: sep2 }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl = this.source.indexOf("\n") + 1;
              while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf("\n", nl) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end2 = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end2) ? end2[end2.length - 1] : void 0;
              if (last?.type === "comment")
                end2?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end2 = prev?.value?.end;
                if (Array.isArray(end2)) {
                  arrayPushArray(end2, it.start);
                  end2.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start = [];
          if (atNextItem && it.sep && !it.value) {
            const nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl.length = 0;
                  break;
                default:
                  nl.length = 0;
              }
            }
            if (nl.length >= 2)
              start = it.sep.splice(nl[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start2 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start2 = getFirstKeyStartProps(it.start);
                  const key = it.key;
                  const sep2 = it.sep;
                  sep2.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key, sep: sep2 }]
                  });
                } else if (start.length > 0) {
                  it.sep = it.sep.concat(start, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start, key: fs, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs);
              } else {
                Object.assign(it, { key: fs, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end2 = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end2) ? end2[end2.length - 1] : void 0;
              if (last?.type === "comment")
                end2?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end2 = prev?.value?.end;
                if (Array.isArray(end2)) {
                  arrayPushArray(end2, it.start);
                  end2.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do {
            yield* this.pop();
            top = this.peek(1);
          } while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs, sep: [] });
              else if (it.sep)
                this.stack.push(fs);
              else
                Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep2 = fc.end.splice(1, fc.end.length);
            sep2.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep: sep2 }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            start.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token2) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token2.end)
              token2.end.push(this.sourceToken);
            else
              token2.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports.Parser = Parser;
  }
});

// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJS({
  "node_modules/yaml/dist/public-api.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log = require_log();
    var identity2 = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options) {
      const prettyErrors = options.prettyErrors !== false;
      const lineCounter$1 = options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      const docs = Array.from(composer$1.compose(parser$1.parse(source)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument3(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
      }
      return doc;
    }
    function parse3(src, reviver, options) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options === void 0 && reviver && typeof reviver === "object") {
        options = reviver;
      }
      const doc = parseDocument3(src, options);
      if (!doc)
        return null;
      doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options));
    }
    function stringify(value, replacer, options) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options === void 0 && replacer) {
        options = replacer;
      }
      if (typeof options === "string")
        options = options.length;
      if (typeof options === "number") {
        const indent = Math.round(options);
        options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity2.isDocument(value) && !_replacer)
        return value.toString(options);
      return new Document.Document(value, _replacer, options).toString(options);
    }
    exports.parse = parse3;
    exports.parseAllDocuments = parseAllDocuments;
    exports.parseDocument = parseDocument3;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/index.js
var require_dist = __commonJS({
  "node_modules/yaml/dist/index.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity2 = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit = require_visit();
    exports.Composer = composer.Composer;
    exports.Document = Document.Document;
    exports.Schema = Schema.Schema;
    exports.YAMLError = errors.YAMLError;
    exports.YAMLParseError = errors.YAMLParseError;
    exports.YAMLWarning = errors.YAMLWarning;
    exports.Alias = Alias.Alias;
    exports.isAlias = identity2.isAlias;
    exports.isCollection = identity2.isCollection;
    exports.isDocument = identity2.isDocument;
    exports.isMap = identity2.isMap;
    exports.isNode = identity2.isNode;
    exports.isPair = identity2.isPair;
    exports.isScalar = identity2.isScalar;
    exports.isSeq = identity2.isSeq;
    exports.Pair = Pair.Pair;
    exports.Scalar = Scalar.Scalar;
    exports.YAMLMap = YAMLMap.YAMLMap;
    exports.YAMLSeq = YAMLSeq.YAMLSeq;
    exports.CST = cst;
    exports.Lexer = lexer.Lexer;
    exports.LineCounter = lineCounter.LineCounter;
    exports.Parser = parser.Parser;
    exports.parse = publicApi.parse;
    exports.parseAllDocuments = publicApi.parseAllDocuments;
    exports.parseDocument = publicApi.parseDocument;
    exports.stringify = publicApi.stringify;
    exports.visit = visit.visit;
    exports.visitAsync = visit.visitAsync;
  }
});

// action/check.ts
import { mkdirSync as mkdirSync6, writeFileSync as writeFileSync6 } from "node:fs";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join10 } from "node:path";

// src/failure.ts
var Failure = class extends Error {
  code;
  mend;
  constructor(code2, message, options = {}) {
    super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
    this.name = "Failure";
    this.code = code2;
    this.mend = options.mend;
  }
};

// src/format/day.ts
var DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
var MILLISECONDS = 864e5;
function isDay(text) {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS);
}

// src/format/names.ts
var NAME = /^[a-z0-9](?:[a-z0-9-]{0,37}[a-z0-9])?$/;
function isName(text) {
  return NAME.test(text) && text !== "self";
}
var IDENTITY = /^([a-z0-9-]{1,39}) ([0-9a-f]{32})$/;
function isIdentity(text) {
  const match = IDENTITY.exec(text);
  return match?.[1] !== void 0 && isName(match[1]);
}
function identityOf(name2, rootSha256) {
  return `${name2} ${rootSha256.slice(0, 32)}`;
}
var SHA256 = /^[0-9a-f]{64}$/;
function isSha256(text) {
  return SHA256.test(text);
}
var DECIMAL = /^[1-9][0-9]{0,15}$/;
function parseCount(text) {
  if (!DECIMAL.test(text)) return void 0;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : void 0;
}

// src/format/pin.ts
function pinOf(text) {
  const hex = text.replace(/^sha256:/, "");
  return isSha256(hex) ? hex : void 0;
}

// src/history/fold-cache.ts
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

// src/crypto/sha256.ts
import { hash } from "node:crypto";
function sha256(data2) {
  return hash("sha256", data2, "hex");
}
function digest(algorithm, data2) {
  return hash(algorithm, data2, "buffer");
}

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
function _standardSchema(schema4) {
  schema4["~standard"] = {
    version: 1,
    vendor: "valibot",
    validate: (value$1) => schema4["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
  };
  return schema4;
}
var EMOJI_REGEX = new RegExp("^(?:[\\u{1F1E6}-\\u{1F1FF}]{2}|\\u{1F3F4}[\\u{E0061}-\\u{E007A}]{2}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{1,3}\\u{E007F}|(?:\\p{Emoji}\\uFE0F\\u20E3?|\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}?|(?![\\p{Emoji_Modifier_Base}\\u{1F1E6}-\\u{1F1FF}])\\p{Emoji_Presentation})(?:\\u200D(?:\\p{Emoji}\\uFE0F\\u20E3?|\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}?|(?![\\p{Emoji_Modifier_Base}\\u{1F1E6}-\\u{1F1FF}])\\p{Emoji_Presentation}))*)+$", "u");
// @__NO_SIDE_EFFECTS__
function check(requirement, message$1) {
  return {
    kind: "validation",
    type: "check",
    reference: check,
    async: false,
    expects: null,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function minLength(requirement, message$1) {
  return {
    kind: "validation",
    type: "min_length",
    reference: minLength,
    async: false,
    expects: `>=${requirement}`,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
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
function transform(operation) {
  return {
    kind: "transformation",
    type: "transform",
    reference: transform,
    async: false,
    operation,
    "~run"(dataset) {
      dataset.value = this.operation(dataset.value);
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function getFallback(schema4, dataset, config$1) {
  return typeof schema4.fallback === "function" ? schema4.fallback(dataset, config$1) : schema4.fallback;
}
// @__NO_SIDE_EFFECTS__
function getDefault(schema4, dataset, config$1) {
  return typeof schema4.default === "function" ? schema4.default(dataset, config$1) : schema4.default;
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
function custom(check$1, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "custom",
    reference: custom,
    expects: "unknown",
    async: false,
    check: check$1,
    message: message$1,
    "~run"(dataset, config$1) {
      if (this.check(dataset.value)) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
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
function optional(wrapped, default_) {
  return _standardSchema({
    kind: "schema",
    type: "optional",
    reference: optional,
    expects: `(${wrapped.expects} | undefined)`,
    async: false,
    wrapped,
    default: default_,
    "~run"(dataset, config$1) {
      if (dataset.value === void 0) {
        if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
        if (dataset.value === void 0) {
          dataset.typed = true;
          return dataset;
        }
      }
      return this.wrapped["~run"](dataset, config$1);
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
function tuple(items, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "tuple",
    reference: tuple,
    expects: "Array",
    async: false,
    items,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (Array.isArray(input)) {
        dataset.typed = true;
        dataset.value = [];
        for (let key = 0; key < this.items.length; key++) {
          const value$1 = input[key];
          const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
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
function safeParse(schema4, input, config$1) {
  const dataset = schema4["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
  return {
    typed: dataset.typed,
    success: !dataset.issues,
    output: dataset.value,
    issues: dataset.issues
  };
}

// src/crypto/utf8.ts
var encoder = new TextEncoder();
var decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function encodeUtf8(text) {
  return encoder.encode(text);
}
function decodeUtf8(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return void 0;
  }
}

// src/crypto/base64.ts
var letters = encodeUtf8("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
var values = new Uint8Array(128).fill(64);
letters.forEach((letter, value) => {
  values[letter] = value;
});
var equals = 61;
var ascii = new TextDecoder();
function encodeBase64(bytes) {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let filled = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at] ?? 0) << 16 | (bytes[at + 1] ?? 0) << 8 | (bytes[at + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) text[filled++] = letters[bits >>> shift & 63] ?? 0;
  }
  const padding = text.length / 4 * 3 - bytes.length;
  return ascii.decode(text.fill(equals, text.length - padding));
}
function decodeBase64(text) {
  if (text.length % 4 !== 0) return void 0;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array(text.length / 4 * 3 - padding);
  let bits = 0;
  let filled = 0;
  for (let at = 0; at < text.length - padding; at++) {
    const value = values[text.charCodeAt(at)] ?? 64;
    if (value === 64) return void 0;
    bits = (bits << 6 | value) & 4095;
    if (at % 4 > 0) bytes[filled++] = bits >>> 6 - 2 * (at % 4) & 255;
  }
  const unused = padding === 2 ? 15 : padding === 1 ? 3 : 0;
  return (bits & unused) === 0 ? bytes : void 0;
}

// src/crypto/remembering.ts
function remembering(most, make) {
  const answers = /* @__PURE__ */ new Map();
  return (text) => {
    const known = answers.get(text);
    if (known !== void 0) return known;
    const answer = make(text);
    if (answer === void 0) return answer;
    if (answers.size === most) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}

// src/crypto/wire.ts
var WireReader = class {
  #bytes;
  #at = 0;
  constructor(bytes) {
    this.#bytes = bytes;
  }
  /** Nothing is left. */
  get done() {
    return this.left === 0;
  }
  /** How many bytes are left. */
  get left() {
    return this.#bytes.length - this.#at;
  }
  /** `length` raw bytes. */
  raw(length) {
    if (length > this.left) return void 0;
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
  byte() {
    return this.raw(1)?.[0];
  }
  uint32() {
    const bytes = this.raw(4);
    return bytes && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  }
  /** A length and that many bytes. */
  string() {
    const start = this.#at;
    const length = this.uint32();
    const bytes = length === void 0 ? void 0 : this.raw(length);
    if (bytes === void 0) this.#at = start;
    return bytes;
  }
  /** A string that is valid UTF-8. */
  text() {
    const bytes = this.string();
    return bytes && decodeUtf8(bytes);
  }
};
function wireUint32(value) {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}
function wireString(value) {
  const bytes = typeof value === "string" ? encodeUtf8(value) : value;
  return concatBytes(wireUint32(bytes.length), bytes);
}
function concatBytes(...parts) {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// src/crypto/ssh-key.ts
var longestText = 2048;
var parse = remembering(4096, parseText);
function parsePublicKey(text) {
  return text.length > longestText ? void 0 : parse(text);
}
function parseText(text) {
  const space = text.indexOf(" ");
  const algorithm = text.slice(0, space);
  if (algorithm !== "ssh-ed25519" && algorithm !== "sk-ssh-ed25519@openssh.com") return void 0;
  const blob = decodeBase64(text.slice(space + 1));
  if (blob === void 0) return void 0;
  const reader = new WireReader(blob);
  if (reader.text() !== algorithm) return void 0;
  const point = reader.string();
  if (point?.length !== 32) return void 0;
  if (algorithm === "ssh-ed25519") return reader.done ? { text, algorithm, point, blob } : void 0;
  const application = reader.text();
  return application && reader.done ? { text, algorithm, point, application, blob } : void 0;
}
function publicKeyOfBlob(blob) {
  return parsePublicKey(`${new WireReader(blob).text()} ${encodeBase64(blob)}`);
}
function keyFileName(key) {
  return sha256(keyOf(key).blob);
}
function keyOf(key) {
  const parsed2 = parsePublicKey(key);
  if (parsed2 === void 0) throw new TypeError("not a canonical public key");
  return parsed2;
}

// src/format/fold.table.ts
var classRuns = "lc l:230 1:232 4:220 1:232 1:216 5:220 2:202 4:220 2:202 b:220 5:1 4:220 8:230 1:240 1:230 3:220 3:230 2:220 1 3:230 4:220 1:230 1:232 2:220 1:230 1:233 2:234 1:233 2:234 1:233 d:230 8 2- 6 4- 7 1- 1 1- k 1- 68 5:230 4o 1- 12 2- 1e 2- 3 1- 1:220 4:230 1:220 3:230 1:222 1:220 6:230 6:220 2:230 1:220 2:230 1:222 1:228 1:230 1:10 1:11 1:12 1:13 1:14 1:15 1:16 1:17 1:18 2:19 1:20 1:21 1:22 1 1:23 1 1:24 1:25 1 1:230 1:220 1 1:18 8- r 4- 6 b- g 8:230 1:30 1:31 1:32 1c 1:27 1:28 1:29 1:30 1:31 1:32 1:33 1:34 2:230 2:220 5:230 1:220 2:230 1:220 g 1:35 2t 7:230 2 4:230 1:220 1:230 2 2:230 1 1:220 2:230 1:220 w 1- 2 1:36 u 1:230 1:220 2:230 1:220 2:230 3:220 1:230 2:220 1:230 1:220 3:230 1:220 1:230 1:220 1:230 1:220 1:230 1:220 2:230 2- 2t e- 17 7:230 1:220 1:230 7 2- 1:220 o 4:230 1 9:230 1 3:230 1 5:230 2- f 1- p 3:220 2- 1 1- b 5- v 1- 2 6- 1:230 3:220 4:230 16 5:230 5:220 e:230 1 1:220 2:230 1:220 2:230 1:220 3:230 3:220 1:27 1:28 1:29 3:230 1:220 2:230 2:220 5:230 1o 1:7 g 1:9 3 1:230 1:220 2:230 1b 1- 8 2- 2 2- m 1- 7 1- 1 3- 4 2- 1:7 8 2- 2 2- 2 1:9 1 8- 1 4- 2 1- 5 2- o 1:230 2- 3 1- 6 4- 2 2- m 1- 7 1- 2 1- 2 1- 2 2- 1:7 1- 5 4- 2 2- 2 1:9 3- 1 7- 4 1- 1 7- h a- 3 1- 9 1- 3 1- m 1- 7 1- 2 1- 5 2- 1:7 9 1- 3 1- 2 1:9 2- 1 f- 4 2- c 7- 7 1- 3 1- 8 2- 2 2- m 1- 7 1- 2 1- 5 2- 1:7 8 2- 2 2- 2 1:9 7- 3 4- 2 1- 5 2- i a- 2 1- 6 3- 3 1- 4 3- 2 1- 1 1- 2 3- 2 3- 3 3- c 4- 5 3- 3 1- 3 1:9 2- 1 6- 1 e- l 5- d 1- 3 1- n 1- g 2- 1:7 8 1- 3 1- 3 1:9 7- 1:84 1:91 1- 3 2- 1 2- 4 2- a 7- m 1- 3 1- n 1- a 1- 5 2- 1:7 8 1- 3 1- 3 1:9 7- 2 6- 2 1- 4 2- a 1- 3 c- d 1- 3 1- 15 2:9 8 1- 3 1- 3 1:9 2 4- g 2- q 1- 3 1- i 3- o 1- 9 1- 1 2- 7 3- 1:9 4- 6 1- 1 1- 8 6- a 2- 3 c- 1j 2:103 1:9 4- 9 4:107 g 11- 2 1- 1 1- 5 1- o 1- 1 1- h 2:118 1:9 3 2- 5 1- 1 1- 4:122 3 1- a 2- 4 w- o 2:220 r 1:220 1 1:220 1 1:216 e 1- 10 4- 1:129 1:130 1 1:132 5 4:130 2 1:130 1 2:230 1:9 1 2:230 g 1- 10 1- 8 1:220 6 1- d 11- 1j 1:7 1 2:9 2a 1:220 1k 1- 1 5- 1 2- ah 1- 4 2- 7 1- 1 1- 4 2- 15 1- 4 2- x 1- 4 2- 7 1- 1 1- 4 2- f 1- 1l 1- 4 2- 1v 2- 3:230 t 3- q 6- 2e 2- 6 2- il 3- 2h 7- k 2:9 9- l 1:9 2 9- k c- d 1- 3 1- 2 c- 2a 1:9 a 1:230 2- a 6- a 6- q 6- 2h 7- 15 1:228 1 5- 1y a- v 1- c 4- 9 1:222 1:230 1:220 4- 1 3- 16 2- 5 b- 18 4- q 6- b 3- 1l 1:230 1:220 3 2- 1t 1- 1:9 k 8:230 2- 1:220 a 6- a 6- e 2- 5:230 6:220 2:230 1:220 1 2:220 2:230 2:220 5:230 1:220 4:230 1d- 1g 1:7 f 1:9 8 3- r 1:230 1:220 7:230 b 1- 16 2:9 1m 1:7 b 2:9 8- 1n 1:7 3- f 3- 1o 7- 17 2- b 8- 3:230 1 1:1 5:220 2:230 4:220 1:230 1 7:1 4 1:220 6 1:230 3 2:230 1 5- 5c 2:230 1:220 7:230 1:220 2:230 1:234 1:214 1:220 1:202 11:230 1:232 2:228 1:220 1:218 1:230 1:233 1:220 1:230 1:220 7q 2- 6 2- 12 2- 6 2- 8 1- 1 1- 1 1- 1 1- v 2- 1h 1- f 1- e 2- 6 1- j 2- 3 1- 9 1- 2t 1- c 2- r 1- d 3- x f- 2:230 2:1 4:230 3:1 2:230 4 1:230 3 2:1 1:230 1:220 1:230 2:1 4:220 1:230 f- 3w 4- if p- b l- 1ec 2- w 1- 9k 3:230 2 5- 19 1- 1 5- 1 2- 1k 7- 2 e- 1:9 n 9- 7 1- 7 1- 7 1- 7 1- 7 1- 7 1- 7 1- 7 1- w:230 2m y- q 1- 2h c- 5y q- c 4- 16 1:218 1:228 1:232 1:222 2:224 g 1- 2e 2- 2:8 2t 5- 17 1- 2m 1- 2c c- 1b 1- mlp 3- 1j 9- 9o k- 1b 1:230 4 a:230 w 2:230 28 2:230 6 8- 5n 5- 2 1- 1 1- 5 o- k 1:9 11 1:9 3- a 6- 1k 8- 1w 1:9 1 8- c 6- i:230 1l 3:220 11 1:9 b- u 3- 1f 1:7 c 1:9 d 1- b 4- x 1- 1j 9- e 2- a 2- 2c 1:230 1 2:230 1:220 2 2:230 5 2:230 1 1:230 1 o- r 1:9 a- 6 2- 6 2- 6 9- 7 1- 7 1- 1o 4- 3h 1:9 2- a 6- 8mc c- n 4- 1d 4- 6su 2- 2y 12- 7 c- 5 5- 1 1:26 o 1- 5 1- 1 1- 2 1- 2 1- 3h g- cd 2- 1i 7- 1 w- 16 6- 7:230 7:220 2:230 z 1- j 1- 4 4- 5 1- 3r 2- 1 1- 5a 3- 6 2- 6 2- 6 2- 3 3- 7 1- 7 a- 5 2- c 1- q 1- j 1- 2 1- f 2- e y- 3f 5- 3 4- 19 3- 2g 1- d 3- 1 1b- 19 1:220 3m- t 3- 1d f- 1:220 r 4- 10 9- u 5- 12 5:230 5- u 1- 11 4- e 16- 4e 2- a 6- 10 4- 10 4- 14 8- 1g b- c 1- f 1- 7 1- 2 1- b 1- f 1- 7 1- 2 1v- 8n 9- m a- 8 o- 6 1- 16 1- 9 1x- 6 2- 1 1- 18 1- 2 3- 1 2- n 1- 20 8- 9 1c- j 1- 2 5- x 3- r 5- 1 1s- 1k 4- k 2- 1e 1- 2 5- 1 1:220 1 1:230 4 1- 3 1- t 2- 1:230 1:1 1:220 4- 1:9 9 7- 9 7- 1s w- 11 1:230 1:220 4- c 9- 1i 3- t 2- r 5- q 7- 4 c- 7 28- 21 1j- 1f d- 1f 7- 16 4:230 8- a 86- v 1- 16 1- 2:230 1 2- 2 23- 3:220 14 8- m 2:220 3:230 1:220 1:230 4:220 9 m- i 1:230 1:220 1:230 1:220 4 12- s k- n 9- 1y 1:9 7 4- u 1:9 5 9- 1:9 1l 1:9 1:7 8 a- 1 2- p 7- a 6- 3:230 1c 2:9 1- i 8- z 1:7 3 9- 1s 1:9 9 1:7 l 1- k b- i 1- y 1:9 1:7 b 1q- 7 1- 1 1- 4 1- f 1- b 6- 1l 1:7 1:9 5- a 6- 4 1- 8 2- 2 2- m 1- 7 1- 2 1- 5 1- 2:7 8 2- 2 2- 2 1:9 2- 1 6- 1 5- 7 2- 7:230 3- 5:230 3v- 1u 1:9 3 1:7 l 1- 1 1:230 3 u- 1u 1:9 1:7 4 8- a 4m- 1i 2- 7 1:9 1:7 t y- 1r 1:9 5 b- a 6- d j- 1i 1:9 1:7 2 6- a 1i- r 2- e 1:9 4- n 55- 1l 1:9 1:7 1 2s- 2b c- 8 2- 1 2- 8 1- 2 1- u 1- 2 2- 2 2:9 4 1:7 3 9- a 1y- 8 2- 1a 2- 6 1:9 4 r- 1g 1:9 i 1:9 8- 21 1:9 9 d- 21 7- a 6u- 9 1- 19 1- 7 1:9 6 a- t 3- w 2- m 1- e 21- 7 1- 2 1- 18 3- 1 1- 2 1- 3 1:7 1 2:9 2 8- a 6- 6 1- 2 1- 11 1- 2 1- 4 1:9 1 7- a 8m- p 7- h 1- 15 3- 3 2:9 n 2e- 1 f- 1e d- pn 2u- 33 1- 5 b- 5g 218- 2r d- uu 33e- g7 6nt- ft 7- v 1- a 4- 29 1- a 6- u 2- 5:1 1 a- 1c 7:230 f a- a 1- 7 1- l 5- j j4- 2j 2t- 23 4- 1l 7- h 1s- 5 b- 2:6 e- 4qg 8- ye 16- 9 6w7- 4 1- 7 1- 2 1- 83 f- 1 t- 3 2- 1 e- 4 8- b0 1s4- 2z 5- d 3- 9 7- a 2- 2 1:1 5 3mk- 1a 2- n 9- 38 1o- 6u a- 13 2- 1o 2:216 3:1 3 1:226 5:216 8 8:220 2 5:230 2:220 u 4:230 1p l- 1u 3:230 1 3e- k c- k c- 2f 9- p 3r- 2d 1- 1z 1- 2 2- 1 2- 2 2- 4 1- c 1- 1 1- 7 1- 1t 1- 4 2- 8 1- 7 1- s 1- 4 1- 5 1- 1 3- 7 1- 9g 2- 84 2- ji f- 5 1- f uo- v 6- 6 5x- 7:230 1- h:230 2- 7:230 1- 2:230 1- 5:230 5- 1q x- 1:230 34- 19 3- 7:230 7 2- a 4- 2 8w- u 1:230 h- 18 4:230 a 5- 1 cw- s 2:232 1:220 1:230 a km- 7 1- 4 1- 2 1- f 1- 5h 2- 9 7:220 15- 1w 6:230 1:7 1 4- a 4- 2 lt- 1w 24- 1p 5e- 4 1- r 1- 2 1- 1 2- 1 1- a 1- 4 1- 1 1- 1 6- 1 4- 1 1- 1 1- 1 1- 3 1- 2 1- 1 2- 1 1- 1 1- 1 1- 1 1- 1 1- 2 1- 1 2- 4 1- 7 1- 4 1- 4 1- 1 1- a 1- h 5- 3 1- 5 1- h 1g- 2 7i- 18 4- 2s c- f 2- f 1- f 1- 11 a- 4u 1k- t d- 18 4- 9 7- 2 e- 6 4a- rc 4- h 3- d 3- 3b 4- 2n 6- c 4- 1 f- c 4- 1k 8- a 6- 14 8- u 2- 2 26- 9g c- e 2- d 3- 9 7- 1a 1- 7 8- e 4- 9 7- 9 7- 43 1- 1j 11- a sm- wyo w- 37e 6- 66 2- 4g2 e- 5rl 2e7- f2 15u- 3t7 5- 38g f975- 1 u- 2o 3k- 6o 1e6o- 1eke 2- 1eke 2-";
var commonFolds = "1t 2i 1 w,51 51 1 lj,5c 5y 1 w,60 66 1 w,74 8e 2 1,8i 8m 2 1,8p 93 2 1,96 ae 2 1,ag ag 1 -3d,ah al 2 1,an an 1 -7g,ap ap 1 5u,aq as 2 1,au au 1 5q,av av 1 1,ax ay 1 5p,az az 1 1,b2 b2 1 27,b3 b3 1 5m,b4 b4 1 5n,b5 b5 1 1,b7 b7 1 5p,b8 b8 1 5r,ba ba 1 5v,bb bb 1 5t,bc bc 1 1,bg bg 1 5v,bh bh 1 5x,bj bj 1 5y,bk bo 2 1,bq bq 1 62,br br 1 1,bt bt 1 62,bw bw 1 1,by by 1 62,bz bz 1 1,c1 c2 1 61,c3 c5 2 1,c7 c7 1 63,c8 c8 1 1,cc cc 1 1,ck ck 1 2,cl cl 1 1,cn cn 1 2,co co 1 1,cq cq 1 2,cr d7 2 1,da dq 2 1,dt dt 1 2,du dw 2 1,dy dy 1 -2p,dz dz 1 -1k,e0 f2 2 1,f4 f4 1 -3m,f6 fm 2 1,fu fu 1 8bv,fv fv 1 1,fx fx 1 -4j,fy fy 1 8bs,g1 g1 1 1,g3 g3 1 -5f,g4 g4 1 1x,g5 g5 1 1z,g6 ge 2 1,n9 n9 1 38,og oi 2 1,om om 1 1,ov ov 1 38,p2 p2 1 12,p4 p6 1 11,p8 p8 1 1s,pa pb 1 1r,pd pt 1 w,pv q3 1 w,qq qq 1 1,r3 r3 1 8,r4 r4 1 -u,r5 r5 1 -p,r9 r9 1 -f,ra ra 1 -m,rc ry 2 1,s0 s0 1 -1i,s1 s1 1 -1c,s4 s4 1 -1o,s5 s5 1 -1s,s7 s7 1 1,s9 s9 1 -7,sa sa 1 1,sd sf 1 -3m,sg sv 1 28,sw tr 1 w,v4 w0 2 1,wa xq 2 1,xs xs 1 f,xt y5 2 1,y8 10u 2 1,10x 11y 1 1c,3a8 3b9 1 5ls,3bb 3bb 1 5ls,3bh 3bh 1 5ls,3y0 3y5 1 -8,5mo 5mo 1 -4su,5mp 5mp 1 -4st,5mq 5mq 1 -4sk,5mr 5ms 1 -4si,5mt 5mt 1 -4sj,5mu 5mu 1 -4sc,5mv 5mv 1 -4ro,5mw 5mw 1 r7n,5n4 5oa 1 -2bk,5od 5of 1 -2bk,5xc 61g 2 1,61n 61n 1 -1m,61s 64e 2 1,64o 64v 1 -8,654 659 1 -8,65k 65r 1 -8,660 667 1 -8,66g 66l 1 -8,66x 673 2 -8,67c 67j 1 -8,69k 69l 1 -8,69m 69n 1 -22,69q 69q 1 -5j9,6a0 6a3 1 -2e,6ag 6ah 1 -8,6ai 6aj 1 -2s,6aw 6ax 1 -8,6ay 6az 1 -34,6b0 6b0 1 -7,6bc 6bd 1 -3k,6be 6bf 1 -3i,6jq 6jq 1 -5st,6ju 6ju 1 -6gv,6jv 6jv 1 -6di,6k2 6k2 1 s,6lc 6lr 1 g,6mb 6mb 1 1,792 79r 1 q,8ow 8q7 1 1c,8rk 8rk 1 1,8rm 8rm 1 -8af,8rn 8rn 1 -2xy,8ro 8ro 1 -89z,8rr 8rv 2 1,8rx 8rx 1 -8bg,8ry 8ry 1 -8al,8rz 8rz 1 -8bj,8s0 8s0 1 -8bi,8s2 8s2 1 1,8s5 8s5 1 1,8se 8sf 1 -8cf,8sg 8v6 2 1,8vf 8vh 2 1,8vm 8vm 1 1,wu8 wvg 2 1,ww0 wwq 2 1,x0i x0u 2 1,x0y x2m 2 1,x2x x2z 2 1,x31 x31 1 -r9g,x32 x3a 2 1,x3f x3f 1 1,x3h x3h 1 -wmg,x3k x3m 2 1,x3q x48 2 1,x4a x4a 1 -wn8,x4b x4b 1 -wnj,x4c x4c 1 -wnf,x4d x4d 1 -wn5,x4e x4e 1 -wn8,x4g x4g 1 -wlu,x4h x4h 1 -wmi,x4i x4i 1 -wlx,x4j x4j 1 ps,x4k x4y 2 1,x50 x50 1 -1c,x51 x51 1 -wn7,x52 x52 1 -raw,x53 x55 2 1,x5c x5c 1 1,x5i x5k 2 1,x6d x6d 1 1,xv4 xxb 1 -tzk,1ee9 1eey 1 w,1fcw 1fdz 1 14,1fhs 1fir 1 14,1fn4 1fne 1 13,1fng 1fnu 1 13,1fnw 1fo2 1 13,1fo4 1fo5 1 13,1h1c 1h2q 1 1s,1jfk 1jgf 1 w,20cg 20db 1 w,2olc 2om9 1 y";
var fullFolds = "67 37 37,8g 2x lj,95 jg 32,ds 2y lo,pc qh lk ld,q8 qt lk ld,13b 12d 136,61i 2w mp,61j 38 lk,61k 3b lm,61l 3d lm,61m 2p ji,61q 37 37,66o qt lv,66q qt lv lc,66s qt lv ld,66u qt lv n6,680 64g qh,681 64h qh,682 64i qh,683 64j qh,684 64k qh,685 64l qh,686 64m qh,687 64n qh,688 64g qh,689 64h qh,68a 64i qh,68b 64j qh,68c 64k qh,68d 64l qh,68e 64m qh,68f 64n qh,68g 65c qh,68h 65d qh,68i 65e qh,68j 65f qh,68k 65g qh,68l 65h qh,68m 65i qh,68n 65j qh,68o 65c qh,68p 65d qh,68q 65e qh,68r 65f qh,68s 65g qh,68t 65h qh,68u 65i qh,68v 65j qh,68w 674 qh,68x 675 qh,68y 676 qh,68z 677 qh,690 678 qh,691 679 qh,692 67a qh,693 67b qh,694 674 qh,695 675 qh,696 676 qh,697 677 qh,698 678 qh,699 679 qh,69a 67a qh,69b 67b qh,69e 67k qh,69f q9 qh,69g q4 qh,69i q9 n6,69j q9 n6 qh,69o q9 qh,69u 67o qh,69v qf qh,69w q6 qh,69y qf n6,69z qf n6 qh,6a4 qf qh,6aa qh lk lc,6ab qh lk ld,6ae qh n6,6af qh lk n6,6aq qt lk lc,6ar qt lk ld,6as qp lv,6au qt n6,6av qt lk n6,6b6 67w qh,6b7 qx qh,6b8 r2 qh,6ba qx n6,6bb qx n6 qh,6bg qx qh,1dkw 2u 2u,1dkx 2u 2x,1dky 2u 30,1dkz 2u 2u 2x,1dl0 2u 2u 30,1dl1 37 38,1dl2 37 38,1dlf 12s 12u,1dlg 12s 12d,1dlh 12s 12j,1dli 132 12u,1dlj 12s 12l";

// src/format/fold-class.ts
var UNASSIGNED = 255;
var classes;
function unpack() {
  const unpacked = new Uint8Array(1114112);
  let start = 0;
  for (const run of classRuns.split(" ")) {
    const [length = "", combining = "0"] = run.split(":");
    const end2 = start + Number.parseInt(length, 36);
    unpacked.fill(length.endsWith("-") ? UNASSIGNED : Number(combining), start, end2);
    start = end2;
  }
  return unpacked;
}
function combiningClass(codePoint) {
  classes ??= unpack();
  const combining = classes[codePoint];
  return combining === UNASSIGNED ? void 0 : combining;
}

// src/format/fold-nfc.ts
var HIDES_MARKS = /[\u0344\u0f73\u0f75\u0f81]/g;
var FROM_0300 = /[\u0300-\uffff]/;
function nfc(text) {
  if (!FROM_0300.test(text)) return text;
  return needsCare(text) ? withCare(text) : text.normalize("NFC");
}
function needsCare(text) {
  if (text.search(HIDES_MARKS) >= 0) return true;
  let last = 0;
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0;
    if (point > 65535) index++;
    const combining = combiningClass(point);
    if (combining === void 0 || combining > 0 && combining < last) return true;
    last = combining;
  }
  return false;
}
function classOf(character) {
  return combiningClass(character.codePointAt(0) ?? 0);
}
function withCare(text) {
  let done = "";
  let piece = "";
  let marks = [];
  const endMarks = () => {
    piece += marks.sort((a, b) => (classOf(a) ?? 0) - (classOf(b) ?? 0)).join("");
    marks = [];
  };
  for (const character of text.replace(HIDES_MARKS, (mark) => mark.normalize("NFD"))) {
    const combining = classOf(character);
    if (combining === void 0) {
      endMarks();
      done += piece.normalize("NFC") + character;
      piece = "";
    } else if (combining > 0) {
      marks.push(character);
    } else {
      endMarks();
      piece += character;
    }
  }
  endMarks();
  return done + piece.normalize("NFC");
}

// src/format/patterns.ts
var FORBIDDEN = new RegExp("[?[\\]{}!\\\\\\u0000-\\u001f\\u007f-\\u009f]|\\p{Surrogate}", "u");
function parsePattern(text) {
  if (FORBIDDEN.test(text) || nfc(text) !== text) return void 0;
  const segments = text.split("/");
  const deep = segments.at(-1) === "**";
  const fixed = deep ? segments.slice(0, -1) : segments;
  const sound = fixed.every(
    (segment) => segment !== "" && segment !== "." && segment !== ".." && !segment.includes("**")
  );
  return sound ? { text, segments: fixed, deep } : void 0;
}
function matches(pattern2, path) {
  const count3 = pattern2.segments.length;
  if (pattern2.deep ? path.length < count3 : path.length !== count3) return false;
  return pattern2.segments.every((segment, i) => matchesSegment(segment, path[i] ?? ""));
}
function matchesSegment(pattern2, text) {
  const first = pattern2.indexOf("*");
  if (first < 0) return pattern2 === text;
  if (pattern2 === "*") return true;
  const pieces = pattern2.split("*");
  const head = pieces[0] ?? "";
  const tail = pieces.at(-1) ?? "";
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - tail.length;
}
function segmentsMeet(a, b) {
  let reachable = Array.from({ length: b.length + 1 }, (_, j) => j === 0 || b.slice(0, j) === "*");
  for (let i = 0; i < a.length; i++) {
    const character = a[i];
    const next = [];
    for (let j = 0; j <= b.length; j++) {
      const other = b[j - 1];
      const before = reachable[j - 1] ?? false;
      const beside = reachable[j] ?? false;
      const behind = next[j - 1] ?? false;
      if (character === "*") next.push(beside || behind);
      else if (other === "*") next.push(behind || beside);
      else next.push(before && character === other);
    }
    reachable = next;
  }
  return reachable[b.length] ?? false;
}

// src/format/text.ts
var decoder2 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
var encoder2 = new TextEncoder();
function decodeText(bytes) {
  try {
    return decoder2.decode(bytes);
  } catch {
    return void 0;
  }
}
function encodeText(text) {
  return encoder2.encode(text);
}

// src/format/yaml.ts
var import_yaml = __toESM(require_dist(), 1);

// src/format/byte-order.ts
function compareBytes(a, b) {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}
function rank(unit) {
  if (unit < 55296) return unit;
  return unit < 57344 ? unit + 8192 : unit - 2048;
}

// src/format/yaml.ts
function formatYaml(document) {
  return encodeText(
    linesOf(document).map((line) => `${line}
`).join("")
  );
}
function linesOf(map) {
  const entries = map instanceof Map ? [...map].sort(([a], [b]) => compareBytes(a, b)).map(([key, value]) => [JSON.stringify(key), value]) : Object.entries(map);
  return entries.flatMap(([key, value]) => value === void 0 ? [] : entryLines(key, value));
}
function entryLines(key, value) {
  if (typeof value === "string") return [`${key}: ${JSON.stringify(value)}`];
  if (typeof value === "number") return [`${key}: ${value}`];
  if (!isList(value)) return [`${key}:`, ...linesOf(value).map((line) => `  ${line}`)];
  return [`${key}:`, ...value.flatMap(itemLines)];
}
function itemLines(item) {
  if (typeof item === "string") return [`  - ${JSON.stringify(item)}`];
  if (typeof item !== "object" || isList(item)) return [];
  return linesOf(item).map((line, i) => i === 0 ? `  - ${line}` : `    ${line}`);
}
function isList(value) {
  return Array.isArray(value);
}
var YAML_BYTES = 1 << 20;
var STRING = '"(?:[^"\\\\]|\\\\(?:["\\\\bfnrt]|u00[01][0-9a-f]))*"';
var LINE = new RegExp(
  `^(?: {2}){0,4}(?:- ${STRING}|(?:- )?(?:[A-Za-z][A-Za-z0-9]*|${STRING}):(?: (?:${STRING}|[1-9][0-9]{0,15}))?)$`,
  "u"
);
function parseYaml(bytes) {
  if (bytes.length > YAML_BYTES) return void 0;
  const text = decodeText(bytes);
  if (text === void 0 || !text.endsWith("\n") || !text.slice(0, -1).split("\n").every((line) => LINE.test(line))) {
    return void 0;
  }
  const document = (0, import_yaml.parseDocument)(text, {
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false
  });
  if (document.errors.length > 0 || document.warnings.length > 0) return void 0;
  return document.toJS({ maxAliasCount: 0 });
}
function sameBytes(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

// src/format/document.ts
var identity = pipe(string(), check(isIdentity));
var name = pipe(string(), check(isName, "is no name"));
var day = pipe(string(), check(isDay, "is no day"));
var count = pipe(number(), safeInteger(), minValue(1));
var publicKey = pipe(
  string(),
  check((text) => parsePublicKey(text) !== void 0, "is no Ed25519 key")
);
var pattern = pipe(
  string(),
  check((text) => parsePattern(text) !== void 0, "is no pattern")
);
var words = pipe(
  string(),
  check((text) => text !== "" && !new RegExp("\\p{Surrogate}", "u").test(text))
);
var keyWords = pipe(
  words,
  check((text) => encodeText(text).length <= 128)
);
function listOf(item) {
  return pipe(
    array(item),
    minLength(1),
    check(
      (items) => new Set(items.map((each) => JSON.stringify(each))).size === items.length,
      "says something twice"
    )
  );
}
function mapOf(key, value) {
  return pipe(
    custom((input) => typeof input === "object" && input !== null),
    transform((map) => Object.entries(map)),
    array(tuple([key, value])),
    minLength(1),
    transform((entries) => new Map(entries))
  );
}
function untagged({ bailiwick: _, ...value }) {
  return value;
}
function parseDocument2(bytes, schema4, shape4) {
  const result = safeParse(schema4, parseYaml(bytes));
  if (!result.success) return void 0;
  return sameBytes(formatYaml(shape4(result.output)), bytes) ? result.output : void 0;
}

// src/format/layout.ts
function subjectKey(subject) {
  return `${subject.kind} ${subject.name}`;
}
var MOST_BYTES = 4096;
function parseLayout(texts) {
  if (encodeText(texts.join("")).length > MOST_BYTES) return void 0;
  const directories = [];
  const files = [];
  for (const text of texts) {
    const pattern2 = parsePattern(text.endsWith("/") ? text.slice(0, -1) : text);
    if (pattern2 === void 0 || pattern2.deep) return void 0;
    (text.endsWith("/") ? directories : files).push(pattern2);
  }
  const all = [...directories, ...files];
  return all.some((a) => all.some((b) => couldNest(a, b))) ? void 0 : { directories, files };
}
function couldNest(short, long) {
  if (short.segments.length >= long.segments.length) return false;
  return short.segments.every((segment, i) => segmentsMeet(segment, long.segments[i] ?? ""));
}
function isDirectoryPackage(layout, segments) {
  return isNamedBy(layout.directories, segments);
}
function isFilePackage(layout, segments) {
  return isNamedBy(layout.files, segments);
}
function isNamedBy(patterns, segments) {
  for (const pattern2 of patterns) if (names(pattern2, segments)) return true;
  return false;
}
function names(pattern2, segments) {
  if (pattern2.segments.length !== segments.length) return false;
  for (const [i, segment] of segments.entries()) {
    if (segment.startsWith(".") || !matchesSegment(pattern2.segments[i] ?? "", segment)) return false;
  }
  return true;
}
function subjectOf(layout, path) {
  for (const { segments } of layout.directories) {
    const prefix = path.slice(0, segments.length);
    if (path.length > segments.length && isDirectoryPackage(layout, prefix))
      return { kind: "package", name: prefix.join("/") };
  }
  if (isFilePackage(layout, path)) return { kind: "package", name: path.join("/") };
  return { kind: "common", name: path[0] ?? "" };
}
function isSubject(layout, subject) {
  const segments = subject.name.split("/");
  if (subject.kind === "common") return segments.length === 1;
  return isDirectoryPackage(layout, segments) || isFilePackage(layout, segments);
}

// src/format/root.ts
var roles = ["publish", "review", "attest"];
var witness = pipe(words, regex(/^[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/));
var threshold = { threshold: count, keys: listOf(name) };
var rule = pipe(
  strictObject({
    paths: listOf(pattern),
    publish: optional(count),
    review: optional(count),
    attest: optional(count)
  }),
  check((each) => roles.some((role) => each[role] !== void 0), "names no role")
);
var schema = pipe(
  strictObject({
    bailiwick: literal("root-v1"),
    registry: string(),
    version: count,
    expires: day,
    keys: mapOf(name, publicKey),
    root: strictObject(threshold),
    issuers: strictObject(threshold),
    log: optional(strictObject({ ...threshold, witnesses: optional(listOf(witness)) })),
    layout: pipe(
      listOf(string()),
      check((texts) => parseLayout(texts) !== void 0, "is no layout, or its patterns could nest")
    ),
    unsigned: optional(listOf(pattern)),
    rules: listOf(rule),
    limits: strictObject({ certificateDays: count, fileBytes: count, staleDays: count }),
    note: optional(words)
  }),
  check(
    ({ version, registry }) => version === 1 ? isName(registry) : isIdentity(registry),
    "its registry is no name with 32 digits"
  ),
  check(
    (root) => [root.root, root.issuers, ...root.log ? [root.log] : []].every((each) => canBeMet(each, root.keys)),
    "a threshold is above the number of its keys, or names one that is not under keys"
  ),
  transform(untagged)
);
function canBeMet({ threshold: threshold2, keys }, known) {
  return keys.every((key) => known.has(key)) && threshold2 <= new Set(keys.map((key) => known.get(key))).size;
}
function shape(root) {
  return {
    bailiwick: "root-v1",
    registry: root.registry,
    version: root.version,
    expires: root.expires,
    keys: root.keys,
    root: { threshold: root.root.threshold, keys: root.root.keys },
    issuers: { threshold: root.issuers.threshold, keys: root.issuers.keys },
    log: root.log && { threshold: root.log.threshold, keys: root.log.keys, witnesses: root.log.witnesses },
    layout: root.layout,
    unsigned: root.unsigned,
    rules: root.rules.map(({ paths, publish: publish2, review, attest }) => ({ paths, publish: publish2, review, attest })),
    limits: {
      certificateDays: root.limits.certificateDays,
      fileBytes: root.limits.fileBytes,
      staleDays: root.limits.staleDays
    },
    note: root.note
  };
}
function formatRoot(root) {
  return formatYaml(shape(root));
}
function parseRoot(bytes) {
  return parseDocument2(bytes, schema, shape);
}

// src/format/certificate.ts
var schema2 = pipe(
  strictObject({
    bailiwick: literal("certificate-v1"),
    registry: identity,
    user: name,
    serial: count,
    nonce: pipe(string(), regex(/^[0-9a-f]{8,64}$/)),
    keys: optional(listOf(publicKey)),
    retired: optional(listOf(strictObject({ key: publicKey, until: day }))),
    grants: optional(listOf(strictObject({ role: picklist(roles), paths: listOf(pattern) }))),
    validFrom: day,
    validUntil: day,
    identities: optional(mapOf(keyWords, words)),
    note: optional(words)
  }),
  check(({ validFrom, validUntil }) => validFrom <= validUntil),
  check((certificate) => {
    const all = keysOf(certificate);
    return new Set(all).size === all.length;
  }),
  transform(untagged)
);
function keysOf(certificate) {
  return [...certificate.keys ?? [], ...(certificate.retired ?? []).map(({ key }) => key)];
}
function shape2(certificate) {
  return {
    bailiwick: "certificate-v1",
    registry: certificate.registry,
    user: certificate.user,
    serial: certificate.serial,
    nonce: certificate.nonce,
    keys: certificate.keys,
    retired: certificate.retired?.map(({ key, until }) => ({ key, until })),
    grants: certificate.grants?.map(({ role, paths }) => ({ role, paths })),
    validFrom: certificate.validFrom,
    validUntil: certificate.validUntil,
    identities: certificate.identities,
    note: certificate.note
  };
}
function formatCertificate(certificate) {
  return formatYaml(shape2(certificate));
}
function parseCertificate(bytes) {
  return parseDocument2(bytes, schema2, shape2);
}

// src/crypto/armor.ts
var begin = "-----BEGIN SSH SIGNATURE-----\n";
var end = "-----END SSH SIGNATURE-----\n";
function armor(blob) {
  return begin + encodeBase64(blob).replace(/.{1,70}/g, "$&\n") + end;
}
function unarmor(text, limit) {
  const blocks = text.split(end, limit + 1);
  if (blocks.pop() !== "") return void 0;
  const blobs = [];
  for (const block of blocks) {
    const blob = block.startsWith(begin) ? decodeBase64(block.slice(begin.length).replaceAll("\n", "")) : void 0;
    if (blob === void 0) return void 0;
    blobs.push(blob);
  }
  return blobs;
}

// src/crypto/engine-node.ts
import { createPublicKey, verify } from "node:crypto";
var nodeEngine = {
  verify(point, message, signature) {
    return verify(null, message, keyObject(point), signature);
  }
};
var keyOfPoint = remembering(
  4096,
  (x) => createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })
);
function keyObject(point) {
  return keyOfPoint(Buffer.from(point.buffer, point.byteOffset, point.length).toString("base64url"));
}

// src/crypto/ed25519.ts
var L = fromHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
var p = fromHex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
var smallYs = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
].map(fromHex);
function verifyEd25519(point, message, signature, engine = nodeEngine) {
  if (point.length !== 32 || signature.length !== 64) return false;
  if (!isStrictPoint(point)) return false;
  if (!isStrictPoint(signature.subarray(0, 32))) return false;
  if (!isBelow(signature.subarray(32), L, 255)) return false;
  return engine.verify(point, message, signature);
}
function isStrictPoint(point) {
  return isBelow(point, p, 127) && !smallYs.some((y) => isEqual(point, y, 127));
}
function isBelow(bytes, bound, top) {
  for (let at = 31; at >= 0; at--) {
    const byte = (bytes[at] ?? 0) & (at === 31 ? top : 255);
    const limit = bound[at] ?? 0;
    if (byte !== limit) return byte < limit;
  }
  return false;
}
function isEqual(bytes, other, top) {
  return other.every((byte, at) => byte === ((bytes[at] ?? 0) & (at === 31 ? top : 255)));
}
function fromHex(hex) {
  return Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}

// src/crypto/raw-signature.ts
function parseRawSignature(algorithm, blob) {
  const reader = new WireReader(blob);
  if (reader.text() !== algorithm) return void 0;
  const signature = reader.string();
  if (signature?.length !== 64) return void 0;
  const presence = reader.raw(algorithm === "ssh-ed25519" ? 0 : 5);
  return presence && reader.done ? { signature, presence } : void 0;
}
function signedBytes({ application }, { presence }, data2) {
  if (application === void 0) return data2;
  const [flags = 0] = presence;
  if ((flags & 1) === 0) return void 0;
  return concatBytes(digest("sha256", application), presence, digest("sha256", data2));
}

// src/crypto/signed-data.ts
var sshsigMagic = encodeUtf8("SSHSIG");
function signedData(namespace, hash4, message) {
  return concatBytes(
    sshsigMagic,
    wireString(namespace),
    wireString(""),
    wireString(hash4),
    wireString(digest(hash4, message))
  );
}

// src/crypto/sshsig.ts
var longestFile = 256 * 1024;
var mostBlocks = 256;
function parseSignatures(bytes) {
  const text = bytes.length > longestFile ? void 0 : decodeUtf8(bytes);
  const blobs = text === void 0 ? void 0 : unarmor(text, mostBlocks);
  if (blobs === void 0 || blobs.length === 0) return void 0;
  const signatures = /* @__PURE__ */ new Map();
  for (const blob of blobs) {
    const signature = readBlob(blob);
    if (signature === void 0) return void 0;
    signatures.set(`${signature.key} ${signature.namespace}`, signature);
  }
  const list2 = [...signatures.values()];
  return list2.map(armorSignature).join("") === text ? list2 : void 0;
}
function readBlob(blob) {
  const reader = new WireReader(blob);
  reader.raw(sshsigMagic.length + 4);
  const keyBlob = reader.string();
  const key = keyBlob && publicKeyOfBlob(keyBlob);
  const namespace = reader.text();
  reader.string();
  const hash4 = reader.text();
  const raw = reader.string();
  if (key === void 0 || namespace === void 0 || raw === void 0) return void 0;
  return hash4 === "sha256" || hash4 === "sha512" ? buildSignature(key.text, namespace, raw, hash4) : void 0;
}
function buildSignature(key, namespace, raw, hash4 = "sha512") {
  const fits = namespace !== "" && parseRawSignature(keyOf(key).algorithm, raw) !== void 0;
  return fits ? { key, namespace, hash: hash4, raw } : void 0;
}
function armorSignature({ key, namespace, hash: hash4, raw }) {
  const fields = [keyOf(key).blob, namespace, "", hash4, raw].map(wireString);
  return armor(concatBytes(sshsigMagic, wireUint32(1), ...fields));
}
function verifySignature(signature, message, engine) {
  const key = parsePublicKey(signature.key);
  if (key === void 0) return false;
  const raw = parseRawSignature(key.algorithm, signature.raw);
  if (raw === void 0) return false;
  const data2 = signedBytes(key, raw, signedData(signature.namespace, signature.hash, message));
  return data2 !== void 0 && verifyEd25519(key.point, data2, raw.signature, engine);
}

// src/format/fold.ts
var BEYOND_ASCII = /[\u0080-\uffff]/;
var folds;
function unpack2() {
  const unpacked = /* @__PURE__ */ new Map();
  for (const run of commonFolds.split(",")) {
    const [first = 0, last = 0, step = 1, delta = 0] = run.split(" ").map(fromBase36);
    for (let from = first; from <= last; from += step) unpacked.set(from, String.fromCodePoint(from + delta));
  }
  for (const fold2 of fullFolds.split(",")) {
    const [from = 0, ...to] = fold2.split(" ").map(fromBase36);
    unpacked.set(from, String.fromCodePoint(...to));
  }
  return unpacked;
}
function fromBase36(digits) {
  return Number.parseInt(digits, 36);
}
function foldName(text) {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  folds ??= unpack2();
  let folded = "";
  let copied = 0;
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0;
    const fold2 = folds.get(point);
    if (fold2 !== void 0) folded += text.slice(copied, index) + fold2;
    if (point > 65535) index++;
    if (fold2 !== void 0) copied = index + 1;
  }
  return nfc(folded + text.slice(copied));
}
function isAssigned(codePoint) {
  return combiningClass(codePoint) !== void 0;
}

// src/format/paths.ts
var PLAIN = /^[ -.0-9;-[\]-~]*$/;
var [SLASH, BACKSLASH, COLON] = [47, 92, 58];
var PLAIN_PATH = /^[ -9;-[\]-~]*$/;
var SUSPECT = /(?:^|\/)(?:$|[./]|con|prn|aux|nul|com|lpt|git~|bailiw~)|[. ](?:$|\/)/i;
var DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;
var HFS_IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
var GIT = /^(?:\.git|git~1)$/i;
var BAILIWICK = /^(?:\.bailiwick|bailiw~1)$/i;
function segmentFault(segment) {
  if (segment === "") return "empty-segment";
  if (segment === "." || segment === "..") return "dot-segment";
  const plain2 = PLAIN.test(segment);
  const fault = plain2 ? void 0 : characterFault(segment);
  if (fault !== void 0) return fault;
  if (segment.endsWith(".") || segment.endsWith(" ")) return "trailing-dot-or-space";
  if (DEVICE.test(segment)) return "device-name";
  const spelled = plain2 ? segment : withoutIgnored(segment);
  if (GIT.test(spelled)) return "git-name";
  if (BAILIWICK.test(spelled)) return "bailiwick-name";
  return void 0;
}
function withoutIgnored(name2) {
  return name2.replace(HFS_IGNORED, "");
}
function pathFault(path) {
  if (PLAIN_PATH.test(path) && !SUSPECT.test(path)) return void 0;
  for (const segment of path.split("/")) {
    const fault = segmentFault(segment);
    if (fault !== void 0) return fault;
  }
  return void 0;
}
function characterFault(segment) {
  for (let index = 0; index < segment.length; index++) {
    const point = segment.codePointAt(index) ?? 0;
    if (point > 65535) index++;
    if (point >= 55296 && point <= 57343) return "not-utf8";
    if (point < 32 || point >= 127 && point <= 159) return "control";
    if (point === SLASH || point === BACKSLASH || point === COLON) return "forbidden-character";
    if (!isAssigned(point)) return "unassigned";
  }
  return nfc(segment) === segment ? void 0 : "not-nfc";
}

// src/format/place.ts
var HOME = ".bailiwick";
function stem(document) {
  switch (document.kind) {
    case "root":
      return `${HOME}/root/${document.version}`;
    case "certificate":
      return `${HOME}/certs/${document.user}`;
    case "revocation":
      return `${HOME}/revoked/${document.key}`;
    case "list":
      return `${HOME}/lists/${document.name}`;
    case "statement":
      return `${chainPath(document.subject)}/${document.sequence}`;
  }
}
var GIT_FILE = /^(?:\.git(?:attributes|modules)|git(?:att|mod)~[1-4]|(?=[^+]{8}\+*$)(?:g(?:i(?:7(?:d(?:29?)?|e(?:ba?)?)?)?)?)?~[1-9][0-9]*)\+*$/i;
function isGitFile(name2) {
  return GIT_FILE.test(withoutIgnored(name2));
}
function chainPath({ kind, name: name2 }) {
  if (kind === "package") return `${HOME}/statements/${name2}`;
  return `${HOME}/common/${isGitFile(name2) ? `${name2}+` : name2}`;
}
function commonNameOf(directory) {
  if (!isGitFile(directory)) return directory;
  return directory.endsWith("+") ? directory.slice(0, -1) : void 0;
}
function documentPath(document) {
  return `${stem(document)}.${extensionOf(document)}`;
}
function extensionOf({ kind }) {
  return kind === "statement" || kind === "list" ? "sums" : "yaml";
}
function signaturePath(document, signer) {
  return `${stem(document)}.${signer}.sig`;
}
var FILE = /^\.bailiwick\/(root|certs|revoked|lists|statements|common)\/(?:(.+)\/)?([^./]+)\.(?:([^./]+)\.sig|(yaml|sums))$/s;
function parsePlace(path) {
  const match = FILE.exec(path);
  if (match === null) return void 0;
  const [, folder = "", inner, base = "", signer, extension] = match;
  const document = documentOf(folder, inner, base);
  if (document === void 0) return void 0;
  if (signer === void 0) return extension === extensionOf(document) ? { document } : void 0;
  return isName(signer) || signer === "self" && document.kind === "revocation" ? { document, signer } : void 0;
}
function documentOf(folder, inner, base) {
  if (inner !== void 0) {
    const sequence2 = parseCount(base);
    if (sequence2 === void 0 || pathFault(inner) !== void 0) return void 0;
    if (folder === "statements")
      return { kind: "statement", subject: { kind: "package", name: inner }, sequence: sequence2 };
    const name2 = inner.includes("/") ? void 0 : commonNameOf(inner);
    if (folder !== "common" || name2 === void 0) return void 0;
    return { kind: "statement", subject: { kind: "common", name: name2 }, sequence: sequence2 };
  }
  const version = folder === "root" ? parseCount(base) : void 0;
  if (version !== void 0) return { kind: "root", version };
  if (folder === "certs" && isName(base)) return { kind: "certificate", user: base };
  if (folder === "revoked" && isSha256(base)) return { kind: "revocation", key: base };
  if (folder === "lists" && isName(base)) return { kind: "list", name: base };
  return void 0;
}
var GITATTRIBUTES = "* -text\n*.sums linguist-generated merge=bailiwick\n*.sig linguist-generated\n";

// src/format/sums.ts
var SUMS_BYTES = 1 << 26;
function linesOf2(text) {
  let offset = 0;
  return {
    take(prefix) {
      if (!text.startsWith(prefix, offset)) return void 0;
      const end2 = text.indexOf("\n", offset);
      if (end2 < 0) return void 0;
      const rest = text.slice(offset + prefix.length, end2);
      offset = end2 + 1;
      return rest;
    },
    get offset() {
      return offset;
    },
    get done() {
      return offset === text.length;
    }
  };
}
function takePaths(lines, prefix) {
  const paths = [];
  for (let path = lines.take(prefix); path !== void 0; path = lines.take(prefix)) {
    const last = paths.at(-1);
    if (pathFault(path) !== void 0 || last !== void 0 && compareBytes(last, path) >= 0)
      return void 0;
    paths.push(path);
  }
  return paths;
}
function takeSums(lines, isPath) {
  const sums = /* @__PURE__ */ new Map();
  let last;
  while (!lines.done) {
    const line = lines.take("");
    const hash4 = line?.slice(0, 64) ?? "";
    const path = line?.slice(66) ?? "";
    if (!isSha256(hash4) || line?.slice(64, 66) !== "  " || !isPath(path)) return void 0;
    if (last !== void 0 && compareBytes(last, path) >= 0) return void 0;
    sums.set(path, hash4);
    last = path;
  }
  return sums;
}

// src/verify/read-documents.ts
var DOCUMENTS_BYTES = 2 * SUMS_BYTES;
var CLASSES = [1 << 16, 1 << 20, SUMS_BYTES];
async function readDocuments(tree, ids) {
  const contents = /* @__PURE__ */ new Map();
  let pending = [...new Set(ids)];
  let [room, isWhole] = [DOCUMENTS_BYTES, true];
  for (const limit of CLASSES) {
    const larger = [];
    const together = SUMS_BYTES / limit;
    for (let at = 0; at < pending.length && room >= 0; at += together) {
      const some = pending.slice(at, at + together);
      const found = await tree.read(some, limit);
      for (const [i, id2] of some.entries()) {
        const bytes = found[i];
        if (bytes === void 0) larger.push(id2);
        else if (bytes.length <= room) contents.set(id2, bytes);
        room -= bytes?.length ?? 0;
      }
    }
    pending = larger;
    if (room < 0) isWhole = false;
  }
  return { contents, isWhole };
}

// src/verify/signed.ts
var namespaces = {
  root: "bailiwick-root-v1",
  certificate: "bailiwick-certificate-v1",
  revocation: "bailiwick-revocation-v1",
  publish: "bailiwick-publish-v1",
  review: "bailiwick-review-v1",
  attest: "bailiwick-attest-v1",
  endorse: "bailiwick-endorse-v1"
};
function verifiedSignatures({ bytes, signatures }, belongs) {
  return [...signatures].flatMap(([name2, file]) => {
    const found = parseSignatures(file)?.filter(
      (signature) => belongs(name2, signature.key, signature.namespace) && verifySignature(signature, bytes)
    );
    return found?.map(({ key, namespace }) => ({ name: name2, key, namespace })) ?? [];
  });
}
async function readSigned(tree, papers) {
  const { contents, isWhole } = await readDocuments(
    tree,
    papers.map(({ id: id2 }) => id2)
  );
  const documents = /* @__PURE__ */ new Map();
  const files = /* @__PURE__ */ new Set();
  for (const { path, place: place2, id: id2 } of papers) {
    const { document, signer } = place2;
    const bytes = contents.get(id2);
    if (signer === void 0) documents.set(path, unsigned(path, document, bytes));
    else if (bytes !== void 0) files.add([documentPath(document), signer, bytes]);
  }
  for (const [path, signer, bytes] of files) documents.get(path)?.signatures.set(signer, bytes);
  return { documents, isWhole };
}
function unsigned(path, document, bytes) {
  const signatures = /* @__PURE__ */ new Map();
  if (bytes === void 0) return { path, document, bytes: new Uint8Array(), sha256: "", signatures };
  return { path, document, bytes, sha256: sha256(bytes), signatures };
}

// src/verify/policy.ts
function policyOf(roots) {
  const [first] = roots;
  if (first === void 0) return void 0;
  const { root } = roots.at(-1) ?? first;
  const layout = parseLayout(root.layout);
  if (layout === void 0) return void 0;
  return {
    identity: identityOf(first.root.registry, first.sha256),
    roots,
    root,
    layout,
    unsigned: patternsOf(root.unsigned ?? []),
    rules: root.rules.map((rule2) => ({
      patterns: patternsOf(rule2.paths),
      needs: roles.flatMap((role) => rule2[role] === void 0 ? [] : [{ role, count: rule2[role] }])
    }))
  };
}
function patternsOf(texts) {
  return texts.flatMap((text) => parsePattern(text) ?? []);
}
function issuersOn(signed, namespace, root) {
  const verified = verifiedSignatures(
    signed,
    (name2, key, spoken) => spoken === namespace && root.issuers.keys.includes(name2) && root.keys.get(name2) === key
  );
  const keys = new Map(verified.map(({ key, name: name2 }) => [key, name2]));
  return { names: [...keys.values()], keys: [...keys.keys()], suffice: keys.size >= root.issuers.threshold };
}
function sufficeUnder({ issuers, keys }, signers) {
  const issuing = new Set(issuers.keys.map((name2) => keys.get(name2)));
  return new Set(signers.filter((key) => issuing.has(key))).size >= issuers.threshold;
}

// src/history/fold-json.ts
var VERSION = 3;
function formatFold({ accepted, refusals }) {
  return JSON.stringify({
    version: VERSION,
    roots: accepted.policy.roots.map(({ root }) => decodeText(formatRoot(root))),
    certificates: [...accepted.certificates.values()].map(({ certificate, issuers }) => ({
      text: decodeText(formatCertificate(certificate)),
      issuers
    })),
    revocations: [...accepted.revocations],
    subjects: [...accepted.subjects.values()],
    documents: [...accepted.documents],
    refused: [...accepted.refused],
    trustIds: accepted.trustIds,
    refusals
  });
}
function parseFold(text) {
  const written = read(text);
  if (written?.version !== VERSION) return void 0;
  const roots = written.roots.map(encodeText).flatMap((bytes) => {
    const root = parseRoot(bytes);
    return root === void 0 ? [] : [{ root, sha256: sha256(bytes) }];
  });
  const certificates = written.certificates.flatMap(({ text: text2, issuers }) => {
    const bytes = encodeText(text2);
    const certificate = parseCertificate(bytes);
    return certificate === void 0 ? [] : [[certificate.user, { certificate, sha256: sha256(bytes), issuers }]];
  });
  const policy = policyOf(roots);
  if (policy === void 0 || roots.length !== written.roots.length || certificates.length !== written.certificates.length)
    return void 0;
  const accepted = {
    policy,
    certificates: new Map(certificates),
    revocations: new Map(written.revocations),
    subjects: new Map(written.subjects.map((entry) => [subjectKey(entry.subject), entry])),
    documents: new Map(written.documents),
    refused: new Set(written.refused),
    trustIds: written.trustIds,
    hasHistory: true
  };
  return { accepted, refusals: written.refusals };
}
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}

// src/history/fold-cache.ts
function openCache(pin, folder = cacheFolder()) {
  const path = (commit) => join(folder, pin, `${commit}.json`);
  return {
    has: (commit) => existsSync(path(commit)),
    get: (commit) => attempt(() => parseFold(readFileSync(path(commit), "utf8"))),
    set: (commit, fold2) => attempt(() => {
      mkdirSync(dirname(path(commit)), { recursive: true, mode: 448 });
      const temporary = `${path(commit)}.${process.pid}`;
      writeFileSync(temporary, formatFold(fold2), { mode: 384 });
      renameSync(temporary, path(commit));
      return void 0;
    })
  };
}
function attempt(act) {
  try {
    return act();
  } catch {
    return void 0;
  }
}
function cacheFolder() {
  const { env, platform } = process;
  if (platform === "win32")
    return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "bailiwick", "cache");
  if (platform === "darwin") return join(homedir(), "Library", "Caches", "bailiwick");
  return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "bailiwick");
}

// src/verify/accepted.ts
function heldOf(accepted, key) {
  const entry = accepted?.subjects.get(key);
  return entry?.standing === "fresh" ? void 0 : entry;
}
function isHeld(accepted, key) {
  return heldOf(accepted, key) !== void 0;
}
function isStated(accepted, key) {
  return heldOf(accepted, key)?.chain[0] !== void 0;
}
function heldSubjects({ subjects }) {
  return [...subjects.values()].filter(({ standing: standing2 }) => standing2 !== "fresh");
}

// src/format/statement.ts
var coverages = ["complete", "amendment", "photograph"];
function parseStatement(bytes) {
  const text = bytes.length > SUMS_BYTES ? void 0 : decodeText(bytes);
  if (text === void 0) return void 0;
  const lines = linesOf2(text);
  if (lines.take("# bailiwick-statement-v1") !== "") return void 0;
  const registry = lines.take("# registry: ");
  const packageName = lines.take("# package: ");
  const name2 = packageName ?? lines.take("# common: ");
  const sequence2 = parseCount(lines.take("# sequence: ") ?? "");
  const previous = lines.take("# previous: ");
  const covering = lines.take("# covers: ");
  const covers = coverages.find((coverage) => coverage === covering);
  const lists = lines.take("# lists: ");
  if (registry === void 0 || name2 === void 0 || sequence2 === void 0 || previous === void 0)
    return void 0;
  if (covers === void 0 || lists !== sha256(text.slice(lines.offset))) return void 0;
  const removed = takePaths(lines, "# removed: ");
  const executable = takePaths(lines, "# executable: ");
  const files = takeSums(lines, (path) => pathFault(path) === void 0);
  if (removed === void 0 || executable === void 0 || files === void 0) return void 0;
  const subject = { kind: packageName === void 0 ? "common" : "package", name: name2 };
  const statement = {
    registry,
    subject,
    sequence: sequence2,
    previous: previous === "none" ? void 0 : previous,
    covers,
    removed,
    executable,
    files
  };
  return isIdentity(registry) && pathFault(name2) === void 0 && isSound(statement) ? statement : void 0;
}
function isSound({ subject, sequence: sequence2, previous, covers, removed, executable, files }) {
  const within = (path) => path === subject.name || path.startsWith(`${subject.name}/`);
  if (subject.kind === "common" && subject.name.includes("/")) return false;
  if (sequence2 === 1 ? previous !== void 0 || covers === "amendment" : !isSha256(previous ?? ""))
    return false;
  if (covers === "amendment" ? removed.length + files.size === 0 : removed.length > 0) return false;
  if (removed.some((path) => files.has(path) || !within(path))) return false;
  return executable.every((path) => files.has(path)) && [...files.keys()].every(within);
}

// src/verify/refuse.ts
function refuse(code2, facts, subject) {
  return { code: code2, facts, ...subject === void 0 ? {} : { subject } };
}

// src/verify/chain.ts
var MOST_AMENDMENTS = 64;
function isSame(a, b) {
  return subjectKey(a) === subjectKey(b);
}
function chainOf(policy, subject, documents, disorder) {
  const refusals = [...disorder];
  const say = (...said) => void refusals.push(...said);
  const files = documents.flatMap((signed) => {
    const { document } = signed;
    return document.kind === "statement" ? [{ sequence: document.sequence, signed }] : [];
  }).sort((a, b) => a.sequence - b.sequence);
  const links = [];
  for (const { sequence: sequence2, signed } of disorder.length > 0 ? [] : files) {
    const statement = parseStatement(signed.bytes);
    const { path } = signed;
    if (statement === void 0) say(refuse("statement-malformed", { path }, subject.name));
    else if (statement.registry !== policy.identity || statement.sequence !== sequence2 || !isSame(statement.subject, subject)) {
      say(refuse("statement-misplaced", { path }, subject.name));
    } else links.push({ signed, statement });
  }
  const last = files.at(-1);
  const nothing = disorder.length > 0 ? { sequence: 0, sha256: "" } : void 0;
  const highest = last === void 0 ? nothing : { sequence: last.sequence, sha256: last.signed.sha256 };
  const start = links.findLastIndex(({ statement }) => statement.covers !== "amendment");
  const standing2 = links.slice(Math.max(start, 0));
  const breaks = refusals.length > 0 ? [] : breaksOf(subject, standing2);
  const intact = refusals.length === 0 && breaks.length === 0;
  for (const { signed } of links.slice(0, Math.max(start, 0)))
    say(refuse("statement-superseded", { path: signed.path }, subject.name));
  say(...standing2.flatMap((link) => strangersIn(policy, link)));
  return { links: intact ? standing2 : [], highest, intact, refusals: [...refusals, ...breaks] };
}
function breaksOf(subject, links) {
  const [complete, ...amendments] = links;
  if (complete === void 0) return [];
  if (complete.statement.covers === "amendment")
    return [refuse("chain-broken", { path: complete.signed.path }, subject.name)];
  const breaks = [];
  if (complete.statement.files.size === 0 && amendments[0] !== void 0)
    breaks.push(refuse("amends-tombstone", { path: amendments[0].signed.path }, subject.name));
  if (amendments.length > MOST_AMENDMENTS)
    breaks.push(refuse("chain-too-long", { limit: MOST_AMENDMENTS }, subject.name));
  let before = complete;
  for (const link of amendments) {
    const { signed, statement } = link;
    const follows = statement.sequence === before.statement.sequence + 1 && statement.previous === before.signed.sha256;
    if (!follows) breaks.push(refuse("chain-broken", { path: signed.path }, subject.name));
    before = link;
  }
  return breaks;
}
function strangersIn({ layout }, { signed, statement }) {
  const { subject } = statement;
  return [...statement.files.keys(), ...statement.removed].filter((path) => !isSame(subjectOf(layout, path.split("/")), subject)).map((listed2) => refuse("path-outside", { path: signed.path, listed: listed2 }, subject.name));
}
function claims({ links }) {
  return links.some(({ statement }) => statement.covers !== "photograph");
}
function foldOf(links) {
  const files = /* @__PURE__ */ new Map();
  const executable = /* @__PURE__ */ new Set();
  const refusals = [];
  for (const { signed, statement } of links) {
    for (const removed of statement.removed) {
      if (!files.delete(removed))
        refusals.push(refuse("amends-absent", { path: signed.path, removed }, statement.subject.name));
      executable.delete(removed);
    }
    for (const [path, sha2562] of statement.files) {
      files.set(path, sha2562);
      executable.delete(path);
    }
    for (const path of statement.executable) executable.add(path);
  }
  return { files, executable, refusals };
}

// src/format/path-collisions.ts
function collisions(names2) {
  const byFold = /* @__PURE__ */ new Map();
  const groups = [];
  for (const name2 of names2) {
    const fold2 = foldName(name2);
    const seen = byFold.get(fold2);
    if (seen === void 0) {
      byFold.set(fold2, name2);
    } else if (typeof seen === "string") {
      const group2 = [seen, name2];
      byFold.set(fold2, group2);
      groups.push(group2);
    } else {
      seen.push(name2);
    }
  }
  return groups;
}

// src/verify/directory.ts
var DEEPEST = 256;
var KNOWN_MODES = /* @__PURE__ */ new Set(["40000", "100644", "100755", "120000", "160000"]);
function inspect(entries, path) {
  const faults = isSorted(entries) ? [] : [refuse("tree-malformed", { path: path || "." })];
  const entryFaults = /* @__PURE__ */ new Map();
  const say = (name2, fault) => {
    const said = entryFaults.get(name2) ?? [];
    if (!said.some(({ code: code2 }) => code2 === fault.code)) entryFaults.set(name2, [...said, fault]);
  };
  for (const { name: name2, mode } of entries) {
    if (!KNOWN_MODES.has(mode)) say(name2, refuse("tree-malformed", { path: below(path, name2) }));
    const fault = segmentFault(name2);
    if (fault !== void 0) say(name2, refuse("path-invalid", { path: below(path, name2), fault }));
  }
  return { faults, entryFaults, collisions: collisions(entries.map(({ name: name2 }) => name2)) };
}
function isTooDeep(path) {
  return path.split("/", DEEPEST + 1).length > DEEPEST;
}
function below(path, name2) {
  return path === "" ? name2 : `${path}/${name2}`;
}
function isSorted(entries) {
  const spelled = entries.map(({ name: name2, mode }) => mode === "40000" ? `${name2}/` : name2);
  return spelled.every((name2, i) => compareBytes(spelled[i - 1] ?? "", name2) < 0);
}

// src/verify/walk.ts
var MOST_ENTRIES = 1 << 20;
var TOGETHER = 256;
async function walk(tree, top, most, look2) {
  let left = most;
  let level = top;
  while (level.length > 0) {
    const next = [];
    for (let i = 0; i < level.length; i += TOGETHER) {
      const group2 = level.slice(i, i + TOGETHER);
      const lists = await tree.list(group2.map(({ id: id2 }) => id2));
      for (const [j, directory] of group2.entries()) {
        const entries = lists[j] ?? [];
        left -= entries.length;
        if (left < 0) return false;
        for (const inner of look2(directory, entries)) next.push(inner);
      }
    }
    level = next;
  }
  return true;
}

// src/verify/files.ts
var FEWER_ENTRIES = MOST_ENTRIES >> 4;
async function filesOf(tree, outlines) {
  const together = await readFiles(tree, outlines, MOST_ENTRIES);
  if (together !== void 0) return together;
  const found = /* @__PURE__ */ new Map();
  for (const outline of outlines) {
    const key = subjectKey(outline.subject);
    const alone = await readFiles(tree, [outline], FEWER_ENTRIES);
    const many = { leaves: [], faults: [...outline.faults, refuse("too-many-files", {})] };
    found.set(key, alone?.get(key) ?? many);
  }
  return found;
}
async function readFiles(tree, outlines, most) {
  const found = /* @__PURE__ */ new Map();
  const top = [];
  for (const { subject, directory, leaves, faults } of outlines) {
    const into = { leaves: [...leaves], faults: [...faults] };
    found.set(subjectKey(subject), into);
    if (directory !== void 0) top.push({ path: subject.name, id: directory, into });
  }
  return await walk(tree, top, most, lookInto) ? found : void 0;
}
function lookInto({ path, into }, entries) {
  const { faults, entryFaults, collisions: collisions2 } = inspect(entries, path);
  into.faults.push(...faults, ...[...entryFaults.values()].flat());
  for (const names2 of collisions2) {
    into.faults.push(refuse("path-collision", { paths: names2.map((name2) => below(path, name2)) }));
  }
  const directories = [];
  for (const { name: name2, mode, id: id2 } of entries) {
    const inner = below(path, name2);
    if (mode !== "40000") into.leaves.push({ path: inner, mode, id: id2 });
    else if (isTooDeep(inner)) into.faults.push(refuse("path-invalid", { path: inner, fault: "too-deep" }));
    else directories.push({ path: inner, id: id2, into });
  }
  return directories;
}

// src/verify/listed.ts
async function listed(tree, directories) {
  const lists = await tree.list(directories.map(({ id: id2 }) => id2));
  return directories.map((directory, i) => [directory, lists[i] ?? []]);
}

// src/verify/evidence.ts
var ALL = { limit: void 0, known: /* @__PURE__ */ new Set() };
var TOGETHER2 = 256;
async function* gather(tree, policy, outlines, hashing = ALL) {
  const read2 = (from) => {
    const group2 = gatherGroup(tree, policy, outlines.slice(from, from + TOGETHER2), hashing);
    group2.catch(() => void 0);
    return group2;
  };
  let next = read2(0);
  for (let i = 0; i < outlines.length; i += TOGETHER2) {
    const group2 = await next;
    next = read2(i + TOGETHER2);
    if (group2 !== void 0) yield* group2;
    else
      for (const outline of outlines.slice(i, i + TOGETHER2))
        yield* await gatherGroup(tree, policy, [outline], hashing) ?? [];
  }
}
async function gatherGroup(tree, policy, group2, hashing) {
  const papers = await papersOf(tree, group2);
  const leavesOf = (key) => papers.get(key)?.leaves ?? [];
  const { documents, isWhole } = await readSigned(
    tree,
    [...papers.values()].flatMap(({ leaves }) => leaves)
  );
  if (!isWhole && group2.length > 1) return void 0;
  const files = await filesOf(tree, group2);
  const gathered = group2.map((outline) => {
    const key = subjectKey(outline.subject);
    const own = leavesOf(key).flatMap(({ path }) => documents.get(path) ?? []);
    const chain = chainOf(policy, outline.subject, own, papers.get(key)?.breaks ?? []);
    const found = files.get(key) ?? { leaves: [], faults: [] };
    return {
      outline,
      files: found,
      chain,
      fold: foldOf(chain.links),
      papers: leavesOf(key),
      faults: papers.get(key)?.faults ?? []
    };
  });
  const wanted = gathered.flatMap(
    ({ files: files2, fold: fold2 }) => files2.leaves.filter(({ path, mode }) => isRegular(mode) && fold2.files.has(path))
  );
  const digests = await digestsOf(tree, wanted, hashing);
  return gathered.map((evidence) => ({ ...evidence, digests }));
}
async function digestsOf(tree, leaves, hashing) {
  const found = /* @__PURE__ */ new Map();
  if (hashing === "none") return found;
  const isKnown = ({ id: id2, path }) => hashing.known.has(`${id2} ${path}`);
  const add = async (some, limit) => {
    const digests = await tree.digest(
      some.map(({ id: id2 }) => id2),
      limit
    );
    for (const [i, { path }] of some.entries()) {
      const digest2 = digests[i];
      if (digest2 !== void 0) found.set(path, digest2);
    }
  };
  await add(leaves.filter(isKnown), void 0);
  await add(
    leaves.filter((leaf) => !isKnown(leaf)),
    hashing.limit
  );
  return found;
}
function isBlob(mode) {
  return isRegular(mode) || mode === "120000";
}
function isRegular(mode) {
  return mode === "100644" || mode === "100755";
}
async function papersOf(tree, group2) {
  const stated = group2.flatMap(({ subject, chain }) => chain === void 0 ? [] : [{ subject, id: chain }]);
  return new Map(
    (await listed(tree, stated)).map(([{ subject }, entries]) => {
      const folder = chainPath(subject);
      const leaves = [];
      const faults = [];
      const { faults: disorder, collisions: collisions2 } = inspect(entries, folder);
      const doubles = collisions2.map(
        (names2) => refuse("path-collision", { paths: names2.map((name2) => `${folder}/${name2}`) })
      );
      const breaks = [...disorder, ...doubles].map((fault) => ({ ...fault, subject: subject.name }));
      for (const { name: name2, mode, id: id2 } of entries) {
        const path = `${folder}/${name2}`;
        const place2 = parsePlace(path);
        if (mode === "40000" || place2 === void 0)
          faults.push({ refusal: refuse("file-unexpected", { path }), id: id2, isDirectory: mode === "40000" });
        else if (mode === "100644") leaves.push({ path, mode, id: id2, place: place2 });
        else if (place2.signer !== void 0)
          faults.push({ refusal: refuse("document-mode", { path, mode }), id: id2 });
        else {
          breaks.push(refuse("document-mode", { path, mode }, subject.name));
          if (isBlob(mode)) leaves.push({ path, mode, id: id2, place: place2 });
        }
      }
      return [subjectKey(subject), { leaves, faults, breaks }];
    })
  );
}

// src/verify/collisions.ts
var STATEMENTS = `${HOME}/statements/`;
var COMMON = `${HOME}/common/`;
function logical(path) {
  if (path.startsWith(STATEMENTS)) return path.slice(STATEMENTS.length);
  if (!path.startsWith(COMMON)) return path;
  const directory = path.slice(COMMON.length);
  return commonNameOf(directory) ?? directory;
}
function distinct(collisions2) {
  const merged = /* @__PURE__ */ new Map();
  for (const collision of collisions2) {
    const key = JSON.stringify([...collision.paths].sort());
    const first = merged.get(key) ?? collision;
    for (const [subject, spellings] of collision.subjects)
      first.subjects.set(subject, /* @__PURE__ */ new Set([...first.subjects.get(subject) ?? [], ...spellings]));
    merged.set(key, first);
  }
  return [...merged.values()];
}

// src/verify/outline.ts
function absent(subject) {
  return { subject, directory: void 0, leaves: [], chain: void 0, faults: [] };
}
async function outlineOf(tree, home, layout) {
  const subjects = /* @__PURE__ */ new Map();
  const said = /* @__PURE__ */ new Map();
  const collided = [];
  const faults = [...home.faults];
  const enter = (subject, { faults: faults2, tags }) => {
    const key = subjectKey(subject);
    const outline = subjects.get(key) ?? absent(subject);
    subjects.set(key, outline);
    const known = said.get(outline) ?? /* @__PURE__ */ new Set();
    said.set(outline, known);
    for (const fault of faults2) {
      if (known.has(fault)) continue;
      known.add(fault);
      outline.faults.push(fault);
    }
    for (const { collision, spelling } of tags) {
      collision.subjects.set(key, (collision.subjects.get(key) ?? /* @__PURE__ */ new Set()).add(spelling));
    }
    return outline;
  };
  const visit = (at, { name: name2, mode, id: id2 }) => {
    const path = below(at.path, name2);
    const isTree = mode === "40000";
    if (path === HOME) return void 0;
    if (isTree && isTooDeep(path)) {
      const fault = refuse("path-invalid", { path, fault: "too-deep" });
      enter(subjectOf(layout, path.split("/")), { ...at, faults: [...at.faults, fault] });
      return void 0;
    }
    const inside = { ...at, path, id: id2 };
    if (at.zone === "files") {
      const segments = path.split("/");
      if (!isTree) enter(subjectOf(layout, segments), at).leaves.push({ path, mode, id: id2 });
      else if (isDirectoryPackage(layout, segments))
        enter({ kind: "package", name: path }, at).directory = id2;
      else return inside;
      return void 0;
    }
    const subject = { kind: at.zone === "common" ? "common" : "package", name: logical(path) };
    if (isTree && isSubject(layout, subject) && chainPath(subject) === path) enter(subject, at).chain = id2;
    else if (isTree && at.zone === "statements" && isAbovePackage(layout, subject.name)) return inside;
    else faults.push({ refusal: refuse("file-unexpected", { path }), id: id2, isDirectory: isTree });
    return void 0;
  };
  const start = (path, id2, zone) => id2 === void 0 ? [] : [{ path, id: id2, zone, faults: [], tags: [] }];
  const top = [
    ...start("", tree.id, "files"),
    ...start(`${HOME}/statements`, home.statements, "statements"),
    ...start(`${HOME}/common`, home.common, "common")
  ];
  const isWalked = await walk(tree, top, MOST_ENTRIES, (at, entries) => {
    const found = inspect(entries, at.path);
    const tags = /* @__PURE__ */ new Map();
    for (const names2 of found.collisions) {
      const spell4 = (name2) => logical(below(at.path, name2));
      const collision = {
        paths: [...new Set(names2.map(spell4))],
        isDouble: new Set(names2).size < names2.length,
        subjects: /* @__PURE__ */ new Map()
      };
      collided.push(collision);
      for (const name2 of names2) tags.set(name2, [...at.tags, { collision, spelling: spell4(name2) }]);
    }
    return entries.flatMap((entry) => {
      const own = found.entryFaults.get(entry.name) ?? [];
      const burden = [...at.faults, ...found.faults, ...own];
      return visit({ ...at, faults: burden, tags: tags.get(entry.name) ?? at.tags }, entry) ?? [];
    });
  });
  if (!isWalked) {
    const fault = { refusal: refuse("too-many-files", {}), id: tree.id };
    return { tree, home, subjects: /* @__PURE__ */ new Map(), collisions: [], faults: [fault] };
  }
  return { tree, home, subjects, collisions: distinct(collided), faults };
}
function isAbovePackage(layout, name2) {
  const depth = name2.split("/").length;
  return [...layout.directories, ...layout.files].some(({ segments }) => segments.length > depth);
}
function idsOf({ directory, chain, leaves }) {
  return JSON.stringify([directory, chain, leaves.map(spell)]);
}
function spell({ path, mode, id: id2 }) {
  return [path, mode, id2];
}
function isSameOutline(old, young) {
  const isSame3 = old.directory === young.directory && old.chain === young.chain && JSON.stringify(old.leaves.map(spell)) === JSON.stringify(young.leaves.map(spell));
  if (!isSame3) return false;
  const known = new Set(old.faults.map((fault) => JSON.stringify(fault)));
  return young.faults.every((fault) => known.has(JSON.stringify(fault)));
}

// src/format/revocation.ts
var schema3 = pipe(
  strictObject({
    bailiwick: literal("revocation-v1"),
    registry: identity,
    key: publicKey,
    note: optional(words)
  }),
  transform(untagged)
);
function shape3(revocation) {
  return {
    bailiwick: "revocation-v1",
    registry: revocation.registry,
    key: revocation.key,
    note: revocation.note
  };
}
function parseRevocation(bytes) {
  return parseDocument2(bytes, schema3, shape3);
}

// src/format/list.ts
function parseList(bytes) {
  const text = bytes.length > SUMS_BYTES ? void 0 : decodeText(bytes);
  if (text === void 0) return void 0;
  const lines = linesOf2(text);
  if (lines.take("# bailiwick-list-v1") !== "") return void 0;
  const registry = lines.take("# registry: ");
  const sums = takeSums(lines, isListed);
  if (registry === void 0 || sums === void 0 || sums.size === 0) return void 0;
  return isIdentity(registry) ? { registry, lines: sums } : void 0;
}
function isListed(path) {
  const place2 = parsePlace(path);
  return place2?.signer === void 0 && ["statement", "certificate", "revocation"].includes(place2?.document.kind ?? "");
}

// src/verify/parsed.ts
function once(parse3) {
  const known = /* @__PURE__ */ new WeakMap();
  return (bytes) => {
    const found = known.get(bytes) ?? { value: parse3(bytes) };
    known.set(bytes, found);
    return found.value;
  };
}
var certificateIn = once(parseCertificate);
var listIn = once(parseList);
var statementIn = once(parseStatement);

// src/verify/signers.ts
function signaturesThatVerify(trust, signed) {
  return verifiedSignatures(signed, belongsOn(trust, signed));
}
function belongsOn(trust, signed) {
  const isUser = (name2, key, namespace) => trust.users.get(key) === name2 && roles.some((role) => namespaces[role] === namespace);
  const isIssuer = (name2, key) => trust.root.issuers.keys.includes(name2) && trust.root.keys.get(name2) === key;
  const { document } = signed;
  switch (document.kind) {
    case "root":
      return (name2, key, namespace) => namespace === namespaces.root && trust.roots.some(({ root }) => root.keys.get(name2) === key);
    case "list":
      return (name2, key, namespace) => isUser(name2, key, namespace) || namespace === namespaces.endorse && trust.root.keys.get(name2) === key;
    case "statement":
      return isUser;
    case "certificate": {
      const certificate = certificateIn(signed.bytes);
      const own = new Set(certificate?.user === document.user ? keysOf(certificate) : void 0);
      return (name2, key, namespace) => namespace === namespaces.certificate && (isIssuer(name2, key) || name2 === document.user && own.has(key));
    }
    case "revocation": {
      const revoked = parseRevocation(signed.bytes)?.key;
      return (name2, key, namespace) => namespace === namespaces.revocation && (isIssuer(name2, key) || name2 === "self" && key === revoked);
    }
  }
}

// src/verify/spellings.ts
function chargeCollisions(collisions2, judged, known) {
  const charged = known === void 0 ? /* @__PURE__ */ new Map() : chargeSpellings(judged, known);
  for (const { paths, subjects, isDouble } of collisions2) {
    const verified = [...subjects.keys()].filter((key) => judged.get(key)?.status === "verified");
    for (const [key, spellings] of subjects) {
      const verdict = judged.get(key);
      const isOwn = spellings.size > 1 || subjects.size === 1;
      const isSpared = verified.length === 1 && verified[0] === key && !isOwn;
      const isCharged = known === void 0 ? !isSpared : isDouble || [...spellings].some((spelling) => !known.has(spelling));
      if (verdict === void 0 || verdict.status === "absent" || !isCharged) continue;
      const own = charged.get(key) ?? [];
      own.push(refuse("path-collision", { paths }, verdict.subject.name));
      charged.set(key, own);
    }
  }
  return charged;
}
function spellingsOf(subjects) {
  return new Set([...subjects].flatMap(spellingsIn));
}
function spellingsIn({ subject, outer }) {
  return [subject.name, ...outer].flatMap((path) => {
    const segments = path.split("/");
    return segments.map((_, i) => segments.slice(0, i + 1).join("/"));
  });
}
function chargeSpellings(judged, known) {
  const there = [...judged].filter(([, { status }]) => status !== "absent");
  const newcomers = there.flatMap(([key, { entry, subject }]) => {
    const young = spellingsIn(entry).filter((spelling) => !known.has(spelling));
    return young.map((spelling) => ({ key, subject, spelling }));
  });
  if (newcomers.length === 0) return /* @__PURE__ */ new Map();
  const folds2 = new Map([...known].map((spelling) => [foldName(spelling), spelling]));
  const charged = /* @__PURE__ */ new Map();
  for (const { key, subject, spelling } of newcomers) {
    const held = folds2.get(foldName(spelling));
    if (held !== void 0)
      charged.set(key, [refuse("path-collision", { paths: [held, spelling] }, subject.name)]);
  }
  return charged;
}

// src/format/opens.ts
function opens(pattern2, subject, path) {
  if (isWild(pattern2)) return subject.kind === "package" && matches(pattern2, path);
  if (isSingleLiteral(pattern2)) {
    return subject.kind === "common" ? pattern2.text === subject.name : pattern2.text === subject.name && path.length === 1;
  }
  return matches(pattern2, path);
}
function containsSubject(pattern2, subject, layout) {
  const segments = subject.name.split("/");
  if (isWild(pattern2) && subject.kind === "common") return false;
  if (pattern2.deep) return matches(pattern2, segments);
  if (subject.kind === "common") return isSingleLiteral(pattern2) && pattern2.text === subject.name;
  const isOneFile = isFilePackage(layout, segments) && !isDirectoryPackage(layout, segments);
  return isOneFile && matches(pattern2, segments);
}
function isWild(pattern2) {
  return pattern2.segments[0]?.includes("*") ?? true;
}
function isSingleLiteral(pattern2) {
  return !pattern2.deep && pattern2.segments.length === 1 && !isWild(pattern2);
}

// src/verify/order.ts
var LARGEST_STEP = 2 ** 20;
function isNew({ signed }, remembered) {
  return !remembered?.chain.some(({ sha256: sha2562 }) => sha2562 === signed.sha256);
}
function isUnproven({ signed }, remembered) {
  return !remembered?.chain.some(({ sha256: sha2562, authorised }) => sha2562 === signed.sha256 && authorised === true);
}
function wasClaimed(remembered) {
  return remembered !== void 0 && remembered.standing !== "fresh" && remembered.claimed;
}
function setbacksIn(chain, remembered) {
  const [complete] = chain.links;
  if (complete === void 0) return [];
  const top = chain.links.at(-1) ?? complete;
  const name2 = complete.statement.subject.name;
  const setbacks = [];
  const known = remembered?.chain ?? [];
  const last = known.at(-1);
  const { sequence: sequence2 } = top.statement;
  if (sequence2 - (last?.sequence ?? 0) > LARGEST_STEP)
    setbacks.push(refuse("sequence-jump", { sequence: sequence2, remembered: last?.sequence ?? 0 }, name2));
  const isPhotograph = complete.statement.covers === "photograph" && isNew(complete, remembered);
  if (isPhotograph && wasClaimed(remembered)) {
    setbacks.push(refuse("photograph-of-claimed", { path: complete.signed.path }, name2));
  }
  if (last === void 0) return setbacks;
  if (sequence2 < last.sequence)
    setbacks.push(refuse("rolled-back", { path: name2, sequence: sequence2, remembered: last.sequence }, name2));
  for (const { sequence: sequence3, sha256: sha2562 } of known.filter((each) => each.sequence >= complete.statement.sequence)) {
    const link = chain.links.find(({ statement }) => statement.sequence === sequence3);
    if (link === void 0) setbacks.push(refuse("statement-dropped", { sequence: sequence3 }, name2));
    else if (link.signed.sha256 !== sha2562)
      setbacks.push(refuse("statement-altered", { path: link.signed.path }, name2));
  }
  if (isNew(complete, remembered) && complete.statement.sequence === last.sequence + 1 && complete.statement.previous !== last.sha256) {
    setbacks.push(refuse("previous-mismatch", { path: complete.signed.path }, name2));
  }
  return setbacks;
}
function gapsIn(chain, remembered) {
  const first = chain.links.find((link) => isNew(link, remembered));
  if (first === void 0) return [];
  const { statement, signed } = first;
  const name2 = statement.subject.name;
  const expected = (remembered?.chain.at(-1)?.sequence ?? 0) + 1;
  const gaps = [];
  if (statement.sequence !== expected)
    gaps.push(refuse("sequence-gap", { sequence: statement.sequence, expected }, name2));
  if (remembered?.standing === "broken" && statement.covers === "amendment")
    gaps.push(refuse("complete-needed", { path: signed.path }, name2));
  return gaps;
}
function claimsByAmendment(chain, remembered) {
  const [complete, amendment] = chain.links;
  if (wasClaimed(remembered) || complete?.statement.covers !== "photograph" || amendment === void 0)
    return [];
  return [refuse("claimed-by-amendment", { path: amendment.signed.path }, complete.statement.subject.name)];
}

// src/format/reach.ts
function couldReach(pattern2, subject, layout) {
  const name2 = subject.name.split("/");
  if (subject.kind === "package") return reachesPackage(pattern2, name2, layout);
  const all = [...layout.directories, ...layout.files];
  const longest = Math.max(...all.map(({ segments }) => segments.length));
  const strange = strangeTo(all.map(({ text }) => text).join());
  const least = Math.max(pattern2.segments.length, 1);
  const most = pattern2.deep ? least + longest + 1 : least;
  for (let length = least; length <= most; length++) {
    const path = Array.from(
      { length },
      (_, i) => i === 0 ? subject.name : freest(pattern2.segments[i], strange)
    );
    if (matches(pattern2, path) && subjectKey(subjectOf(layout, path)) === subjectKey(subject)) return true;
  }
  return false;
}
function reachesPackage(pattern2, name2, layout) {
  if (isFilePackage(layout, name2) && matches(pattern2, name2)) return true;
  if (!isDirectoryPackage(layout, name2)) return false;
  const below2 = Math.max(pattern2.segments.length, name2.length + 1);
  const path = Array.from({ length: below2 }, (_, i) => name2[i] ?? freest(pattern2.segments[i], "x"));
  return matches(pattern2, path);
}
function freest(segment = "*", strange) {
  return segment.replace(/^\*/, `.${strange}`).replaceAll("*", strange);
}
function strangeTo(text) {
  let point = 1114109;
  while (text.includes(String.fromCodePoint(point))) point--;
  return String.fromCodePoint(point);
}

// src/verify/rights.ts
function holds(trust, user, role, { subject, path }) {
  const segments = path?.split("/");
  return (trust.grants.get(user) ?? []).some(
    (grant) => grant.role === role && grant.patterns.some(
      (pattern2) => segments === void 0 ? containsSubject(pattern2, subject, trust.layout) : opens(pattern2, subject, segments)
    )
  );
}
function holdersOf(trust, role, scope) {
  return [...trust.grants.keys()].filter((user) => holds(trust, user, role, scope)).sort();
}
function needsOf(trust, { subject, path }) {
  const segments = path?.split("/");
  const applying = trust.rules.filter(
    ({ patterns }) => patterns.some(
      (pattern2) => segments === void 0 ? couldReach(pattern2, subject, trust.layout) : matches(pattern2, segments)
    )
  );
  return roles.flatMap((role) => {
    const count3 = Math.max(
      0,
      ...applying.flatMap(
        ({ needs }) => needs.filter((need) => need.role === role).map(({ count: count4 }) => count4)
      )
    );
    return count3 === 0 ? [] : [{ role, count: count3 }];
  });
}
function scopesOf({ subject, covers, files, removed }) {
  if (covers !== "amendment") return [{ subject, path: void 0 }];
  return [...removed, ...files.keys()].map((path) => ({ subject, path }));
}
function rolesBySigner(signers) {
  const counted = /* @__PURE__ */ new Map();
  for (const role of roles) {
    for (const { user } of signers.filter((signer) => signer.role === role)) {
      if (!counted.has(user)) counted.set(user, role);
    }
  }
  return counted;
}
function isCurrent(trust, { user, key }, day2) {
  const certificate = trust.certificates.get(user)?.certificate;
  if (certificate === void 0 || day2 < certificate.validFrom || day2 > certificate.validUntil) return false;
  const retired = certificate.retired?.find((each) => each.key === key);
  return retired === void 0 || day2 <= retired.until;
}
function lacksOf(trust, statement, counting, all) {
  const { subject } = statement;
  const byUser = rolesBySigner(counting);
  const signed = [...new Set(all.map(({ user }) => user))].sort();
  const lacks2 = /* @__PURE__ */ new Map();
  for (const path of statement.files.keys()) {
    if (needsOf(trust, { subject, path }).length === 0)
      lacks2.set("", refuse("rule-missing", { path }, subject.name));
  }
  for (const scope of scopesOf(statement)) {
    const needs = needsOf(trust, scope);
    if (needs.length === 0)
      lacks2.set("", refuse("rule-missing", { path: scope.path ?? subject.name }, subject.name));
    for (const { role, count: count3 } of needs) {
      const counted = [...byUser].filter(([user, as]) => as === role && holds(trust, user, role, scope)).map(([user]) => user);
      if (counted.length >= count3 || lacks2.has(role)) continue;
      const facts = {
        path: scope.path ?? subject.name,
        role,
        needed: count3,
        counted,
        signed,
        holders: holdersOf(trust, role, scope)
      };
      lacks2.set(role, refuse(all.length === 0 ? "signature-missing" : "rights-missing", facts, subject.name));
    }
  }
  return [...lacks2.values()];
}
function carriersOf(trust, statement, counting) {
  const scopes = scopesOf(statement);
  return [...rolesBySigner(counting)].filter(([user, role]) => scopes.some((scope) => holds(trust, user, role, scope))).map(([user]) => user);
}

// src/verify/subject.ts
function judgeSubject(trust, evidence, before) {
  const { outline, files, chain } = evidence;
  const { subject } = outline;
  const { remembered } = before;
  const { name: name2 } = subject;
  const isStated2 = chain.highest !== void 0;
  const claimed = claims(chain) || wasClaimed(remembered);
  const inUnsigned = isInUnsigned(trust, evidence);
  const entry = {
    subject,
    chain: [],
    claimed,
    standing: "fresh",
    ids: idsOf(outline),
    outer: outline.leaves.map(({ path }) => path),
    users: [],
    endorsed: false
  };
  const refusals = [
    ...files.faults.map((fault) => ({ ...fault, subject: name2 })),
    ...chain.refusals
  ];
  const refused2 = (more) => ({
    subject,
    status: "refused",
    refusals: [...refusals, ...more],
    entry
  });
  const finish = (status, more) => refusals.length + more.length > 0 ? refused2(more) : { subject, status, refusals, entry: { ...entry, standing: status } };
  const wasStated = remembered !== void 0 && remembered.chain.length > 0 && remembered.standing !== "fresh";
  if (!isStated2 && wasStated) return refused2([refuse("subject-missing", {}, name2)]);
  if (!isStated2 && files.leaves.length === 0 && refusals.length === 0)
    return { subject, status: "absent", refusals, entry };
  if (before.takenBy !== void 0) refusals.push(refuse("name-taken", { other: before.takenBy }, name2));
  if (!isStated2) return finish("unsigned", inUnsigned ? [] : [refuse("subject-unstated", {}, name2)]);
  const setbacks = before.kind === "nothing" ? [] : setbacksIn(chain, remembered);
  refusals.push(...setbacks);
  if (before.kind === "base") refusals.push(...gapsIn(chain, remembered));
  if (before.kind !== "nothing" && inUnsigned) refusals.push(...claimsByAmendment(chain, remembered));
  if (!chain.intact) return refused2([]);
  const isVoid = setbacks.length > 0 || before.kind !== "nothing" && before.takenBy !== void 0;
  const numbered = ({ statement, signed }, authorised) => isVoid ? [] : [{ sequence: statement.sequence, sha256: signed.sha256, authorised }];
  if (!claimed && inUnsigned) {
    const verdict2 = finish("unsigned", [...irregular(evidence), ...unendorsed(trust, evidence, before)]);
    const authorised = verdict2.status === "unsigned";
    const numbers = chain.links.flatMap((link) => numbered(link, authorised));
    return { ...verdict2, entry: { ...verdict2.entry, chain: numbers } };
  }
  const judged = chain.links.map((link) => ({ link, ...judgeStatement(trust, link, before) }));
  const verdict = finish("verified", [
    ...differences(evidence, trust.root),
    ...judged.flatMap(({ refusals: refusals2 }) => refusals2)
  ]);
  return {
    ...verdict,
    entry: {
      ...verdict.entry,
      chain: judged.flatMap(({ link, refusals: refusals2 }) => numbered(link, refusals2.length === 0)),
      users: [...new Set(judged.flatMap(({ users }) => users))].sort(),
      endorsed: judged.some(({ endorsed }) => endorsed)
    }
  };
}
function isInUnsigned(trust, { outline, files, chain }) {
  const photographed = chain.links[0]?.statement.files.keys() ?? [];
  const paths = /* @__PURE__ */ new Set([...files.leaves.map(({ path }) => path), ...photographed]);
  return paths.size > 0 && [...paths].every(
    (path) => trust.unsigned.some((pattern2) => opens(pattern2, outline.subject, path.split("/")))
  );
}
function irregular({ files, outline }) {
  return files.leaves.filter(({ mode }) => !isRegular(mode)).map(({ path, mode }) => refuse("file-not-regular", { path, mode }, outline.subject.name));
}
function unendorsed(trust, { chain, outline }, { kind, remembered }) {
  return chain.links.filter(
    (link) => kind !== "nothing" && isUnproven(link, remembered) && !trust.endorses(link.signed.path, link.signed.sha256)
  ).map(({ signed }) => refuse("photograph-not-endorsed", { path: signed.path }, outline.subject.name));
}
function differences({ files, fold: fold2, digests, outline }, { limits: { fileBytes: limit } }) {
  const name2 = outline.subject.name;
  const present = new Set(files.leaves.map(({ path }) => path));
  const missing = [...fold2.files.keys()].filter((path) => !present.has(path)).map((path) => refuse("file-missing", { path }, name2));
  const wrong = files.leaves.flatMap(({ path, mode }) => {
    const stated = fold2.files.get(path);
    if (!isRegular(mode)) return [refuse("file-not-regular", { path, mode }, name2)];
    if (stated === void 0) return [refuse("file-stray", { path }, name2)];
    if (!digests.has(path)) return [refuse("file-too-large", { path, limit }, name2)];
    if (digests.get(path) !== stated) return [refuse("file-changed", { path }, name2)];
    return mode === "100755" === fold2.executable.has(path) ? [] : [refuse("file-mode", { path, mode }, name2)];
  });
  return [...fold2.refusals, ...missing, ...wrong];
}
function judgeStatement(trust, link, { kind, remembered, day: day2 }) {
  const { statement, signed } = link;
  if (trust.endorses(signed.path, signed.sha256)) return { refusals: [], users: [], endorsed: true };
  const no = (refusals) => ({ refusals, users: [], endorsed: false });
  if (statement.covers === "photograph")
    return no([refuse("photograph-not-endorsed", { path: signed.path }, statement.subject.name)]);
  const all = trust.signersOf(signed);
  const standing2 = all.filter(({ key }) => !trust.revoked.has(key));
  const fresh = isUnproven(link, remembered);
  const counting = fresh && day2 !== void 0 ? standing2.filter((signer) => isCurrent(trust, signer, day2)) : standing2;
  const lacks2 = lacksOf(trust, statement, counting, all);
  if (lacks2.length === 0)
    return { refusals: [], users: carriersOf(trust, statement, counting), endorsed: false };
  const recode = (code2) => no(lacks2.map((lack) => lack.code === "rights-missing" ? { ...lack, code: code2 } : lack));
  if (lacksOf(trust, statement, standing2, all).length === 0) return recode("signer-expired");
  if (lacksOf(trust, statement, all, all).length === 0) return recode("signer-revoked");
  if (kind === "last" && !fresh) return recode("rights-withdrawn");
  return no(lacks2);
}

// src/verify/takers.ts
async function takersOf(outline, policy, last) {
  const hasStatements = async (key) => {
    const rival = outline.subjects.get(key);
    if (rival === void 0) return false;
    for await (const { chain } of gather(outline.tree, policy, [rival], "none"))
      if (chain.highest !== void 0) return true;
    return false;
  };
  const takers = /* @__PURE__ */ new Map();
  for (const { subject } of outline.subjects.values()) {
    const [own, other] = [subjectKey(subject), keyOfOther(subject)];
    const [strength, rival] = [strengthOf(last, own), strengthOf(last, other)];
    const isTaken = rival > strength ? isStated(last, other) || outline.subjects.has(other) && await hasStatements(own) : rival === strength && await hasStatements(other);
    if (isTaken) takers.set(own, otherKind(subject));
  }
  return takers;
}
function strengthOf(last, key) {
  switch (last?.subjects.get(key)?.standing) {
    case "verified":
    case "unsigned":
      return 2;
    case "order":
    case "broken":
      return 1;
    case "fresh":
    case void 0:
      return 0;
  }
}
function otherKind({ kind }) {
  return kind === "package" ? "common" : "package";
}
function keyOfOther(subject) {
  return subjectKey({ kind: otherKind(subject), name: subject.name });
}

// src/verify/certificates.ts
function judgeCertificates(documents, policy, endorsersOf, remembered) {
  const certificates = new Map(
    [...remembered].filter(([, { issuers }]) => sufficeUnder(policy.root, issuers))
  );
  const refusals = [...remembered.keys()].filter((user) => !documents.has(documentPath({ kind: "certificate", user }))).map((user) => refuse("certificate-missing", { user }));
  for (const signed of documents.values()) {
    const { document } = signed;
    if (document.kind !== "certificate") continue;
    const verdict = judgeCertificate(
      signed,
      document.user,
      policy,
      endorsersOf,
      remembered.get(document.user)
    );
    if ("code" in verdict) refusals.push(verdict);
    else certificates.set(document.user, verdict);
  }
  const owners = ownersOf(certificates);
  return { certificates, users: owners.users, refusals: [...refusals, ...owners.refusals] };
}
function judgeCertificate(signed, user, policy, endorsersOf, known) {
  const { path, sha256: sha2562 } = signed;
  const certificate = certificateIn(signed.bytes);
  if (certificate?.registry !== policy.identity || certificate.user !== user)
    return refuse("certificate-malformed", { path });
  const direct = issuersOn(signed, namespaces.certificate, policy.root);
  const issuers = direct.suffice ? direct.keys : endorsersOf(path, sha2562);
  if (issuers === void 0) {
    const needed = policy.root.issuers.threshold;
    return refuse("certificate-unauthorised", { user, needed, signed: direct.names });
  }
  if (known !== void 0 && known.sha256 !== sha2562 && certificate.serial <= known.certificate.serial) {
    return refuse("certificate-older", {
      user,
      serial: certificate.serial,
      remembered: known.certificate.serial
    });
  }
  return { certificate, sha256: sha2562, issuers };
}
function ownersOf(certificates) {
  const users = /* @__PURE__ */ new Map();
  const shared = /* @__PURE__ */ new Map();
  for (const [user, { certificate }] of certificates) {
    for (const key of keysOf(certificate)) {
      const other = users.get(key);
      if (other !== void 0) shared.set(key, refuse("key-shared", { user, other }));
      users.set(key, user);
    }
  }
  for (const key of shared.keys()) users.delete(key);
  return { users, refusals: [...shared.values()] };
}

// src/verify/lists.ts
function readLists(documents, policy) {
  const lists = [];
  const refusals = [];
  for (const signed of documents.values()) {
    if (signed.document.kind !== "list") continue;
    const list2 = listIn(signed.bytes);
    if (list2?.registry === policy.identity) lists.push({ signed, list: list2 });
    else refusals.push(refuse("list-malformed", { path: signed.path }));
  }
  return { lists, refusals };
}
function endorsementsOf(lists, policy) {
  const endorsed = /* @__PURE__ */ new Map();
  for (const { signed, list: list2 } of lists) {
    const { suffice, keys } = issuersOn(signed, namespaces.endorse, policy.root);
    if (suffice) for (const [path, sha2562] of list2.lines) endorsed.set(`${sha2562} ${path}`, keys);
  }
  return (path, sha2562) => endorsed.get(`${sha2562} ${path}`);
}

// src/verify/revocations.ts
function judgeRevocations(documents, policy, endorsersOf, remembered) {
  const revocations = new Map(remembered);
  const refusals = [...remembered.keys()].filter((path) => !documents.has(path)).map((path) => refuse("revocation-missing", { path }));
  for (const signed of documents.values()) {
    const { document } = signed;
    if (document.kind !== "revocation") continue;
    const { path, bytes, sha256: sha2562 } = signed;
    const revocation = parseRevocation(bytes);
    const known = remembered.get(path);
    if (known !== void 0 && known.sha256 !== sha2562) refusals.push(refuse("revocation-altered", { path }));
    else if (revocation?.registry !== policy.identity || keyFileName(revocation.key) !== document.key)
      refusals.push(refuse("revocation-malformed", { path }));
    else if (!isAuthorised(signed, revocation.key, policy, endorsersOf))
      refusals.push(refuse("revocation-unauthorised", { path }));
    else revocations.set(documentPath(document), { key: revocation.key, sha256: sha2562 });
  }
  return { revocations, refusals };
}
function isAuthorised(signed, revoked, policy, endorsersOf) {
  if (endorsersOf(signed.path, signed.sha256) !== void 0 || issuersOn(signed, namespaces.revocation, policy.root).suffice)
    return true;
  return verifiedSignatures(
    signed,
    (name2, key, namespace) => name2 === "self" && key === revoked && namespace === namespaces.revocation
  ).length > 0;
}

// src/verify/trust.ts
var nothingRemembered = {
  certificates: /* @__PURE__ */ new Map(),
  revocations: /* @__PURE__ */ new Map()
};
function trustOf(documents, policy, memory) {
  const { lists, refusals } = readLists(documents, policy);
  const endorsersOf = endorsementsOf(lists, policy);
  const revocations = judgeRevocations(documents, policy, endorsersOf, memory.revocations);
  const certificates = judgeCertificates(documents, policy, endorsersOf, memory.certificates);
  const { users } = certificates;
  const onLists = signersOnLists(lists, users);
  const trust = {
    ...policy,
    certificates: certificates.certificates,
    grants: new Map(
      [...certificates.certificates].map(([user, { certificate }]) => [
        user,
        (certificate.grants ?? []).map(({ role, paths }) => ({ role, patterns: patternsOf(paths) }))
      ])
    ),
    users,
    revocations: revocations.revocations,
    revoked: new Set([...revocations.revocations.values()].map(({ key }) => key)),
    lists,
    endorses: (path, sha2562) => endorsersOf(path, sha2562) !== void 0,
    signersOf: (statement) => [
      ...signersOn(statement, users),
      ...onLists.get(`${statement.sha256} ${statement.path}`) ?? []
    ]
  };
  return { trust, refusals: [...refusals, ...revocations.refusals, ...certificates.refusals] };
}
function signersOn(signed, users) {
  return verifiedSignatures(signed, (name2, key) => users.get(key) === name2).flatMap(
    ({ name: name2, key, namespace }) => {
      const role = roleOf(namespace);
      return role === void 0 ? [] : [{ user: name2, key, role }];
    }
  );
}
function roleOf(namespace) {
  return roles.find((role) => namespaces[role] === namespace);
}
function signersOnLists(lists, users) {
  const found = /* @__PURE__ */ new Map();
  for (const { signed, list: list2 } of lists) {
    const signers = signersOn(signed, users);
    if (signers.length === 0) continue;
    for (const [path, sha2562] of list2.lines) {
      const line = `${sha2562} ${path}`;
      const known = found.get(line);
      if (known === void 0) found.set(line, [...signers]);
      else known.push(...signers);
    }
  }
  return found;
}

// src/verify/verdict.ts
function verdictOf(subjects, documents) {
  const grants = [];
  const refusals = [...documents];
  const counts = { verified: 0, unsigned: 0, refused: 0, total: 0 };
  for (const {
    status,
    subject: { name: subject },
    refusals: own,
    entry: { users, endorsed }
  } of subjects) {
    if (status === "absent") continue;
    counts[status] += 1;
    counts.total += 1;
    refusals.push(...own);
    if (status === "unsigned") grants.push({ subject, users: [], by: "unsigned" });
    if (status === "verified")
      grants.push({ subject, users, by: endorsed && users.length === 0 ? "endorsement" : "users" });
  }
  const [first, ...rest] = refusals;
  return first === void 0 ? { accepted: true, grants, counts } : { accepted: false, refusals: [first, ...rest], grants, counts };
}

// src/verify/fold.ts
async function fold(last, side, policy, options) {
  const { tree, home, documents, outline } = side;
  const { trust, refusals: ofTrust } = trustOf(documents, policy, last ?? nothingRemembered);
  const remembered = [...last?.subjects.values() ?? []].map(({ subject }) => absent(subject)).filter(({ subject }) => !outline.subjects.has(subjectKey(subject)));
  const asked = [...outline.subjects.values(), ...remembered].filter(
    ({ subject }) => options.only?.has(subjectKey(subject)) ?? true
  );
  const takers = await takersOf(outline, policy, last);
  const faults = [...options.faults, ...ofTrust, ...outline.faults.map(({ refusal }) => refusal)];
  const verdicts = /* @__PURE__ */ new Map();
  const disturbed = [];
  const trustIds = JSON.stringify([...home.documents].map(([path, { id: id2 }]) => [path, id2]));
  const isSameTrust = last !== void 0 && trustIds === last.trustIds;
  const pending = [];
  for (const each of asked) {
    const key = subjectKey(each.subject);
    const verdict = isSameTrust && !takers.has(key) ? settledIn(last, each) : void 0;
    if (verdict === void 0) pending.push(each);
    else verdicts.set(key, verdict);
  }
  for await (const evidence of gather(tree, policy, pending)) {
    const key = subjectKey(evidence.outline.subject);
    faults.push(...evidence.faults.map(({ refusal }) => refusal));
    if (evidence.faults.length > 0) disturbed.push(key);
    options.onProgress?.(verdicts.size, asked.length);
    const before = {
      kind: last === void 0 ? "nothing" : "last",
      remembered: last?.subjects.get(key),
      takenBy: takers.get(key),
      day: last && options.seenAt
    };
    verdicts.set(key, judgeSubject(trust, evidence, before));
  }
  const charges = chargeCollisions(outline.collisions, verdicts, last && spellingsOf(heldSubjects(last)));
  for (const [key, verdict] of verdicts) {
    const charged = charges.get(key);
    if (charged !== void 0)
      verdicts.set(key, { ...verdict, status: "refused", refusals: [...verdict.refusals, ...charged] });
  }
  const isMissed = [...verdicts].some(([key, { status }]) => status === "refused" && isHeld(last, key));
  const accepted = {
    policy,
    certificates: new Map([...last?.certificates ?? [], ...trust.certificates]),
    revocations: trust.revocations,
    subjects: rememberedAfter(last, verdicts),
    refused: /* @__PURE__ */ new Set([
      ...disturbed,
      ...[...verdicts].flatMap(([key, { status }]) => status === "refused" ? [key] : [])
    ]),
    documents: countedDocuments(last, side, trust, isMissed),
    trustIds,
    hasHistory: last?.hasHistory ?? false
  };
  return { accepted, verdict: verdictOf(verdicts.values(), faults) };
}
function countedDocuments(last, { home, documents }, trust, isMissed) {
  const kept = [...last?.documents ?? []].filter(
    ([path]) => isMissed || home.documents.has(path) || !path.startsWith(`${HOME}/lists/`)
  );
  const counted = new Map(kept);
  const ours = new Set(trust.lists.map(({ signed }) => signed.path));
  for (const [path, { id: id2, place: place2 }] of home.documents) {
    const signed = documents.get(documentPath(place2.document));
    if (signed === void 0) continue;
    const isList2 = place2.document.kind === "list";
    const counts = isList2 ? ours.has(signed.path) && signaturesThatVerify(trust, signed).length > 0 : countsNow(signed, trust);
    const { signer } = place2;
    const isIdle = last !== void 0 && signer !== void 0 && counted.get(path) !== id2 && !hasSigned(signer, signed, trust);
    if (counts && !isIdle && !(isList2 && counted.has(path))) counted.set(path, id2);
  }
  return counted;
}
function hasSigned(signer, signed, trust) {
  return signaturesThatVerify(trust, signed).some(({ name: name2 }) => name2 === signer);
}
function countsNow({ document, sha256: sha2562, path }, trust) {
  if (document.kind === "root") return trust.roots[document.version - 1]?.sha256 === sha2562;
  if (document.kind === "certificate") return trust.certificates.get(document.user)?.sha256 === sha2562;
  return trust.revocations.get(path)?.sha256 === sha2562;
}
function rememberedAfter(last, verdicts) {
  const subjects = new Map(last?.subjects);
  for (const [key, { status, entry }] of verdicts) {
    if (status === "absent") subjects.delete(key);
    else if (status !== "refused") subjects.set(key, entry);
    else if (!subjects.has(key) && entry.chain.length > 0)
      subjects.set(key, { ...entry, standing: last === void 0 ? "order" : "fresh" });
  }
  return subjects;
}
function settledIn({ subjects, refused: refused2 }, outline) {
  const key = subjectKey(outline.subject);
  const entry = subjects.get(key);
  if (entry?.standing !== "verified" && entry?.standing !== "unsigned") return void 0;
  const isSame3 = !refused2.has(key) && outline.faults.length === 0 && entry.ids === idsOf(outline);
  return isSame3 ? { ...entry, status: entry.standing, refusals: [], entry } : void 0;
}

// src/format/later-version.ts
var LONGEST = 64;
function laterRootVersion(bytes) {
  const head = String.fromCharCode(...bytes.subarray(0, LONGEST));
  const version = Number(/^bailiwick: "root-v([1-9][0-9]{0,3})"\n/.exec(head)?.[1] ?? 1);
  return version > 1 ? version : void 0;
}

// src/verify/roots.ts
function judgeRoots(documents, pin, remembered) {
  const sound = soundRoots(documents);
  const { roots } = sound;
  if (sound.refusals.some(({ code: code2 }) => code2 === "registry-missing")) return sound;
  const later = sound.refusals.filter(({ code: code2 }) => code2 === "unsupported");
  const isContinued = remembered.every(({ sha256: sha2562 }, i) => roots[i]?.sha256 === sha2562);
  const isOurs = remembered.length > 0 ? isContinued : pin === void 0 || roots.some(({ sha256: sha2562 }) => sha2562 === pin);
  if (later.length > 0 && isOurs) return { roots: [], refusals: later };
  const refusals = sound.refusals.map(
    (refusal) => refusal.code === "unsupported" ? refuse("root-malformed", { path: refusal.facts.path }) : refusal
  );
  const setbacks = remembered.flatMap(({ sha256: sha2562 }, i) => {
    const version = i + 1;
    const isThere2 = documents.has(documentPath({ kind: "root", version }));
    if (!isThere2)
      return roots.length === i && refusals.length > 0 ? [] : [refuse("root-removed", { version })];
    return roots[i] === void 0 || roots[i].sha256 === sha2562 ? [] : [refuse("root-altered", { version })];
  });
  const standing2 = isContinued ? roots : remembered;
  const said = [...refusals, ...setbacks];
  if (pin === void 0 || standing2.length === 0 || standing2.some(({ sha256: sha2562 }) => sha2562 === pin)) {
    return { roots: standing2, refusals: said };
  }
  return { roots: [], refusals: [...said, refuse("pin-mismatch", { pin })] };
}
function soundRoots(documents) {
  const files = [...documents.values()].flatMap((signed) => {
    const { document } = signed;
    return document.kind === "root" ? [{ version: document.version, signed }] : [];
  });
  const roots = [];
  if (files.length === 0) return { roots, refusals: [refuse("registry-missing", {})] };
  for (const [i, { version, signed }] of files.entries()) {
    if (version !== i + 1) return { roots, refusals: [refuse("root-gap", { version: i + 1 })] };
    const root = parseRoot(signed.bytes);
    if (root?.version !== version) return { roots, refusals: [unread(signed, roots.at(-1)?.root)] };
    const refusals = judgeRoot(root, signed, roots);
    if (refusals.length > 0) return { roots, refusals };
    roots.push({ root, sha256: signed.sha256 });
  }
  return { roots, refusals: [] };
}
function unread(signed, last) {
  const { path } = signed;
  const version = laterRootVersion(signed.bytes);
  if (version === void 0 || last === void 0) return refuse("root-malformed", { path });
  const verified = verifiedSignatures(
    signed,
    (name2, key, namespace) => ANY_ROOT.test(namespace) && last.root.keys.includes(name2) && last.keys.get(name2) === key
  );
  const isSigned = new Set(verified.map(({ key }) => key)).size >= last.root.threshold;
  return isSigned ? refuse("unsupported", { path, kind: `root-v${version}` }) : refuse("root-malformed", { path });
}
var ANY_ROOT = /^bailiwick-root-v[1-9][0-9]*$/;
function judgeRoot(root, signed, before) {
  const { version } = root;
  const first = before[0];
  const last = before.at(-1)?.root;
  if (first !== void 0 && root.registry !== identityOf(first.root.registry, first.sha256))
    return [refuse("root-registry", { path: signed.path })];
  const reused = [...root.keys].find(
    ([name2, key]) => before.some((entry) => (entry.root.keys.get(name2) ?? key) !== key)
  );
  if (reused !== void 0) return [refuse("root-key-reused", { version, name: reused[0] })];
  const keyOf2 = (name2) => root.keys.get(name2) ?? last?.keys.get(name2);
  const verified = verifiedSignatures(
    signed,
    (name2, key, namespace) => namespace === namespaces.root && keyOf2(name2) === key
  );
  const hasSigned2 = (name2) => verified.some(({ key }) => key === keyOf2(name2));
  const lacking = (names2) => [...names2].filter((name2) => !hasSigned2(name2));
  const refusals = [];
  for (const [by, from] of [
    ["its own keys", root],
    ["the root before", last]
  ]) {
    if (from === void 0) continue;
    const signers = new Set(from.root.keys.filter(hasSigned2).map(keyOf2));
    if (signers.size < from.root.threshold)
      refusals.push(refuse("root-unsigned", { version, by, missing: lacking(from.root.keys) }));
  }
  const known = new Set(last?.keys.values());
  const missing = lacking([...root.keys].flatMap(([name2, key]) => known.has(key) ? [] : [name2]));
  if (missing.length > 0) refusals.push(refuse("root-unsigned", { version, by: "keys new in it", missing }));
  return refusals;
}

// src/verify/home.ts
var DOCUMENTS = ["root", "certs", "revoked", "lists"];
async function homeOf(tree) {
  const top = (await tree.list([tree.id])).flat();
  const found = top.filter(({ name: name2 }) => name2 === HOME);
  const [home] = found;
  if (home === void 0)
    return {
      exists: false,
      documents: /* @__PURE__ */ new Map(),
      attributes: void 0,
      statements: void 0,
      common: void 0,
      faults: []
    };
  if (home.mode !== "40000" || found.length > 1) {
    return {
      exists: true,
      documents: /* @__PURE__ */ new Map(),
      attributes: void 0,
      statements: void 0,
      common: void 0,
      faults: [{ refusal: refuse("file-unexpected", { path: HOME }), id: home.id }]
    };
  }
  const entries = (await tree.list([home.id])).flat();
  const faults = listingFaults(entries, HOME, home.id);
  const unexpected = (path, { id: id2, mode }) => void faults.push({ refusal: refuse("file-unexpected", { path }), id: id2, isDirectory: mode === "40000" });
  const folder = (asked) => entries.find(({ name: name2, mode }) => mode === "40000" && name2 === asked);
  const folders = DOCUMENTS.flatMap((name2) => folder(name2) ?? []);
  const [statements, common] = [folder("statements"), folder("common")];
  const attributes = entries.find(({ name: name2, mode }) => mode === "100644" && name2 === ".gitattributes");
  const known = /* @__PURE__ */ new Set([...folders, statements, common, attributes]);
  for (const entry of entries) if (!known.has(entry)) unexpected(`${HOME}/${entry.name}`, entry);
  if (attributes !== void 0 && !await isConstant(tree, attributes))
    faults.push({ refusal: refuse("attributes-altered", {}), id: attributes.id });
  const documents = /* @__PURE__ */ new Map();
  for (const [folder2, inside] of await listed(tree, folders)) {
    faults.push(...listingFaults(inside, `${HOME}/${folder2.name}`, folder2.id));
    for (const entry of inside) {
      const { mode, id: id2 } = entry;
      const path = `${HOME}/${folder2.name}/${entry.name}`;
      const place2 = parsePlace(path);
      if (place2 === void 0 || mode === "40000") unexpected(path, entry);
      else if (mode !== "100644") faults.push({ refusal: refuse("document-mode", { path, mode }), id: id2 });
      else documents.set(path, { path, mode, id: id2, place: place2 });
    }
  }
  return {
    exists: true,
    documents,
    attributes: attributes?.id,
    statements: statements?.id,
    common: common?.id,
    faults
  };
}
function listingFaults(entries, path, id2) {
  const { faults, collisions: collisions2 } = inspect(entries, path);
  const met = collisions2.map(
    (names2) => refuse("path-collision", { paths: names2.map((name2) => `${path}/${name2}`) })
  );
  return [...faults, ...met].map((refusal) => ({ refusal, id: id2 }));
}
async function isConstant(tree, { id: id2 }) {
  const constant = encodeText(GITATTRIBUTES);
  const [bytes] = await tree.read([id2], constant.length);
  return bytes !== void 0 && sameBytes(bytes, constant);
}

// src/verify/strays.ts
async function claimStrays(outline, layout, isKnown, isHeldHere) {
  const isDisputed = (key, { path }) => {
    const segments = path.split("/");
    const owner = ownerOf(path);
    const claimed = isKnown(owner) || !isHeldHere(key, path);
    return claimed && isDirectoryPackage(layout, segments) && !isFilePackage(layout, segments);
  };
  const disputed = [...outline.subjects].flatMap(
    ([key, { leaves }]) => leaves.filter((leaf) => isDisputed(key, leaf))
  );
  const stated = await statedAmong(outline, disputed);
  const strays = new Set(disputed.filter(({ path }) => isKnown(ownerOf(path)) || stated.has(path)));
  const subjects = new Map(outline.subjects);
  for (const [key, common] of outline.subjects) {
    const own = common.leaves.filter((leaf) => strays.has(leaf));
    if (own.length === 0) continue;
    subjects.set(key, { ...common, leaves: common.leaves.filter((leaf) => !strays.has(leaf)) });
    for (const stray of own) {
      const owner = subjects.get(ownerOf(stray.path)) ?? absent({ kind: "package", name: stray.path });
      subjects.set(ownerOf(stray.path), { ...owner, leaves: [...owner.leaves, stray] });
    }
  }
  return { ...outline, subjects };
}
function ownerOf(path) {
  return subjectKey({ kind: "package", name: path });
}
async function statedAmong({ tree, subjects }, leaves) {
  const folders = leaves.flatMap(({ path }) => {
    const chain = subjects.get(ownerOf(path))?.chain;
    return chain === void 0 ? [] : [{ path, id: chain }];
  });
  const stated = /* @__PURE__ */ new Set();
  await walk(tree, folders, MOST_ENTRIES, ({ path }, entries) => {
    const places = entries.map(
      ({ name: name2 }) => parsePlace(`${chainPath({ kind: "package", name: path })}/${name2}`)
    );
    if (places.some((place2) => place2 && place2.signer === void 0)) stated.add(path);
    return [];
  });
  return stated;
}

// src/verify/side.ts
async function readHome(tree, twin) {
  const home = await homeOf(tree);
  if (twin !== void 0 && changedPapers(twin.home, home).length === 0)
    return { tree, home, documents: twin.documents };
  return { tree, home, documents: await documentsIn(tree, home) };
}
async function documentsIn(tree, home) {
  const papers = [...home.documents.values()];
  const roots = papers.flatMap(
    (paper) => paper.place.document.kind === "root" ? [{ paper, version: paper.place.document.version }] : []
  ).sort((a, b) => a.version - b.version).map(({ paper }) => paper);
  const others = papers.filter(({ place: place2 }) => place2.document.kind !== "root");
  const [first, rest] = [await readSigned(tree, roots), await readSigned(tree, others)];
  return new Map([...first.documents, ...rest.documents]);
}
async function outlined(read2, layout, base) {
  const isKnown = (key) => isStated(base, key);
  const outers = /* @__PURE__ */ new Map();
  const outerOf = (key) => outers.get(key) ?? new Set(base?.subjects.get(key)?.outer);
  const isHeldHere = (key, path) => {
    const outer = outerOf(key);
    outers.set(key, outer);
    return isHeld(base, key) && outer.has(path);
  };
  return {
    ...read2,
    outline: await claimStrays(await outlineOf(read2.tree, read2.home, layout), layout, isKnown, isHeldHere)
  };
}
function changedPapers(before, after) {
  const papers = new Map([...before.documents, ...after.documents]);
  return [...papers.values()].filter(
    ({ path }) => before.documents.get(path)?.id !== after.documents.get(path)?.id
  );
}
function outlineIn({ outline }, key, subject) {
  return outline.subjects.get(key) ?? absent(subject);
}
function subjectsOf(...sides) {
  return new Map(
    sides.flatMap(
      ({ outline }) => [...outline.subjects.values()].map(({ subject }) => [subjectKey(subject), subject])
    )
  );
}

// src/verify/change-base.ts
async function baseOfChange({
  base: given,
  tip,
  head
}) {
  const [known, pin, newest] = "policy" in given ? [given, void 0, void 0] : [void 0, given.pin, given.branch];
  const readBefore = await readHome(tip);
  const branch = newest && await readHome(newest, readBefore);
  const judged = judgeRoots((branch ?? readBefore).documents, pin, known?.policy.roots ?? []);
  if (judged.refusals.some(({ code: code2 }) => code2 === "unsupported")) return { refusals: judged.refusals };
  const policy = known?.policy ?? policyOf(judged.roots);
  if (policy === void 0) return { refusals: judged.refusals };
  const readAfter = await readHome(head, readBefore);
  if (!readAfter.home.exists) return { refusals: [refuse("registry-missing", {})] };
  const before = await outlined(readBefore, policy.layout, known);
  const after = await outlined(readAfter, policy.layout, known);
  if (known !== void 0) return { base: known, before, after, already: [] };
  const side = branch === void 0 ? before : await outlined(branch, policy.layout, void 0);
  const only3 = changedSubjects(before, after);
  const { accepted, verdict } = await fold(void 0, side, policy, { only: only3, faults: judged.refusals });
  return { base: accepted, before, after, already: verdict.accepted ? [] : verdict.refusals };
}
function changedSubjects(before, after) {
  const changed = [...subjectsOf(before, after)].filter(
    ([key, subject]) => !isSameOutline(outlineIn(before, key, subject), outlineIn(after, key, subject))
  );
  const kinds = ["package", "common"];
  return new Set(changed.flatMap(([, { name: name2 }]) => kinds.map((kind) => subjectKey({ kind, name: name2 }))));
}

// src/verify/held.ts
var hashed = /* @__PURE__ */ new WeakMap();
async function heldAt({ tree, home, outline }, paths) {
  const wanted = new Set(paths);
  const ids = /* @__PURE__ */ new Map();
  const chains = /* @__PURE__ */ new Map();
  for (const path of wanted) {
    const leaf = home.documents.get(path);
    if (leaf !== void 0) ids.set(path, leaf.id);
    const document = parsePlace(path)?.document;
    if (document?.kind !== "statement") continue;
    const chain = outline.subjects.get(subjectKey(document.subject))?.chain;
    if (chain !== void 0) chains.set(chainPath(document.subject), chain);
  }
  const folders = [...chains];
  const listings = await tree.list(folders.map(([, id2]) => id2));
  for (const [i, [folder]] of folders.entries()) {
    for (const { name: name2, mode, id: id2 } of listings[i] ?? []) {
      const path = `${folder}/${name2}`;
      if (mode === "100644" && wanted.has(path)) ids.set(path, id2);
    }
  }
  const known = hashed.get(tree) ?? /* @__PURE__ */ new Map();
  hashed.set(tree, known);
  const asked = [...new Set(ids.values())].filter((id2) => !known.has(id2));
  const digests = await tree.digest(asked, SUMS_BYTES);
  for (const [i, id2] of asked.entries()) known.set(id2, digests[i]);
  const held = /* @__PURE__ */ new Map();
  for (const [path, id2] of ids) {
    const sha2562 = known.get(id2);
    if (sha2562 !== void 0) held.set(path, { id: id2, sha256: sha2562 });
  }
  return held;
}

// src/verify/change-lists.ts
async function judgeListChange(change, old, young) {
  if (young !== void 0 && isRemembered(change, young)) return [];
  const isSame3 = old?.sha256 === young?.sha256;
  return [
    ...old === void 0 || isSame3 ? [] : await judgeTakenDown(change, old),
    ...young === void 0 ? [] : await judgeAdded(change, isSame3 ? old : void 0, young)
  ];
}
async function judgeTakenDown({ base, after, trustBefore }, old) {
  const list2 = listIn(old.bytes);
  if (list2?.registry !== base.policy.identity || signaturesThatVerify(trustBefore, old).length === 0)
    return [];
  const held = await heldAt(after, list2.lines.keys());
  const counting = [...list2.lines].find(([path, hash4]) => held.get(path)?.sha256 === hash4);
  return counting === void 0 ? [] : [refuse("list-still-counts", { path: old.path, line: counting[0] })];
}
async function judgeAdded(change, twin, young) {
  const { base, trustAfter, trustBefore, after } = change;
  const list2 = listIn(young.bytes);
  if (list2?.registry !== base.policy.identity) return [];
  const spell4 = ({ key, namespace }) => `${key} ${namespace}`;
  const known = new Set(twin && signaturesThatVerify(trustBefore, twin).map(spell4));
  const added = signaturesThatVerify(trustAfter, young).filter((each) => !known.has(spell4(each)));
  if (twin !== void 0 && added.length === 0) return [];
  const refusals = [];
  const held = await heldAt(after, list2.lines.keys());
  const absent2 = [...list2.lines].find(([path, hash4]) => held.get(path)?.sha256 !== hash4);
  if (absent2 !== void 0) refusals.push(refuse("list-line-absent", { path: young.path, line: absent2[0] }));
  const signers = signersOn(young, trustAfter.users);
  for (const signer of signers.filter(
    ({ key, role }) => added.some((each) => each.key === key && each.namespace === namespaces[role])
  )) {
    const why = await whyNot(change, list2, held, signer);
    if (why !== void 0)
      refusals.push(refuse("signature-not-entitled", { path: young.path, user: signer.user, why }));
  }
  const isEndorsed = issuersOn(young, namespaces.endorse, trustAfter.root).names.length > 0;
  if (!isEndorsed && signers.length === 0) refusals.push(refuse("list-unsigned", { path: young.path }));
  return refusals;
}
function isRemembered({ base, after }, { document, path, signatures }) {
  const paths = [path, ...[...signatures.keys()].map((name2) => signaturePath(document, name2))];
  return paths.every((each) => base.documents.get(each) === after.home.documents.get(each)?.id);
}
async function whyNot({ trustAfter, now, after }, list2, held, signer) {
  if (trustAfter.revoked.has(signer.key)) return "the key is revoked";
  if (!isCurrent(trustAfter, signer, now)) return "the certificate or the key is not valid today";
  for (const [path, hash4] of list2.lines) {
    const document = parsePlace(path)?.document;
    const there = held.get(path);
    if (there?.sha256 !== hash4) continue;
    if (document?.kind !== "statement") return `it names ${path}, which issuers sign`;
    const [bytes] = await after.tree.read([there.id], SUMS_BYTES);
    const statement = bytes && statementIn(bytes);
    if (statement === void 0 || !scopesOf(statement).every((scope) => holds(trustAfter, signer.user, signer.role, scope))) {
      return `no ${signer.role} right on all of ${document.subject.name}`;
    }
  }
  return void 0;
}
function listedAnew({ trustAfter }, papers) {
  const changed = new Set(papers.map(({ place: place2 }) => documentPath(place2.document)));
  const keys = /* @__PURE__ */ new Set();
  for (const { signed, list: list2 } of trustAfter.lists) {
    if (!changed.has(signed.path) || signersOn(signed, trustAfter.users).length === 0) continue;
    for (const path of list2.lines.keys()) {
      const document = parsePlace(path)?.document;
      if (document?.kind === "statement") keys.add(subjectKey(document.subject));
    }
  }
  return keys;
}

// src/verify/change-documents.ts
async function judgeDocuments(change, papers, faults) {
  const touched = new Map(papers.map(({ place: { document } }) => [documentPath(document), document]));
  const changed = new Set(papers.map(({ path }) => path));
  const isKnown = knownKeys(change.base);
  const named = new Set(
    [...touched].flatMap(([path, document]) => "user" in document ? [path, document.user] : [path])
  );
  const refusals = faults.filter(({ facts }) => Object.values(facts).some((fact) => named.has(fact)));
  for (const [path, document] of touched) {
    const old = change.before.documents.get(path);
    const young = change.after.documents.get(path);
    if (document.kind === "list") refusals.push(...await judgeListChange(change, old, young));
    if (!changed.has(path)) continue;
    if (document.kind === "certificate")
      refusals.push(
        ...young === void 0 ? [refuse("certificate-missing", { user: document.user })] : judgeCertificate2(change, document.user, old, young)
      );
    if (document.kind === "revocation")
      refusals.push(
        ...young === void 0 ? [refuse("revocation-missing", { path })] : judgeRevocation(isKnown, path, young)
      );
  }
  return unique(refusals);
}
function judgeCertificate2({ base, trustAfter, before }, user, old, young) {
  const certificate = certificateIn(young.bytes);
  if (certificate?.user !== user || certificate.registry !== base.policy.identity) return [];
  const counted = base.certificates.get(user);
  const remembered = Math.max(
    counted?.certificate.serial ?? 0,
    (old && certificateIn(old.bytes)?.serial) ?? 0
  );
  const refusals = judgeIssue(
    certificate,
    young,
    counted?.certificate,
    trustAfter.root.limits.certificateDays
  );
  if (certificate.serial <= remembered && before.documents.has(young.path))
    refusals.push(refuse("certificate-older", { user, serial: certificate.serial, remembered }));
  return refusals;
}
function judgeIssue(certificate, signed, last, limit) {
  const { user, validFrom, validUntil } = certificate;
  const days = daysBetween(validFrom, validUntil);
  const known = new Set(last && keysOf(last));
  const possessed = new Set(
    verifiedSignatures(
      signed,
      (name2, _, namespace) => name2 === user && namespace === namespaces.certificate
    ).map(({ key }) => key)
  );
  return [
    ...days > limit ? [refuse("certificate-too-long", { user, days, limit })] : [],
    ...keysOf(certificate).filter((key) => !known.has(key) && !possessed.has(key)).map((key) => refuse("key-not-possessed", { user, key }))
  ];
}
function judgeRevocation(isKnown, path, young) {
  const revocation = parseRevocation(young.bytes);
  return revocation === void 0 || isKnown(revocation.key) ? [] : [refuse("revocation-unknown-key", { path })];
}
function knownKeys({ certificates, policy }) {
  const keys = /* @__PURE__ */ new Set([
    ...[...certificates.values()].flatMap(({ certificate }) => keysOf(certificate)),
    ...policy.roots.flatMap(({ root }) => [...root.keys.values()])
  ]);
  return (key) => keys.has(key);
}
function unique(refusals) {
  return [...new Map(refusals.map((refusal) => [JSON.stringify(refusal), refusal])).values()];
}

// src/verify/change-signatures.ts
function judgeSignatures(papers, isThere2, before, after, now) {
  return papers.flatMap(({ path, place: { document, signer } }) => {
    if (signer === void 0) return [];
    const subject = document.kind === "statement" ? document.subject.name : void 0;
    const old = before.documents.get(documentPath(document));
    const young = after.documents.get(documentPath(document));
    const isSameDocument = old !== void 0 && young?.sha256 === old.sha256;
    const refusals = [];
    const blocks = blocksOf(young, signer);
    if (isThere2(path) && blocks === void 0) return [refuse("signature-invalid", { path }, subject)];
    if (isSameDocument) {
      const verified = signaturesThatVerify(before.trust, only(old, signer));
      if (verified.some((each) => !blocks?.some((block) => isSame2(each, block))))
        refusals.push(refuse("signature-removed", { path }, subject));
    }
    if (young !== void 0 && blocks !== void 0) {
      const known = new Set(isSameDocument ? blocksOf(old, signer)?.map(spell2) : void 0);
      const verified = signaturesThatVerify(after.trust, only(young, signer));
      for (const { key, namespace } of blocks.filter((block) => !known.has(spell2(block)))) {
        if (!verified.some((each) => isSame2(each, { key, namespace })))
          return [...refusals, refuse("signature-invalid", { path }, subject)];
        const role = roles.find((each) => namespaces[each] === namespace);
        const statement = statementIn(young.bytes);
        const why = role && statement && whyNotEntitled(after.trust, statement, { user: signer, key, role }, now);
        if (why !== void 0)
          refusals.push(refuse("signature-not-entitled", { path, user: signer, why }, subject));
      }
    }
    return refusals;
  });
}
function whyNotEntitled(trust, statement, signer, now) {
  if (trust.revoked.has(signer.key)) return "the key is revoked";
  if (!isCurrent(trust, signer, now)) return "the certificate or the key is not valid today";
  const scopes = scopesOf(statement);
  if (scopes.some((scope) => holds(trust, signer.user, signer.role, scope))) return void 0;
  return `no ${signer.role} right on ${statement.covers === "amendment" ? "any of its paths" : "the whole of it"}`;
}
function blocksOf(signed, signer) {
  const file = signed?.signatures.get(signer);
  return file === void 0 ? void 0 : parseSignatures(file);
}
function isSame2(a, b) {
  return a.key === b.key && a.namespace === b.namespace;
}
function only(signed, signer) {
  const file = signed.signatures.get(signer);
  return { ...signed, signatures: new Map(file === void 0 ? [] : [[signer, file]]) };
}
function spell2({ key, namespace, hash: hash4, raw }) {
  return `${key} ${namespace} ${hash4} ${raw.join()}`;
}

// src/verify/new-faults.ts
async function newFaults(before, after, most = MOST_ENTRIES) {
  const known = new Set(before.faults.map((fault) => JSON.stringify(fault)));
  const directories = new Map(
    before.faults.flatMap(
      ({ refusal, id: id2, isDirectory: isDirectory2 }) => isDirectory2 ? [[JSON.stringify(refusal), id2]] : []
    )
  );
  const found = [];
  for (const fault of after.faults) {
    if (known.has(JSON.stringify(fault))) continue;
    const old = fault.isDirectory ? directories.get(JSON.stringify(fault.refusal)) : void 0;
    if (old === void 0 || !await isWithin(before.tree, old, after.tree, fault.id, most))
      found.push(fault.refusal);
  }
  return found;
}
async function isWithin(before, old, after, young, most) {
  let pairs = [[old, young]];
  const seen = /* @__PURE__ */ new Set();
  let left = most;
  while (pairs.length > 0) {
    const next = [];
    const [olds, youngs] = [
      await before.list(pairs.map(([id2]) => id2)),
      await after.list(pairs.map(([, id2]) => id2))
    ];
    for (const [i, entries] of youngs.entries()) {
      const held = new Map((olds[i] ?? []).map((entry) => [entry.name, entry]));
      left -= entries.length + held.size;
      for (const { name: name2, mode, id: id2 } of entries) {
        const twin = held.get(name2);
        if (twin === void 0 || twin.mode !== mode) return false;
        if (twin.id === id2 || seen.has(`${twin.id} ${id2}`)) continue;
        if (mode !== "40000") return false;
        seen.add(`${twin.id} ${id2}`);
        next.push([twin.id, id2]);
      }
    }
    if (left < 0) return false;
    pairs = next;
  }
  return true;
}

// src/verify/change-subjects.ts
async function judgeSubjects(change, touched) {
  const { base, before, after, trustAfter, now } = change;
  const old = await evidenceOf(before, touched, base);
  const pairs = old.map((was) => {
    const { subject } = was.outline;
    return { ...outlineIn(after, subjectKey(subject), subject), was };
  });
  const takers = await takersOf(after.outline, trustAfter, base);
  const found = /* @__PURE__ */ new Map();
  const faults = [];
  const limit = trustAfter.root.limits.fileBytes;
  const known = new Set(old.flatMap(({ files }) => files.leaves.map(spell3)));
  for await (const evidence of gather(after.tree, trustAfter, pairs, { limit, known })) {
    const { subject, was } = evidence.outline;
    const key = subjectKey(subject);
    const held = base.subjects.get(key);
    const isOrdered = held !== void 0 && held.chain.length > 0;
    const verdict = judgeSubject(trustAfter, evidence, {
      kind: "base",
      remembered: isOrdered ? held : brokenIn(was, evidence, base.hasHistory) ?? held,
      takenBy: takers.get(key),
      day: now
    });
    const large = await tooLarge(after.tree, known, evidence, limit);
    found.set(key, charge(verdict, [...large, ...await judgePapers(was, evidence, change)]));
    faults.push(...await newFaults({ ...was, tree: before.tree }, { ...evidence, tree: after.tree }));
  }
  const charged = chargeCollisions(after.outline.collisions, found, knownSpellings(base, before));
  const verdicts = [...found].map(
    ([key, verdict]) => [key, charge(verdict, charged.get(key) ?? [])]
  );
  return { verdicts: new Map(verdicts), faults };
}
function charge(verdict, said) {
  const known = new Set(verdict.refusals.map((refusal) => JSON.stringify(refusal)));
  const more = said.filter((refusal) => !known.has(JSON.stringify(refusal)));
  if (more.length === 0) return verdict;
  return { ...verdict, status: "refused", refusals: [...verdict.refusals, ...more] };
}
function touchedSubjects({ base, before, after }, listed2) {
  const all = subjectsOf(before, after);
  return new Map(
    [...all].filter(([key, subject]) => {
      const [old, young] = [outlineIn(before, key, subject), outlineIn(after, key, subject)];
      if (listed2.has(key)) return true;
      if (isSameOutline(old, young)) return false;
      const remembered = base.subjects.get(key);
      const isGone = young.chain === void 0 && young.directory === void 0 && young.leaves.length === 0;
      if (isGone && base.hasHistory && (remembered === void 0 || remembered.standing === "fresh"))
        return false;
      const stood = remembered?.standing === "verified" || remembered?.standing === "unsigned";
      return !(stood && young.faults.length === 0 && remembered.ids === idsOf(young));
    })
  );
}
async function evidenceOf(side, subjects, { policy }) {
  const outlines = [...subjects].map(([key, subject]) => outlineIn(side, key, subject));
  const found = [];
  for await (const evidence of gather(side.tree, policy, outlines, "none")) found.push(evidence);
  return found;
}
function brokenIn(was, { chain }, hasHistory) {
  const highest = was.chain.intact ? void 0 : was.chain.highest;
  if (highest === void 0 || highest.sequence === 0) return void 0;
  if (hasHistory && (chain.links[0]?.statement.sequence === 1 || highest.sequence >= LARGEST_STEP))
    return void 0;
  return { chain: [highest], claimed: true, standing: "broken" };
}
function spell3({ id: id2, path }) {
  return `${id2} ${path}`;
}
async function tooLarge(head, known, { files, outline, digests }, limit) {
  const young = files.leaves.filter(
    (leaf) => isRegular(leaf.mode) && !known.has(spell3(leaf)) && !digests.has(leaf.path)
  );
  const found = await head.digest(
    young.map(({ id: id2 }) => id2),
    limit
  );
  return young.filter((_, i) => found[i] === void 0).map(({ path }) => refuse("file-too-large", { path, limit }, outline.subject.name));
}
async function judgePapers(was, evidence, { before, after, trustBefore, trustAfter, now }) {
  const young = new Map(evidence.papers.map((paper) => [paper.path, paper]));
  const old = new Map(was.papers.map((paper) => [paper.path, paper]));
  const changed = [...new Map([...young, ...old]).values()].filter(
    ({ path }) => young.get(path)?.id !== old.get(path)?.id
  );
  const [signedBefore, signedAfter] = [
    await readSigned(before.tree, was.papers),
    await readSigned(after.tree, evidence.papers)
  ];
  return judgeSignatures(
    changed,
    (path) => young.has(path),
    { trust: trustBefore, documents: signedBefore.documents },
    { trust: trustAfter, documents: signedAfter.documents },
    now
  );
}
function knownSpellings(base, { outline }) {
  const tip = [...outline.subjects.values()].map(({ subject, leaves }) => ({
    subject,
    outer: leaves.map(({ path }) => path)
  }));
  return spellingsOf(base.hasHistory ? heldSubjects(base) : tip);
}

// src/verify/consequences.ts
async function consequencesOf(change, papers, touched, hasNewRoot) {
  const { base, after, trustBefore, trustAfter } = change;
  const users = usersIn(change, papers);
  if (!hasNewRoot && users.size === 0) return [];
  const untouched = [...after.outline.subjects.values()].filter(
    ({ subject }) => !touched.has(subjectKey(subject))
  );
  const concerned = hasNewRoot ? untouched : await concernedBy(users, after, trustBefore, untouched);
  const found = [];
  for await (const evidence of gather(after.tree, trustAfter, concerned)) {
    const known = base.subjects.get(subjectKey(evidence.outline.subject));
    const before = { kind: "last", remembered: known, takenBy: void 0, day: void 0 };
    const old = judgeSubject(trustBefore, evidence, before);
    if (old.status === "refused") continue;
    const remembered = known ?? (base.hasHistory ? void 0 : old.entry);
    found.push(...judgeSubject(trustAfter, evidence, { ...before, remembered }).refusals);
  }
  return found;
}
function usersIn({ trustBefore, trustAfter }, papers) {
  const users = /* @__PURE__ */ new Set();
  for (const { place: place2 } of papers) {
    if (place2.document.kind === "certificate") users.add(place2.document.user);
  }
  for (const [key, user] of trustBefore.users) {
    if (trustAfter.revoked.has(key) && !trustBefore.revoked.has(key)) users.add(user);
  }
  return users;
}
async function concernedBy(users, { tree }, { lists }, subjects) {
  const signed = lists.filter(({ signed: signed2 }) => [...signed2.signatures.keys()].some((name2) => users.has(name2)));
  const onLists = new Set(signed.flatMap(({ list: list2 }) => [...list2.lines.keys()]));
  const papers = await papersOf(tree, subjects);
  return subjects.filter(
    ({ subject }) => papers.get(subjectKey(subject))?.leaves.some(({ path, place: place2 }) => users.has(place2.signer) || onLists.has(path))
  );
}

// src/verify/succession.ts
var judgeRootChange = (base, after, papers, now) => rootChange(base, after, papers, now, () => void 0);
async function rootChange(base, after, papers, now, foreseen) {
  const last = base.policy.root.version;
  const refusals = [];
  let isNext = false;
  for (const { path, place: place2 } of papers) {
    if (place2.document.kind !== "root" || place2.signer !== void 0) continue;
    const { version } = place2.document;
    const young = after.documents.get(path);
    const known = base.policy.roots[version - 1];
    if (young === void 0)
      refusals.push(...known === void 0 ? [] : [refuse("root-removed", { version })]);
    else if (known !== void 0) refusals.push(refuse("root-altered", { version }));
    else if (version !== last + 1) refusals.push(refuse("root-not-next", { version, last }));
    else isNext = true;
  }
  if (!isNext || refusals.length > 0) return { policy: void 0, refusals };
  const judged = judgeRoots(after.documents, void 0, base.policy.roots);
  const standing2 = judged.roots[last];
  const next = standing2 ?? foreseen(judged, last + 1);
  const policy = next && policyOf([...base.policy.roots, next]);
  if (policy === void 0) return { policy, refusals: judged.refusals };
  const { root } = policy;
  if (standing2 === void 0) refusals.push(...judged.refusals);
  if (root.expires < now)
    refusals.push(refuse("root-expired", { version: root.version, expires: root.expires }));
  refusals.push(...await layoutChange(base, policy, after), ...lapsedRevocations(base, policy, after));
  return { policy, refusals };
}
async function layoutChange(base, { root, layout }, { tree, home, outline }) {
  const old = base.policy.root.layout;
  const dropped = old.filter((pattern2) => !root.layout.includes(pattern2));
  const added = root.layout.filter((pattern2) => !old.includes(pattern2));
  const young = added.length === 0 ? outline : await outlineOf(tree, home, layout);
  const names2 = [...young.subjects.values(), ...outline.subjects.values()].map(({ subject }) => subject.name);
  const meets = (pattern2) => {
    const alone = parseLayout([pattern2]);
    return alone && names2.some((name2) => isSubject(alone, { kind: "package", name: name2 }));
  };
  return [...dropped, ...added.filter(meets)].map((pattern2) => refuse("root-layout", { pattern: pattern2 }));
}
function lapsedRevocations(base, policy, { documents }) {
  const { trust } = trustOf(documents, policy, nothingRemembered);
  return [...base.revocations.keys()].filter((path) => !trust.revocations.has(path)).map((path) => refuse("revocation-lapsed", { path }));
}
function companions(paths, after, { root }, changedSubjects2) {
  const isEndorsement = (path) => {
    const list2 = after.documents.get(path);
    return list2 && issuersOn(list2, namespaces.endorse, root).names.length > 0;
  };
  const changed = new Set(paths);
  const successor = documentPath({ kind: "root", version: root.version });
  const strangers = paths.filter((path) => {
    const paper = after.home.documents.get(path);
    if (paper === void 0) return true;
    const { document, signer } = paper.place;
    const signed = documentPath(document);
    if (signed === successor) return false;
    if (signer === void 0) return document.kind !== "list" || !isEndorsement(path);
    return !root.issuers.keys.includes(signer) || changed.has(signed) && !isEndorsement(signed);
  });
  return [...strangers, ...changedSubjects2].map((path) => refuse("root-not-alone", { path }));
}

// src/verify/change.ts
async function verifyChange(change) {
  const found = await judgeChange(change, judgeRootChange);
  if ("refusals" in found) return { ...verdictOf([], found.refusals), consequences: [], already: [] };
  const { verdict, already, judged, papers, touched, successor } = found;
  const consequences = await consequencesOf(judged, papers, touched, successor !== void 0);
  return { ...verdict, consequences, already };
}
async function judgeChange(change, succeed) {
  const { now } = change;
  const found = await baseOfChange(change);
  if ("refusals" in found) return found;
  const { base, before, after, already } = found;
  const papers = changedPapers(before.home, after.home).filter(({ path }) => !isUndone(base, after, path));
  const succession = await succeed(base, after, papers, now);
  const policy = succession.policy ?? base.policy;
  const { trust: trustAfter, refusals: ofTrust } = trustOf(after.documents, policy, base);
  const isSame3 = before.documents === after.documents;
  const trustBefore = isSame3 ? trustAfter : trustOf(before.documents, base.policy, base).trust;
  const judged = { base, before, after, trustBefore, trustAfter, now };
  const touched = touchedSubjects(judged, listedAnew(judged, papers));
  const subjects = await judgeSubjects(judged, touched);
  const refusals = [
    ...succession.refusals,
    ...await judgeDocuments(judged, papers, ofTrust),
    ...judgeSignatures(
      papers,
      (path) => after.home.documents.has(path),
      { trust: trustBefore, documents: before.documents },
      { trust: trustAfter, documents: after.documents },
      now
    ),
    ...await newFaults(before.outline, after.outline),
    ...subjects.faults
  ];
  const names2 = [...touched.values()].map(({ name: name2 }) => name2);
  const { root } = base.policy;
  const changed = [...papers.map(({ path }) => path), ...await loosePaths(before, after)];
  if (succession.policy !== void 0) refusals.push(...companions(changed, after, policy, names2));
  else if (root.expires < now && !isRevocationAlone(changed, names2)) {
    refusals.push(refuse("root-expired", { version: root.version, expires: root.expires }));
  }
  const verdict = verdictOf(subjects.verdicts.values(), refusals);
  const documents = papers.filter(({ place: place2 }) => place2.signer === void 0).map(({ path }) => ({ subject: path, users: [], by: "endorsement" }));
  const deleted = [...subjects.verdicts.values()].filter(({ status }) => status === "absent").map(({ subject }) => ({ subject: subject.name, users: [], by: "unsigned" }));
  const grants = [...verdict.grants, ...deleted, ...verdict.accepted ? documents : []];
  return { verdict: { ...verdict, grants }, already, judged, papers, touched, successor: succession.policy };
}
function isUndone(base, after, path) {
  const id2 = after.home.documents.get(path)?.id;
  return id2 === void 0 ? base.hasHistory && !base.documents.has(path) : base.documents.get(path) === id2;
}
async function loosePaths(before, after) {
  const attributes = before.home.attributes === after.home.attributes ? [] : [`${HOME}/.gitattributes`];
  const swept = await newFaults(after.outline, before.outline);
  return [...attributes, ...swept.flatMap(({ facts }) => "path" in facts ? [facts.path] : [])];
}
function isRevocationAlone(paths, subjects) {
  return subjects.length === 0 && paths.every((path) => parsePlace(path)?.document.kind === "revocation");
}

// src/verify/accept.ts
async function accept(last, tree, options) {
  const read2 = await readHome(tree);
  const { roots, refusals } = judgeRoots(read2.documents, options.pin, last?.policy.roots ?? []);
  const policy = policyOf(roots);
  if (policy === void 0) return { accepted: last, verdict: verdictOf([], refusals) };
  return fold(last, await outlined(read2, policy.layout, last), policy, { ...options, faults: refusals });
}

// src/verify/first-change.ts
async function verifyFirstChange(pin, tip, head, now) {
  const { accepted, verdict } = await accept(void 0, head, { pin });
  const refusals = verdict.accepted ? [] : [...verdict.refusals];
  if (tip !== void 0) refusals.push(...await outsideChanges(tip, head));
  for (const { root } of accepted?.policy.roots ?? []) {
    if (root.expires < now)
      refusals.push(refuse("root-expired", { version: root.version, expires: root.expires }));
  }
  const limit = accepted?.policy.root.limits.certificateDays ?? 0;
  const { documents } = await readSigned(head, [...(await homeOf(head)).documents.values()]);
  for (const signed of documents.values()) {
    const { document } = signed;
    if (document.kind !== "certificate") continue;
    const certificate = certificateIn(signed.bytes);
    if (certificate?.user === document.user)
      refusals.push(...judgeIssue(certificate, signed, void 0, limit));
  }
  const [first, ...rest] = refusals;
  const { grants, counts } = verdict;
  return first === void 0 ? { accepted: true, grants, counts } : { accepted: false, refusals: [first, ...rest], grants, counts };
}
async function outsideChanges(tip, head) {
  const [before, after] = [(await tip.list([tip.id])).flat(), (await head.list([head.id])).flat()];
  const spell4 = ({ name: name2, mode, id: id2 }) => JSON.stringify([name2, mode, id2]);
  const [old, young] = [new Set(before.map(spell4)), new Set(after.map(spell4))];
  const isSame3 = (entry) => old.has(spell4(entry)) && young.has(spell4(entry));
  const changed = [...before, ...after].filter((entry) => entry.name !== HOME && !isSame3(entry));
  return [...new Set(changed.map(({ name: name2 }) => name2))].map(
    (path) => refuse("first-change-outside", { path })
  );
}

// src/history/fold-history.ts
async function foldHistory(repository, tip, options) {
  const { pin, cache, onProgress } = options;
  const key = (commit) => options.accepted === void 0 ? commit : `${commit}-upon-${options.accepted}`;
  const commits = [];
  let start;
  let isVouchedFor = false;
  for await (const { id: id2 } of repository.firstParents(tip, options.accepted)) {
    start = cache?.has(key(id2)) ? cache.get(key(id2)) : void 0;
    if (start !== void 0) break;
    commits.unshift(id2);
    isVouchedFor = id2 === options.accepted;
  }
  if (start === void 0 && !isVouchedFor) {
    const [oldest] = commits;
    if (oldest === void 0 || (await repository.commit(oldest)).parents.length > 0) return void 0;
  }
  let folded = start;
  for (const [i, id2] of commits.entries()) {
    const tree = await repository.tree(id2);
    onProgress?.(i, commits.length);
    if (folded === void 0 && !(await homeOf(tree)).documents.has(".bailiwick/root/1.yaml")) continue;
    const { accepted, verdict } = await accept(folded?.accepted, tree, { pin });
    folded = accepted && {
      accepted: { ...accepted, hasHistory: true },
      refusals: verdict.accepted ? [] : verdict.refusals
    };
  }
  if (folded !== void 0 && commits.length > 0) cache?.set(key(tip), folded);
  return folded;
}

// src/history/check-change.ts
async function checkChange(repository, options) {
  const { base, head, pin, now } = options;
  const vouched = options.accepted;
  const names2 = [base, typeof head === "string" ? head : "HEAD", ...vouched === void 0 ? [] : [vouched]];
  const [branch, change, accepted] = await repository.resolveAll(names2);
  if (branch === void 0 || change === void 0)
    throw new Failure("no-such-revision", `${base} is no commit`);
  const tip = await repository.mergeBase(branch, change) ?? branch;
  const before = await repository.tree(tip);
  const after = typeof head === "string" ? await repository.tree(change) : head;
  const isPinned = pin !== void 0;
  const { cache, onProgress } = options;
  const folded = await foldHistory(repository, branch, { pin, accepted, cache, onProgress });
  if (folded !== void 0) {
    const unread2 = folded.refusals.filter(({ code: code2 }) => code2 === "unsupported");
    const report2 = { tip, baseKind: "history", isPinned, accepted: folded.accepted };
    if (unread2.length > 0)
      return { ...report2, verdict: { ...verdictOf([], unread2), consequences: [], already: [] } };
    const verdict2 = await verifyChange({ base: folded.accepted, tip: before, head: after, now });
    const reported = { ...verdict2, already: folded.refusals };
    return { ...report2, verdict: reported };
  }
  const report = { tip, isPinned, accepted: void 0 };
  const newest = tip === branch ? before : await repository.tree(branch);
  if ((await homeOf(newest)).documents.has(".bailiwick/root/1.yaml")) {
    const verdict2 = await verifyChange({ base: { pin, branch: newest }, tip: before, head: after, now });
    return { ...report, verdict: verdict2, baseKind: "tip" };
  }
  if (pin === void 0) {
    throw new Failure("no-pin", "there is no registry yet, so nothing says whose root to believe", {
      mend: "bailiwick check --root sha256:..."
    });
  }
  const verdict = await verifyFirstChange(pin, before, after, now);
  return { ...report, verdict: { ...verdict, consequences: [], already: [] }, baseKind: "first-change" };
}

// src/count.ts
function count2(number2, thing) {
  return `${number2} ${thing}${number2 === 1 ? "" : "s"}`;
}

// src/history/check-warnings.ts
function checkWarnings({ verdict, baseKind, isPinned }) {
  const { consequences, already } = verdict;
  const all = [
    !isPinned && {
      code: "no-pin",
      says: "judged by the base's own root, which anyone who can write the base could have put there",
      mend: "git config bailiwick.root sha256:...   # bailiwick root show"
    },
    baseKind === "tip" && {
      code: "no-history",
      says: "no history: what the base holds is taken as accepted",
      mend: "git fetch --unshallow   # in CI: fetch-depth: 0"
    },
    consequences.length > 0 && {
      code: "consequences",
      says: `it makes ${count2(consequences.length, "refusal")} elsewhere`,
      mend: "let those who are entitled sign them again, or the issuers: bailiwick endorse NAME PACKAGE"
    },
    already.length > 0 && {
      code: "already-refused",
      says: `the base holds ${count2(already.length, "refusal")} already, no fault of this change`,
      mend: "bailiwick verify BASE"
    }
  ];
  return all.filter((each) => each !== false);
}

// src/history/state-warnings.ts
function stateWarnings({ verdict, accepted }, today) {
  const root = accepted?.policy.root;
  const { unsigned: unsigned2 } = verdict.counts;
  const all = [
    unsigned2 > 0 && {
      code: "unsigned",
      says: `nobody vouches for ${count2(unsigned2, "subject")} that the root lets stand unsigned`,
      mend: "bailiwick sign SUBJECT"
    },
    root !== void 0 && root.expires < today && {
      code: "root-expired",
      says: `root ${root.version} expired on ${root.expires}: nothing new will be accepted`,
      mend: "bailiwick root propose"
    }
  ];
  return all.filter((each) => each !== false);
}

// src/history/verify-commit.ts
async function verifyCommit(repository, revision, options) {
  const { pin, accepted, seenAt, onProgress } = options;
  if (pin === void 0)
    throw new Failure("no-pin", "nothing says whose root to believe", {
      mend: "bailiwick verify --root sha256:...   # or git config bailiwick.root sha256:..."
    });
  const [commit, remembered] = await repository.resolveAll(
    accepted === void 0 ? [revision] : [revision, accepted]
  );
  if (commit === void 0) throw new Failure("no-such-revision", `${revision} is no commit`);
  const last = remembered === void 0 ? void 0 : (await accept(void 0, await repository.tree(remembered), { pin })).accepted;
  if (remembered !== void 0 && last === void 0)
    throw new Failure("no-pin", `${accepted} does not stand under the pin, so nothing can be judged upon it`);
  return { ...await accept(last, await repository.tree(commit), { pin, seenAt, onProgress }), commit };
}

// src/history/judge-push.ts
async function judgeChange2(repository, base, head, terms) {
  const report = await checkChange(repository, { ...terms, base, head });
  const { verdict } = report;
  return { verdict, consequences: verdict.consequences, warnings: checkWarnings(report) };
}
async function judgeState(repository, head, { pin, now }, accepted) {
  const report = await verifyCommit(repository, head, { pin, accepted, seenAt: accepted && now });
  return { verdict: report.verdict, consequences: [], warnings: stateWarnings(report, now) };
}
async function judgePush(repository, before, after, terms) {
  return await repository.mergeBase(before, after) === before ? judgeChange2(repository, before, after, terms) : judgeState(repository, after, terms, before);
}

// action/judge.ts
async function judge(repository, question, terms) {
  switch (question.kind) {
    case "pull":
      return judgeChange2(repository, await baseOf(repository, question), question.merge, terms);
    case "change":
      return judgeChange2(repository, question.base, question.head, terms);
    case "push":
      return judgePush(repository, question.base, question.head, terms);
    case "state":
      return judgeState(repository, question.head, terms);
  }
}
async function baseOf(repository, { merge, head, base }) {
  if (merge === head) return base;
  const { parents } = await repository.commit(merge);
  const [upon, merged] = parents;
  if (upon !== void 0 && merged === head && parents.length === 2) return upon;
  throw new Failure("no-such-revision", `${merge} is not the merge of ${head}`, {
    mend: "run the job again"
  });
}

// src/git/borrow-repository.ts
import { copyFileSync, existsSync as existsSync2, mkdirSync as mkdirSync3, writeFileSync as writeFileSync3 } from "node:fs";
import { join as join4 } from "node:path";

// src/git/empty-repository.ts
import { mkdirSync as mkdirSync2, writeFileSync as writeFileSync2 } from "node:fs";
import { join as join3 } from "node:path";

// src/git/on-disk.ts
function onDisk(doing, act) {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure("io", `cannot ${doing}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

// src/git/scratch.ts
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";
var standing = /* @__PURE__ */ new Set();
function createScratch() {
  const path = onDisk("make a temporary directory", () => mkdtempSync(join2(tmpdir(), "bailiwick-")));
  if (standing.size === 0) process.once("exit", removeAll);
  standing.add(path);
  return {
    path,
    remove() {
      if (!standing.delete(path)) return;
      if (standing.size === 0) process.off("exit", removeAll);
      rmSync(path, { recursive: true, force: true });
    }
  };
}
function removeAll() {
  for (const path of standing) rmSync(path, { recursive: true, force: true });
}

// src/git/empty-repository.ts
function emptyRepository(format) {
  const scratch = createScratch();
  onDisk("make an empty repository", () => {
    for (const folder of ["objects", "refs"]) mkdirSync2(join3(scratch.path, folder));
    writeFileSync2(join3(scratch.path, "HEAD"), "ref: refs/heads/none\n");
    writeFileSync2(join3(scratch.path, "config"), config(format));
  });
  return scratch;
}
function config(format) {
  const version = format === "sha1" ? "0" : "1\n[extensions]\n	objectFormat = sha256";
  return `[core]
	bare = true
	bigFileThreshold = 1m
	repositoryFormatVersion = ${version}
`;
}

// src/git/borrow-repository.ts
function borrowRepository(from, more = []) {
  const scratch = emptyRepository(from?.format ?? "sha1");
  if (from === void 0) return scratch;
  return onDisk("borrow a repository's objects", () => {
    mkdirSync3(join4(scratch.path, "objects", "info"));
    writeFileSync3(
      join4(scratch.path, "objects", "info", "alternates"),
      [...more, join4(from.commonDir, "objects")].map((path) => `${path}
`).join("")
    );
    const shallow = join4(from.commonDir, "shallow");
    if (existsSync2(shallow)) copyFileSync(shallow, join4(scratch.path, "shallow"));
    return scratch;
  });
}

// src/git/git-environment.ts
import { randomUUID } from "node:crypto";
import { devNull } from "node:os";
var inherited = ["PATH", "SystemRoot", "WINDIR", "PATHEXT", "TEMP", "TMP"];
var redirecting = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_COMMON_DIR",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_NAMESPACE",
  "GIT_PREFIX",
  "GIT_GRAFT_FILE",
  "GIT_SHALLOW_FILE",
  "GIT_REPLACE_REF_BASE",
  "GIT_QUARANTINE_PATH"
];
function hardenedEnvironment(gitDir) {
  return {
    ...pick(inherited),
    LC_ALL: "C",
    HOME: devNull,
    XDG_CONFIG_HOME: devNull,
    GIT_DIR: gitDir,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_GRAFT_FILE: devNull,
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: `none-${randomUUID()}`,
    // Against deltas that grow without end: blobs of this size are streamed, trees and commits are not that large.
    GIT_ALLOC_LIMIT: "256m",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0"
  };
}
function userEnvironment() {
  const names2 = Object.keys(process.env).filter((name2) => !redirecting.includes(name2));
  return { ...pick(names2), GIT_TERMINAL_PROMPT: "0" };
}
function pick(names2) {
  const found = {};
  for (const name2 of names2) {
    const value = process.env[name2];
    if (value !== void 0) found[name2] = value;
  }
  return found;
}

// src/git/remote-failure.ts
var mends = [
  [
    /\b401\b|could not read (Username|Password)|Authentication failed|terminal prompts disabled/i,
    "gh auth login   # or set GITHUB_TOKEN"
  ],
  [/\b403\b|\bdenied\b/i, "see that the token or key may do that in this repository"],
  [/couldn't find remote ref/i, "see that there is such a branch or pull request"],
  [/\b404\b|\bnot found\b/i, "see that the remote's URL or --repo is right, and that the token may read it"],
  [/\b429\b/, "the same again in a minute"],
  [/too slow|timed out|resolve host|connect|\b5\d\d\b|early EOF|hung up/i, "the same again later"]
];
function remoteFailure(doing, complaint) {
  const mend = mends.find(([words2]) => words2.test(complaint))?.[1];
  return new Failure("io", `${doing}: ${complaint}`, mend === void 0 ? {} : { mend });
}

// src/git/run-git.ts
import { spawn } from "node:child_process";
var OUT_OF_MEMORY = "Out of memory";
var LAST_CHUNKS = 8;
function runGit(args, { cwd, env, input, signal, onWords, memory }) {
  return new Promise((resolve2, reject) => {
    const detached = signal !== void 0 && process.platform !== "win32";
    const [program, words2] = memory === void 0 || process.platform === "win32" ? ["git", args] : bounded(memory, args);
    const git = spawn(program, words2, { cwd, env, stdio: "pipe", windowsHide: true, detached });
    const end2 = () => {
      if (!detached || git.pid === void 0) git.kill("SIGKILL");
      else killGroup(git.pid);
    };
    signal?.addEventListener("abort", end2, { once: true });
    if (detached) process.once("exit", end2);
    if (signal?.aborted) end2();
    const stdout = [];
    const stderr = [];
    let said = 0;
    git.stdout.on("data", (chunk) => {
      said += chunk.length;
      if (said > (memory ?? said)) end2();
      else stdout.push(chunk);
    });
    git.stderr.on("data", (chunk) => {
      onWords?.(chunk.toString("utf8"));
      stderr.push(chunk);
      if (stderr.length > LAST_CHUNKS) stderr.shift();
    });
    git.stdin.on("error", () => {
    });
    git.on("error", (cause) => reject(notStarted(cause)));
    git.on("close", (code2, by) => {
      signal?.removeEventListener("abort", end2);
      process.removeListener("exit", end2);
      if (signal?.aborted) reject(new Failure("io", "git was stopped", { cause: signal.reason }));
      else if (said > (memory ?? said)) reject(new Failure("io", OUT_OF_MEMORY));
      else if (code2 === null) reject(new Failure("no-git", `git was ended by ${by ?? "a signal"}`));
      else if (code2 === 127)
        reject(notStarted(void 0));
      else resolve2({ code: code2, stdout: Buffer.concat(stdout), complaint: complaintIn(Buffer.concat(stderr)) });
    });
    git.stdin.end(input ?? "");
  });
}
function bounded(memory, args) {
  const script = `ulimit -d ${Math.ceil(memory / 1024)} 2>/dev/null; exec git "$@"`;
  return ["sh", ["-c", script, "sh", ...args]];
}
function killGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
  }
}
function notStarted(cause) {
  return new Failure("no-git", "git does not start", { cause, mend: "install git and put it in PATH" });
}
function complaintIn(stderr) {
  const text = stderr.toString("utf8");
  if (/out of memory/i.test(text)) return OUT_OF_MEMORY;
  return /^fatal: (.*)$/m.exec(text)?.[1]?.slice(0, 300) ?? lastLine(stderr);
}
function lastLine(stderr) {
  const lines = stderr.toString("utf8").trimEnd().split("\n");
  return (lines.at(-1) ?? "").slice(0, 300);
}

// src/git/token-config.ts
function stallSettings(seconds) {
  return [
    ["http.lowSpeedLimit", "1"],
    ["http.lowSpeedTime", String(seconds)]
  ];
}
function configEnvironment(settings, { url, token: token2 }) {
  const isHttp = /^https?:\/\//.test(url);
  const basic = Buffer.from(`x-access-token:${token2}`).toString("base64");
  const all = [
    ...settings,
    ...token2 === void 0 || !isHttp ? [] : [[`http.${new URL(url).origin}/.extraheader`, `Authorization: Basic ${basic}`]]
  ];
  return Object.fromEntries([
    ["GIT_CONFIG_COUNT", String(all.length)],
    ...all.flatMap(([key, value], i) => [
      [`GIT_CONFIG_KEY_${i}`, key],
      [`GIT_CONFIG_VALUE_${i}`, value]
    ])
  ]);
}

// src/git/fetch-commits.ts
var network = [
  ...["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"],
  ...["SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO"]
];
async function fetchCommits(gitDir, { url, token: token2, seconds }, ids, depth) {
  const settings = [
    ["safe.directory", "*"],
    ["core.hooksPath", "/dev/null"],
    ["credential.helper", ""],
    ["fetch.fsckObjects", "true"],
    ["fetch.unpackLimit", "1"],
    ["transfer.bundleURI", "false"],
    ["http.followRedirects", "false"],
    ["gc.auto", "0"],
    ...seconds === void 0 ? [] : stallSettings(seconds)
  ];
  const env = {
    ...hardenedEnvironment(gitDir),
    ...Object.fromEntries(
      network.flatMap((name2) => process.env[name2] === void 0 ? [] : [[name2, process.env[name2] ?? ""]])
    ),
    GIT_ALLOW_PROTOCOL: new URL(url).protocol.slice(0, -1),
    ...configEnvironment(settings, { url, token: token2 })
  };
  const options = ["--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"];
  const cut2 = depth === void 0 ? [] : [`--depth=${depth}`];
  const args = ["fetch", ...options, ...cut2, "--end-of-options", url, ...ids];
  const { code: code2, complaint } = await runGit(args, { cwd: gitDir, env });
  if (code2 !== 0) throw remoteFailure("git fetch", complaint);
}

// src/git/find-repository.ts
import { existsSync as existsSync3, readFileSync as readFileSync2, realpathSync, statSync } from "node:fs";
import { basename, dirname as dirname2, join as join5, resolve, sep } from "node:path";
function findRepository(dir) {
  const start = physical(dir);
  for (let at = start; ; at = dirname2(at)) {
    const gitDir = pointedTo(join5(at, ".git"));
    if (gitDir !== void 0) return place(gitDir, at);
    if (isGitDir(at)) return bare(at);
    if (at === dirname2(at)) break;
  }
  throw new Failure("no-repository", `${start} is not in a git repository`, { mend: "git init, or -C DIR" });
}
function bare(at) {
  for (let above = dirname2(at); ; above = dirname2(above)) {
    const own = join5(above, ".git");
    if (existsSync3(own) && at !== own && !at.startsWith(own + sep))
      throw new Failure(
        "no-repository",
        `${at} has the shape of a bare repository inside ${above}, which may have brought it`,
        {
          mend: `move it out of there, or: bailiwick -C ${above}`
        }
      );
    if (above === dirname2(above)) return place(at, void 0);
  }
}
function place(found, above) {
  const gitDir = physical(found);
  const commonDir = physical(commonOf(gitDir));
  const config2 = readIfFile(join5(commonDir, "config")) ?? "";
  const bare2 = gitDir === commonDir && /^(true|yes|on|1)$/.test(setting(config2, "core", "bare") ?? "");
  const format = setting(config2, "extensions", "objectformat") === "sha256" ? "sha256" : "sha1";
  return { gitDir, commonDir, workTree: bare2 ? void 0 : above, format };
}
function pointedTo(dotGit) {
  if (isGitDir(dotGit)) return dotGit;
  const line = readIfFile(dotGit);
  if (line === void 0) return void 0;
  const path = /^gitdir: ([^\0]+?)[\r\n]*$/.exec(line)?.[1];
  const target = path === void 0 ? void 0 : resolve(dirname2(dotGit), path);
  if (target !== void 0 && isGitDir(target)) return target;
  throw new Failure("no-repository", `${dotGit} points to no git repository`);
}
function isGitDir(path) {
  if (!existsSync3(join5(path, "HEAD"))) return false;
  const common = commonOf(path);
  return isDirectory(join5(common, "objects")) && isDirectory(join5(common, "refs"));
}
function commonOf(gitDir) {
  const line = readIfFile(join5(gitDir, "commondir"));
  return line === void 0 ? gitDir : resolve(gitDir, line.trimEnd());
}
function setting(config2, section, key) {
  let inside = "";
  let value;
  for (const line of config2.split("\n")) {
    const [, head, rest = line] = /^\s*\[([^\]]*)\](.*)$/.exec(line) ?? [];
    if (head !== void 0) inside = head.trim().toLowerCase();
    const [, name2 = "", text = ""] = /^\s*([A-Za-z0-9-]+)\s*=\s*"?([^"#;]*)/.exec(rest) ?? [];
    if (inside === section && name2.toLowerCase() === key) value = text.trim().toLowerCase();
  }
  return value;
}
function physical(path) {
  try {
    return realpathSync(path);
  } catch (cause) {
    throw new Failure("no-repository", `there is no directory ${basename(path)} at ${path}`, { cause });
  }
}
function isDirectory(path) {
  return look(path)?.isDirectory() ?? false;
}
function readIfFile(path) {
  if (look(path)?.isFile() !== true) return void 0;
  return onDisk("look for a repository", () => readFileSync2(path, "utf8"));
}
function look(path) {
  try {
    return statSync(path);
  } catch {
    return void 0;
  }
}

// src/git/open-repository.ts
import { join as join9 } from "node:path";

// src/git/first-parents.ts
async function* firstParents(read2, from, until) {
  let next = from;
  while (next !== void 0) {
    const [commit] = await read2([next]);
    if (commit === void 0) return;
    yield commit;
    next = commit.id === until ? void 0 : commit.parents[0];
  }
}

// src/git/merge-base.ts
var FROM_A = 1;
var FROM_B = 2;
var BOTH = FROM_A | FROM_B;
var STALE = 4;
var FOUND = 8;
async function mergeBase(read2, a, b) {
  const common = await commonAncestors(read2, a, b);
  const best = await reduce(read2, common);
  return best[0]?.id;
}
async function commonAncestors(read2, a, b) {
  const paint = /* @__PURE__ */ new Map();
  const queue = [];
  const common = [];
  const reach = async (ids, colour) => {
    const fresh = ids.filter((id2) => ((paint.get(id2) ?? 0) & colour) !== colour);
    for (const id2 of fresh) paint.set(id2, (paint.get(id2) ?? 0) | colour);
    for (const commit of fresh.length === 0 ? [] : await read2(fresh)) insert(queue, commit);
  };
  await reach([a], FROM_A);
  await reach([b], FROM_B);
  while (queue.some((commit) => ((paint.get(commit.id) ?? 0) & STALE) === 0)) {
    const commit = queue.pop();
    if (commit === void 0) break;
    const colour = paint.get(commit.id) ?? 0;
    const shared = (colour & BOTH) === BOTH;
    if (shared && (colour & FOUND) === 0) {
      paint.set(commit.id, colour | FOUND);
      common.push(commit);
    }
    await reach(commit.parents, colour & (BOTH | STALE) | (shared ? STALE : 0));
  }
  return common.filter((commit) => ((paint.get(commit.id) ?? 0) & STALE) === 0).sort(newestFirst);
}
async function reduce(read2, commits) {
  const best = [];
  for (const commit of commits) {
    const others = commits.filter((other) => other !== commit);
    const within = await Promise.all(others.map((other) => isAncestor(read2, commit, other)));
    if (!within.includes(true)) best.push(commit);
  }
  return best;
}
async function isAncestor(read2, commit, of) {
  const common = await commonAncestors(read2, commit.id, of.id);
  return common.some((found) => found.id === commit.id);
}
function insert(queue, commit) {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (newestFirst(queue[middle] ?? commit, commit) > 0) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, commit);
}
function newestFirst(a, b) {
  return b.time - a.time || (a.id < b.id ? -1 : 1);
}

// src/git/cat-file.ts
import { spawn as spawn2 } from "node:child_process";
import { Socket } from "node:net";
var CatFile = class {
  #git;
  #alive = true;
  #stderr = Buffer.alloc(0);
  #conversation;
  constructor(jail) {
    const git = spawn2("git", ["cat-file", "--batch", "--buffer"], {
      cwd: jail.path,
      env: jail.env,
      stdio: "pipe",
      windowsHide: true
    });
    git.stdout.on("data", (chunk) => this.#hear(chunk));
    git.stderr.on("data", (chunk) => {
      this.#stderr = Buffer.concat([this.#stderr, chunk]).subarray(-4096);
    });
    git.stdin.on("error", () => {
    });
    git.on("error", (cause) => this.#fail(notStarted(cause)));
    git.on("close", () => this.#fail(this.#ended()));
    this.#git = git;
    this.#hold(false);
  }
  /** False once it is gone or in a state unknown: ask another. */
  get alive() {
    return this.#alive;
  }
  /**
   * Writes the lines and feeds each chunk of the answer to `take`, which owns it, until `take` returns true. One
   * conversation at a time. Rejects with what `take` threw or, when git ends early, with the Failure
   * `object-corrupt` if it complained of the object that `awaited` names, else `no-git`; it is gone then.
   */
  converse(lines, take, awaited) {
    return new Promise((resolve2, reject) => {
      this.#conversation = { take, awaited, resolve: resolve2, reject };
      this.#hold(true);
      this.#write(lines[Symbol.iterator]());
    });
  }
  end() {
    this.#fail(new Failure("no-git", "git cat-file was ended while it was asked"));
  }
  #write(lines) {
    for (let line = lines.next(); line.done !== true; line = lines.next()) {
      if (this.#git.stdin.write(line.value, "latin1")) continue;
      this.#git.stdin.once("drain", () => this.#write(lines));
      return;
    }
  }
  #hear(chunk) {
    if (!this.#alive) return;
    if (this.#conversation === void 0) {
      this.end();
      return;
    }
    try {
      if (this.#conversation.take(chunk)) this.#finish()?.resolve();
    } catch (error) {
      this.#fail(error);
    }
  }
  #fail(error) {
    this.#alive = false;
    this.#git.kill("SIGKILL");
    this.#finish()?.reject(error);
  }
  #finish() {
    const conversation = this.#conversation;
    this.#conversation = void 0;
    this.#hold(false);
    return conversation;
  }
  #ended() {
    const id2 = this.#conversation?.awaited() ?? "";
    const complaint = lastLine(this.#stderr);
    const code2 = id2 !== "" && complaint.includes(id2) ? "object-corrupt" : "no-git";
    return new Failure(code2, `git cat-file ended before it answered for object ${id2}: ${complaint}`);
  }
  #hold(running) {
    for (const handle of [this.#git, this.#git.stdin, this.#git.stdout, this.#git.stderr]) {
      if (handle !== this.#git && !(handle instanceof Socket)) continue;
      if (running) handle.ref();
      else handle.unref();
    }
  }
};

// src/git/create-jail.ts
function createJail(objectDirectory, format) {
  const scratch = emptyRepository(format);
  return {
    path: scratch.path,
    env: { ...hardenedEnvironment(scratch.path), GIT_OBJECT_DIRECTORY: objectDirectory },
    remove: scratch.remove
  };
}

// src/git/parse-answers.ts
import { randomUUID as randomUUID2 } from "node:crypto";
var token = `flush-${randomUUID2()}`;
var FLUSH = { ask: `${token}
`, answer: `${token} missing
` };
var DRAIN_LIMIT = 1024 * 1024;
var WHOLE_LIMIT = 16 * 1024;
var MISSING = " missing";
var LONGEST_HEAD = 128;
var TORN = -1;
var ENOUGH = -2;
var AnswerParser = class {
  #ids;
  #limit;
  #visitor;
  #answered = 0;
  /** Bytes of the current object that have not come yet. */
  #left = 0;
  #dropping = false;
  #newline = false;
  #torn;
  /** The newest bytes of the stream, as many as FLUSH's answer has. */
  #tail = "";
  constructor(ids, limit, visitor) {
    this.#ids = ids;
    this.#limit = limit;
    this.#visitor = visitor;
  }
  /** How many ids are answered, the current one included. */
  get answered() {
    return this.#answered;
  }
  /** The id whose answer, or the rest of it, comes next. */
  get awaited() {
    return this.#ids[this.#left > 0 ? this.#answered - 1 : this.#answered] ?? "";
  }
  /**
   * Takes the next chunk and *writes into it*: the LF after a header becomes the NUL that git hashes, so a
   * whole object goes to the visitor without a copy. `enough`: the object at `answered` is so far over the
   * limit that the rest is better asked of another process. Throws a Failure on what git would not say.
   */
  push(chunk) {
    const { length } = FLUSH.answer;
    this.#tail = `${this.#tail}${chunk.toString("latin1", Math.max(0, chunk.length - length))}`.slice(
      -length
    );
    const state = this.#read(chunk);
    if (state === "more" && this.#tail === FLUSH.answer) {
      throw new Failure("object-corrupt", `object ${this.awaited} is shorter than it says`);
    }
    return state;
  }
  #read(chunk) {
    let at = this.#left > 0 ? this.#body(chunk) : 0;
    let bytes = chunk;
    if (this.#torn !== void 0) {
      bytes = Buffer.concat([this.#torn, chunk]);
      this.#torn = void 0;
    }
    while (at < bytes.length) {
      if (this.#newline) {
        if (bytes[at++] !== 10) throw this.#garbage();
        this.#newline = false;
        continue;
      }
      const end2 = bytes.indexOf(10, at);
      if (end2 === -1 && bytes.length - at > LONGEST_HEAD) throw this.#garbage();
      if (end2 !== -1 && this.#answered === this.#ids.length) {
        if (bytes.toString("latin1", at) !== FLUSH.answer) throw this.#garbage();
        return "done";
      }
      const next = end2 === -1 ? TORN : this.#answer(bytes, at, end2);
      if (next === TORN) {
        this.#torn = Buffer.from(bytes.subarray(at));
        return "more";
      }
      if (next === ENOUGH) return "enough";
      at = next;
    }
    return "more";
  }
  /** One answer whose header ends at `end`; returns where the next begins. */
  #answer(bytes, at, end2) {
    const index = this.#answered;
    const head = at + (this.#ids[index]?.length ?? 0);
    if (bytes[head] !== 32) throw this.#garbage();
    if (end2 - head === MISSING.length && bytes.toString("latin1", head, end2) === MISSING) {
      this.#answered++;
      this.#visitor.missing(index);
      return end2 + 1;
    }
    const size = decimal(bytes, bytes.indexOf(32, head + 1) + 1, end2);
    if (size === void 0) throw this.#garbage();
    const start = end2 + 1;
    const stop = Math.min(start + size, bytes.length);
    if (stop < start + size && size <= WHOLE_LIMIT) return TORN;
    this.#answered++;
    this.#left = start + size - stop;
    this.#newline = true;
    this.#dropping = size > this.#limit;
    if (this.#dropping) {
      this.#visitor.tooLarge(index, size);
      return size > DRAIN_LIMIT ? ENOUGH : stop;
    }
    bytes[end2] = 0;
    this.#visitor.part(index, bytes.subarray(head + 1, stop), this.#left === 0);
    return stop;
  }
  /** The continuation of a body; returns where it ends in the chunk. */
  #body(chunk) {
    const stop = Math.min(this.#left, chunk.length);
    this.#left -= stop;
    if (!this.#dropping) this.#visitor.part(this.#answered - 1, chunk.subarray(0, stop), this.#left === 0);
    return stop;
  }
  #garbage() {
    return new Failure("no-git", `git cat-file answered out of turn before object ${this.awaited}`);
  }
};
function decimal(bytes, from, to) {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return void 0;
    value = value * 10 + digit;
  }
  return from < to ? value : void 0;
}

// src/git/native-objects.ts
var IDS_A_WRITE = 1024;
var NativeObjects = class {
  format;
  #objectDirectory;
  #jail;
  #git;
  #turn = Promise.resolve();
  #closed = false;
  constructor(objectDirectory, format) {
    this.#objectDirectory = objectDirectory;
    this.format = format;
  }
  visit(ids, limit, visitor) {
    const visit = this.#turn.then(() => this.#visit(ids, limit, visitor));
    this.#turn = visit.catch(() => {
    });
    return visit;
  }
  close() {
    this.#closed = true;
    this.#git?.end();
    this.#jail?.remove();
  }
  async #visit(ids, limit, visitor) {
    const id2 = ids.find((id3) => !this.#isId(id3));
    if (id2 !== void 0) throw new RangeError("not a full object id");
    const read2 = await this.#stream(ids, limit, visitor);
    if (read2 === ids.length) return;
    const rest = await this.#drop(ids, read2, limit, visitor);
    const restIds = rest.map((index) => ids[index] ?? "");
    const place2 = (index) => rest[index] ?? index;
    const again = await this.#stream(restIds, limit, {
      part: (index, bytes, last) => visitor.part(place2(index), bytes, last),
      tooLarge: (index, size) => visitor.tooLarge(place2(index), size),
      missing: (index) => visitor.missing(place2(index))
    });
    if (again !== rest.length)
      throw new Failure("object-corrupt", `object ${restIds[again - 1]} has two sizes`);
  }
  /** Asks for the ids in turn; returns how many were answered before one that is not worth draining. */
  async #stream(ids, limit, visitor) {
    if (ids.length === 0) return 0;
    const parser = new AnswerParser(ids, limit, visitor);
    let state = "more";
    const git = this.#process();
    await git.converse(
      slabs(ids),
      (chunk) => {
        state = parser.push(chunk);
        return state !== "more";
      },
      () => parser.awaited
    );
    if (state === "enough") git.end();
    return parser.answered;
  }
  /** Tells the visitor which ids from `from` on are too large or missing; returns the positions of the others. */
  async #drop(ids, from, limit, visitor) {
    const asked = ids.slice(from);
    const { code: code2, stdout } = await runGit(["cat-file", "--batch-check=%(objectsize)", "--buffer"], {
      cwd: this.#open().path,
      env: this.#open().env,
      input: `${asked.join("\n")}
`
    });
    const sizes = stdout.toString("latin1").split("\n");
    if (code2 !== 0 || sizes.length !== asked.length + 1)
      throw new Failure("no-git", "git cat-file tells no sizes");
    const small = [];
    for (const [index, id2] of asked.entries()) {
      const size = sizes[index] ?? "";
      if (size === `${id2} missing`) visitor.missing(from + index);
      else if (Number(size) > limit) visitor.tooLarge(from + index, Number(size));
      else small.push(from + index);
    }
    return small;
  }
  #process() {
    const jail = this.#open();
    if (this.#git?.alive !== true) this.#git = new CatFile(jail);
    return this.#git;
  }
  #open() {
    if (this.#closed) throw new Error("the objects were closed");
    this.#jail ??= createJail(this.#objectDirectory, this.format);
    return this.#jail;
  }
  #isId(id2) {
    return id2.length === (this.format === "sha1" ? 40 : 64) && !/[^0-9a-f]/.test(id2);
  }
};
function* slabs(ids) {
  for (let at = 0; at < ids.length; at += IDS_A_WRITE)
    yield `${ids.slice(at, at + IDS_A_WRITE).join("\n")}
`;
  yield FLUSH.ask;
}

// src/git/object-tree.ts
import { createHash as createHash2, hash as hash3 } from "node:crypto";

// src/git/check-objects.ts
import { createHash, hash as hash2 } from "node:crypto";

// src/git/parse-object-head.ts
var types = { bl: "blob", tr: "tree", co: "commit", ta: "tag" };
function parseObjectHead(bytes) {
  const type = types[String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0)];
  if (type === void 0) return void 0;
  for (let at = 2; at < type.length; at++) if (bytes[at] !== type.charCodeAt(at)) return void 0;
  if (bytes[type.length] !== 32) return void 0;
  const first = type.length + 1;
  let size = 0;
  for (let at = first; at < first + 16; at++) {
    const byte = bytes[at] ?? 255;
    if (byte === 0 && at > first) return { type, size, start: at + 1 };
    if (byte < 48 || byte > 57 || size === 0 && at > first) return void 0;
    size = size * 10 + byte - 48;
  }
  return void 0;
}

// src/git/check-objects.ts
function checkObjects(source, ids, want, limit, reader) {
  return source.visit(ids, limit, new Check(source, ids, want, reader));
}
var Check = class {
  #source;
  #ids;
  #want;
  #reader;
  #open;
  constructor(source, ids, want, reader) {
    this.#source = source;
    this.#ids = ids;
    this.#want = want;
    this.#reader = reader;
  }
  part(index, bytes, last) {
    if (this.#open !== void 0) {
      this.#continue(this.#open, index, bytes, last);
      return;
    }
    const head = this.#head(index, bytes);
    const body = bytes.subarray(head.start);
    if (last) {
      if (body.length !== head.size || hash2(this.#source.format, bytes) !== this.#ids[index]) {
        throw this.#corrupt(index, "its bytes do not hash to its id");
      }
    } else {
      const running = createHash(this.#source.format).update(bytes);
      this.#open = { head, hash: running, left: head.size - body.length };
    }
    this.#reader.body(index, body, last, head);
  }
  #continue(open, index, bytes, last) {
    open.hash.update(bytes);
    open.left -= bytes.length;
    if (last) {
      this.#open = void 0;
      if (open.left !== 0 || open.hash.digest("hex") !== this.#ids[index]) {
        throw this.#corrupt(index, "its bytes do not hash to its id");
      }
    }
    this.#reader.body(index, bytes, last, open.head);
  }
  #head(index, bytes) {
    const head = parseObjectHead(bytes);
    if (head === void 0) throw this.#corrupt(index, "it is no git object");
    if (this.#want !== void 0 && head.type !== this.#want) {
      throw this.#corrupt(index, `it is a ${head.type} where a ${this.#want} belongs`);
    }
    return head;
  }
  tooLarge(index, size) {
    this.#reader.tooLarge(index, size);
  }
  missing(index) {
    throw new Failure("object-missing", `object ${this.#ids[index]} is not in the repository`, {
      mend: "git fetch, without --filter and --depth"
    });
  }
  #corrupt(index, why) {
    return new Failure("object-corrupt", `object ${this.#ids[index]} is corrupt: ${why}`, {
      mend: "git fsck"
    });
  }
};

// src/git/entry-name.ts
import { isUtf8 } from "node:buffer";
function decodeName(bytes) {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  let name2 = "";
  for (let at = 0; at < bytes.length; ) {
    const length = sequence(bytes, at);
    name2 += length === 0 ? String.fromCharCode(56320 + (bytes[at] ?? 0)) : bytes.toString("utf8", at, at + length);
    at += length || 1;
  }
  return name2;
}
function sequence(bytes, at) {
  const lead = bytes[at] ?? 0;
  const length = lead < 128 ? 1 : lead < 224 ? 2 : lead < 240 ? 3 : 4;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

// src/git/parse-tree.ts
function parseTree(bytes, format) {
  const tree = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const idLength = format === "sha1" ? 20 : 32;
  const entries = [];
  for (let at = 0; at < tree.length; ) {
    let space = at;
    while (isOctal(tree[space])) space++;
    if (space === at || tree[space] !== 32) return void 0;
    let end2 = space + 1;
    let high = 0;
    for (let byte = tree[end2]; byte !== 0; byte = tree[++end2]) {
      if (byte === void 0) return void 0;
      high |= byte;
    }
    const next = end2 + 1 + idLength;
    if (end2 === space + 1 || next > tree.length) return void 0;
    const name2 = high < 128 ? tree.toString("latin1", space + 1, end2) : decodeName(tree.subarray(space + 1, end2));
    entries.push({ name: name2, mode: tree.toString("latin1", at, space), id: tree.toString("hex", end2 + 1, next) });
    at = next;
  }
  return entries;
}
function isOctal(byte) {
  return byte !== void 0 && byte >= 48 && byte <= 55;
}

// src/git/read-objects.ts
var STRUCTURE_LIMIT = 64 * 1024 * 1024;
async function readObjects(source, ids, want, limit, take) {
  const structure = want === "commit" || want === "tree";
  let whole;
  let filled = 0;
  await checkObjects(source, ids, want, structure ? STRUCTURE_LIMIT : limit, {
    body(index, bytes, last, head) {
      if (last && whole === void 0) {
        take(index, bytes, head.type);
        return;
      }
      whole ??= new Uint8Array(head.size);
      whole.set(bytes, filled);
      filled += bytes.length;
      if (!last) return;
      const body = whole;
      whole = void 0;
      filled = 0;
      take(index, body, head.type);
    },
    tooLarge(index, size) {
      if (!structure) return;
      throw new Failure("object-corrupt", `object ${ids[index]} is absurdly large: ${size} bytes`);
    }
  });
}

// src/git/object-tree.ts
var ObjectTree = class {
  id;
  #source;
  constructor(source, id2) {
    this.#source = source;
    this.id = id2;
  }
  async list(ids) {
    const distinct2 = [...new Set(ids)];
    const lists = /* @__PURE__ */ new Map();
    await readObjects(this.#source, distinct2, "tree", 0, (index, bytes) => {
      const id2 = distinct2[index] ?? "";
      const entries = parseTree(bytes, this.#source.format);
      if (entries === void 0) throw new Failure("object-corrupt", `tree ${id2} does not parse`);
      lists.set(id2, entries);
    });
    return ids.map((id2) => lists.get(id2) ?? []);
  }
  async read(ids, limit) {
    const blobs = new Array(ids.length).fill(void 0);
    await readObjects(this.#source, ids, "blob", limit, (index, bytes) => {
      blobs[index] = new Uint8Array(bytes);
    });
    return blobs;
  }
  async digest(ids, limit = Number.MAX_SAFE_INTEGER) {
    const distinct2 = [...new Set(ids)];
    const digests = /* @__PURE__ */ new Map();
    let running;
    await checkObjects(this.#source, distinct2, "blob", limit, {
      body(index, bytes, last) {
        if (last && running === void 0) {
          digests.set(distinct2[index], hash3("sha256", bytes));
          return;
        }
        running = (running ?? createHash2("sha256")).update(bytes);
        if (!last) return;
        digests.set(distinct2[index], running.digest("hex"));
        running = void 0;
      },
      tooLarge() {
      }
    });
    return ids.map((id2) => digests.get(id2));
  }
};

// src/git/parse-commit.ts
var HEAD = /^tree ([0-9a-f]+)\n((?:parent [0-9a-f]+\n)*)author [^\n]*\ncommitter ([^\n]*)\n/;
function parseCommit(bytes, idLength) {
  const match = HEAD.exec(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"));
  const [, tree = "", lines = "", committer = ""] = match ?? [];
  const parents = lines.split("\n").filter(Boolean).map((line) => line.slice("parent ".length));
  if ([tree, ...parents].some((id2) => id2.length !== idLength)) return void 0;
  const time = Number(/> (\d{1,15}) [^>]*$/.exec(committer)?.[1] ?? 0);
  return { tree, parents, time };
}
function parseTagTarget(bytes, idLength) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 128)).toString("latin1");
  const id2 = /^object ([0-9a-f]+)\ntype [a-z]+\n/.exec(head)?.[1];
  return id2?.length === idLength ? id2 : void 0;
}

// src/git/read-commit.ts
var DEEPEST_TAG = 16;
var LARGEST = 16 * 1024 * 1024;
async function readCommits(source, ids) {
  const commits = [];
  await readObjects(source, ids, "commit", 0, (index, bytes) => {
    const id2 = ids[index] ?? "";
    commits[index] = { id: id2, ...parsed(id2, parseCommit(bytes, id2.length)) };
  });
  return commits;
}
async function peelToCommit(source, from) {
  let id2 = from;
  for (let depth = 0; depth <= DEEPEST_TAG; depth++) {
    let type;
    let target;
    const read2 = readObjects(source, [id2], void 0, LARGEST, (_, bytes, found) => {
      type = found;
      if (found === "tag") target = parsed(id2, parseTagTarget(bytes, id2.length));
    });
    await (depth === 0 ? read2.catch(unknownName) : read2);
    if (type === "commit") return id2;
    if (target === void 0) throw noCommit(`${id2} is a ${type ?? "huge blob"}, not a commit`);
    id2 = target;
  }
  throw noCommit(`${from} is a tag of more than ${DEEPEST_TAG} tags`);
}
function unknownName(cause) {
  if (!(cause instanceof Failure) || cause.code !== "object-missing") throw cause;
  throw noCommit(`${cause.message}: it names no commit here`, cause);
}
function noCommit(message, cause) {
  return new Failure("no-such-revision", message, {
    cause,
    mend: "git fetch, or give a branch, tag or commit id"
  });
}
function parsed(id2, value) {
  if (value === void 0) throw new Failure("object-corrupt", `object ${id2} does not parse`);
  return value;
}

// src/git/read-config.ts
async function readConfig(gitDir, cwd) {
  const env = userEnvironment();
  const { code: code2, stdout, complaint } = await runGit(["config", "--list", "-z"], {
    cwd,
    env: gitDir === void 0 ? env : { ...env, GIT_DIR: gitDir }
  });
  if (code2 !== 0) throw new Failure("io", `git config cannot be read: ${complaint}`);
  const settings = /* @__PURE__ */ new Map();
  for (const item of stdout.toString("utf8").split("\0")) {
    const newline = item.indexOf("\n");
    const key = newline === -1 ? item : item.slice(0, newline);
    if (!key.startsWith("bailiwick.") && key !== "user.signingkey" && key !== "gpg.format") continue;
    settings.set(key, newline === -1 ? "true" : item.slice(newline + 1));
  }
  return settings;
}

// src/git/read-shallow.ts
import { existsSync as existsSync4, readFileSync as readFileSync3 } from "node:fs";
import { join as join6 } from "node:path";
function readShallow(commonDir) {
  const path = join6(commonDir, "shallow");
  return new Set(existsSync4(path) ? readFileSync3(path, "latin1").split("\n").filter(Boolean) : []);
}

// src/git/resolve-names.ts
async function resolveNames(place2, names2) {
  const id2 = place2.format === "sha1" ? /^[0-9a-f]{40}$/ : /^[0-9a-f]{64}$/;
  const asked = names2.filter((name2) => !id2.test(name2));
  for (const name2 of asked) {
    if (name2 === "" || name2.startsWith("-") || /[\0-\x1f:]/.test(name2)) throw unknown(name2);
  }
  if (asked.length === 0) return names2;
  const { code: code2, stdout, complaint } = await runGit(["cat-file", "--batch-check=%(objectname)", "--buffer"], {
    cwd: place2.gitDir,
    env: hardenedEnvironment(place2.gitDir),
    input: `${asked.join("\n")}
`
  });
  const lines = stdout.toString("utf8").split("\n");
  const found = new Map(asked.map((name2, index) => [name2, lines[index] ?? ""]));
  return names2.map((name2) => {
    const line = found.get(name2) ?? name2;
    if (id2.test(line)) return line;
    throw unknown(name2, code2 === 0 ? void 0 : complaint);
  });
}
function unknown(name2, complaint) {
  const why = complaint === void 0 ? "" : `: ${complaint}`;
  return new Failure("no-such-revision", `${JSON.stringify(name2)} names no commit here${why}`, {
    mend: "git fetch, or give a branch, tag or commit id"
  });
}

// src/git/stage-tree.ts
import { copyFileSync as copyFileSync3, existsSync as existsSync6, lstatSync as lstatSync2, mkdirSync as mkdirSync5, statSync as statSync3, utimesSync, writeFileSync as writeFileSync5 } from "node:fs";
import { join as join8 } from "node:path";

// src/git/write-work-tree.ts
import {
  copyFileSync as copyFileSync2,
  existsSync as existsSync5,
  lstatSync,
  mkdirSync as mkdirSync4,
  readdirSync,
  readFileSync as readFileSync4,
  renameSync as renameSync2,
  rmdirSync,
  rmSync as rmSync2,
  statSync as statSync2,
  writeFileSync as writeFileSync4
} from "node:fs";
import { basename as basename2, dirname as dirname3, join as join7 } from "node:path";
var PREPARED = "bailiwick-prepared-";
var DECIDED = "bailiwick-decided-";
var PLAN = "plan.json";
var DAY2 = 864e5;
var LONGEST_NAME = 255;
function finishWriting(place2) {
  const { workTree, gitDir } = place2;
  onDisk("finish what a killed bailiwick was writing", () => {
    for (const name2 of readdirSync(gitDir)) {
      const folder = join7(gitDir, name2);
      const isOld = name2.startsWith(PREPARED) && statSync2(folder).mtimeMs < Date.now() - DAY2;
      const plan = name2.startsWith(DECIDED) ? readPlan(folder) : void 0;
      if (plan !== void 0 && plan.head === headOf(place2)) carryOut(workTree, folder, plan);
      if (isOld || name2.startsWith(DECIDED)) rmSync2(folder, { recursive: true, force: true });
    }
  });
}
function headOf({ gitDir }) {
  const path = join7(gitDir, "HEAD");
  return existsSync5(path) ? readFileSync4(path, "utf8") : "";
}
function readPlan(folder) {
  try {
    return JSON.parse(readFileSync4(join7(folder, PLAN), "utf8"));
  } catch {
    return void 0;
  }
}
function carryOut(workTree, folder, { files }) {
  for (const [path] of files) checkPath(workTree, path);
  for (const [path, content] of files)
    if (content !== null) moveFile(join7(folder, basename2(content)), join7(workTree, path));
  for (const [path, content] of files) if (content === null) deleteFile(workTree, path);
  rmSync2(join7(folder, PLAN));
  rmSync2(folder, { recursive: true, force: true });
}
function checkPath(root, path) {
  const segments = path.split("/");
  const odd = segments.some((name2) => name2 === "" || name2 === "." || name2 === ".." || /[\0\\:]/.test(name2));
  if (odd || segments.some((name2) => /^(\.git|git~1)$/i.test(name2)))
    throw refused(path, "is no path in a work tree");
  if (segments.some((name2) => Buffer.byteLength(name2) > LONGEST_NAME))
    throw refused(path, "is too long a name");
  for (let depth = 1; depth <= segments.length; depth++) {
    const stat = lstatSync(join7(root, ...segments.slice(0, depth)), { throwIfNoEntry: false });
    if (stat === void 0) return;
    if (depth < segments.length && stat.isSymbolicLink())
      throw refused(path, "passes through a symbolic link");
    if (depth < segments.length && !stat.isDirectory()) throw refused(path, "passes through a file");
    if (depth === segments.length && stat.isDirectory()) throw refused(path, "is a directory");
  }
}
function moveFile(from, to) {
  mkdirSync4(dirname3(to), { recursive: true });
  try {
    renameSync2(from, to);
  } catch (error) {
    const { code: code2 } = error;
    if (code2 === "ENOENT" && !existsSync5(from)) return;
    if (code2 !== "EXDEV") throw error;
    const beside = join7(dirname3(to), `.${basename2(dirname3(from))}.tmp`);
    copyFileSync2(from, beside);
    renameSync2(beside, to);
    rmSync2(from);
  }
}
function deleteFile(root, path) {
  rmSync2(join7(root, path), { force: true });
  for (let at = dirname3(path); at !== "."; at = dirname3(at)) if (!removeIfEmpty(join7(root, at))) return;
}
function removeIfEmpty(directory) {
  try {
    rmdirSync(directory);
    return true;
  } catch {
    return false;
  }
}
function refused(path, why) {
  return new Failure("io", `will not write ${JSON.stringify(path)}: it ${why}`);
}

// src/git/stage-tree.ts
async function stageTree(place2, state, { index = join8(place2.gitDir, "index"), paths = ["."] } = {}) {
  const { workTree } = place2;
  if (workTree === void 0)
    throw new Failure("no-repository", "a bare repository has no work tree to look at");
  finishWriting({ workTree, gitDir: place2.gitDir });
  const scratch = createScratch();
  const objectDirectory = join8(scratch.path, "objects");
  const env = {
    ...userEnvironment(),
    GIT_INDEX_FILE: join8(scratch.path, "index"),
    GIT_OBJECT_DIRECTORY: objectDirectory,
    GIT_LITERAL_PATHSPECS: "1"
  };
  const git = async (...args) => {
    const { code: code2, stdout, complaint } = await runGit([...quiet, ...args], { cwd: workTree, env });
    if (code2 !== 0) throw new Failure("io", `git ${args[0]} failed: ${complaint}`, { mend: "git status" });
    return stdout.toString("latin1").trim();
  };
  const stands = (path) => lstatSync2(join8(workTree, path), { throwIfNoEntry: false }) !== void 0;
  try {
    onDisk("copy the index", () => {
      mkdirSync5(join8(objectDirectory, "info"), { recursive: true });
      writeFileSync5(join8(objectDirectory, "info", "alternates"), `${join8(place2.commonDir, "objects")}
`);
      if (existsSync6(index)) copyIndex(index, env.GIT_INDEX_FILE);
    });
    if (state === "work-tree") {
      const [present, gone] = [paths.filter(stands), paths.filter((path) => !stands(path))];
      if (present.length > 0) await git("add", "-A", "--", ...present);
      if (gone.length > 0) await git("rm", "-r", "-q", "--cached", "--ignore-unmatch", "--", ...gone);
    }
    return { id: await git("write-tree", "--missing-ok"), objectDirectory, remove: scratch.remove };
  } catch (error) {
    scratch.remove();
    throw error;
  }
}
var quiet = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.splitIndex=false"];
function copyIndex(from, to) {
  copyFileSync3(from, to);
  const seconds = Number(statSync3(from, { bigint: true }).mtimeMs - 2n) / 1e3;
  utimesSync(to, seconds, seconds);
}

// src/git/open-repository.ts
async function openRepository(dir) {
  return openPlace(findRepository(dir));
}
function openPlace(place2) {
  const objects = new NativeObjects(join9(place2.commonDir, "objects"), place2.format);
  const shallow = readShallow(place2.commonDir);
  const held = [objects];
  const history = async (ids) => (await readCommits(objects, ids)).map(
    (commit2) => shallow.has(commit2.id) ? { ...commit2, parents: [] } : commit2
  );
  const commit = async (id2) => only2(await readCommits(objects, [id2]));
  const resolveAll = async (revisions) => {
    const ids = await resolveNames(place2, revisions);
    return Promise.all(ids.map((id2) => peelToCommit(objects, id2)));
  };
  return {
    ...place2,
    resolveAll,
    commit,
    resolve: async (revision) => only2(await resolveAll([revision])),
    tree: async (id2) => new ObjectTree(objects, (await commit(id2)).tree),
    staged: async (state, scope) => {
      const staged = await stageTree(place2, state, scope);
      const source = new NativeObjects(staged.objectDirectory, place2.format);
      held.push(source, { close: staged.remove });
      return new ObjectTree(source, staged.id);
    },
    firstParents: (from, until) => firstParents(history, from, until),
    mergeBase: async (a, b, onWalk) => {
      let read2 = 0;
      const watched = (ids) => {
        read2 += ids.length;
        onWalk?.(read2);
        return history(ids);
      };
      const base = await mergeBase(watched, a, b);
      if (base !== void 0 || shallow.size === 0) return base;
      throw new Failure("object-missing", "the clone is too shallow to tell where the two histories meet", {
        mend: "git fetch --unshallow"
      });
    },
    config: () => readConfig(place2.gitDir, place2.gitDir),
    close: () => {
      for (const holder of held) holder.close();
    }
  };
}
function only2(items) {
  const [item] = items;
  if (item === void 0) throw new Error("one was asked for and none came");
  return item;
}

// action/open-objects.ts
async function openObjects(workspace, source, ids) {
  const lender = workspace === void 0 ? void 0 : repositoryAt(workspace);
  const borrowed = borrowRepository(lender);
  try {
    if (lender === void 0) {
      await fetchCommits(borrowed.path, source, ids);
      return closing(await openRepository(borrowed.path), borrowed);
    }
    const repository = await openRepository(borrowed.path);
    const missing = [];
    for (const id2 of ids) if (!await isThere(repository, id2)) missing.push(id2);
    if (missing.length === 0) return closing(repository, borrowed);
    repository.close();
    await fetchCommits(borrowed.path, source, missing);
    return closing(await openRepository(borrowed.path), borrowed);
  } catch (error) {
    borrowed.remove();
    throw error;
  }
}
function closing(repository, borrowed) {
  const close = () => {
    repository.close();
    borrowed.remove();
  };
  return { ...repository, close };
}
function repositoryAt(folder) {
  try {
    return findRepository(folder);
  } catch (error) {
    if (error instanceof Failure && error.code === "no-repository") return void 0;
    throw error;
  }
}
async function isThere(repository, id2) {
  try {
    await repository.commit(id2);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.code === "object-missing") return false;
    throw error;
  }
}

// action/runner.ts
import { appendFileSync, readFileSync as readFileSync5, statSync as statSync4 } from "node:fs";
var EVENT_BYTES = 32 * 1024 * 1024;
function processRunner() {
  const { env, stdout } = process;
  const append = (name2, text) => {
    const path = env[name2];
    if (path !== void 0 && path !== "") appendFileSync(path, text);
  };
  return {
    env,
    say: (line) => stdout.write(`${line}
`),
    input: (name2) => env[`INPUT_${name2.toUpperCase()}`]?.trim() || void 0,
    variable(name2) {
      const value = env[name2];
      if (value === void 0 || value === "")
        throw new Failure("usage", `there is no ${name2}: this is to be started by GitHub Actions`);
      return value;
    },
    output: (name2, value) => append("GITHUB_OUTPUT", `${name2}=${value.replace(/[\r\n]/g, " ")}
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
    if (statSync4(path).size > EVENT_BYTES) throw new Error("it is too large");
    return JSON.parse(readFileSync5(path, "utf8"));
  } catch (cause) {
    throw new Failure("usage", "the event that started the job cannot be read", { cause });
  }
}

// src/quote.ts
var UNPRINTABLE = /[\u0000-\u001f\u007f-\u00a0\u00ad\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\\']/gu;
var PLAIN2 = /^[\w./@+:,-]+$/;
function quote(text) {
  if (PLAIN2.test(text)) return text;
  return `'${text.replace(UNPRINTABLE, escaped)}'`;
}
function printable(text) {
  return text.replace(UNPRINTABLE, (character) => /[\\']/.test(character) ? character : escaped(character));
}
function escaped(character) {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function list(texts) {
  const shown = texts.slice(0, 8).map(quote).join(", ");
  return texts.length > 8 ? `${shown} and ${texts.length - 8} more` : shown;
}

// action/workflow-command.ts
function workflowCommand({ level, title, message, file }) {
  const place2 = file === void 0 ? "" : `,file=${property(file)}`;
  return `::${level} title=${property(title)}${place2}::${data(message)}`;
}
function logLine(text) {
  return plain(text).replace(/^(\s*):/, "$1\\u{3a}");
}
function property(text) {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
function data(text) {
  return plain(text).replaceAll("%", "%25");
}
function plain(text) {
  return printable(text).replaceAll("##[", "\\u{23}#[");
}

// action/or-crash.ts
async function orCrash(main2) {
  const runner = processRunner();
  try {
    return await main2(runner);
  } catch (error) {
    const words2 = error instanceof Error ? error.stack ?? error.message : String(error);
    for (const line of words2.split("\n")) runner.say(logLine(line));
    return 3;
  }
}

// src/github/markdown-code.ts
function code(text) {
  const line = printable(text).replaceAll("|", "\\|");
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
function reportMarkdown(report, most) {
  const { verdict, counts, rows, hidden, notes, head } = report;
  const judged = head === null ? "" : `, at ${head.slice(0, 12)}`;
  const sums = counts === null ? "" : ` ${counts.verified} verified, ${counts.unsigned} unsigned, ${counts.refused} refused, of ${counts.total}${judged}.`;
  const top = [`### bailiwick: ${WORDS[verdict]}`, "", ...sums === "" ? [] : [sums.trim(), ""]];
  const bottom = notes.map(noteLine);
  const table = rows.length === 0 ? [] : ["| subject | | who signed, or what is wrong | mend |", "|---|---|---|---|"];
  const lines = [...top, ...table];
  let length = [...lines, ...bottom].join("\n").length + 200;
  let left = hidden;
  for (const row of rows) {
    const line = rowLine(row);
    length += line.length + 1;
    if (length > most) left += 1;
    else lines.push(line);
  }
  if (left > 0) lines.push("", `And ${left} more; the job's log, or \`bailiwick check\`, has them all.`);
  if (bottom.length > 0) lines.push("", ...bottom);
  return lines.join("\n");
}
function rowLine({ subject, verdict, users, reasons: reasons2, more }) {
  const name2 = subject === "" ? "the registry's documents" : code(quote(subject));
  const words2 = reasons2.length === 0 ? users.map((user) => code(quote(user))).join(", ") : [...reasons2.map(({ code: kind, says }) => `**${kind}** ${code(says)}`), ...also(more)].join("<br>");
  const mends2 = [...new Set(reasons2.map(({ mend }) => mend))].map(code).join("<br>");
  const sign2 = { granted: "\u2705 granted", unsigned: "unsigned", refused: "\u274C refused" }[verdict];
  return `| ${name2} | ${sign2} | ${words2} | ${mends2} |`;
}
function also(more) {
  return more === 0 ? [] : [`and ${more} more`];
}
function noteLine({ code: kind, says, mend }) {
  return `- **${kind}**: ${code(says)}${mend === null ? "" : `; mend: ${code(mend)}`}`;
}

// action/print-report.ts
var MOST_ANNOTATIONS = 10;
var MOST_SUMMARY = 5e5;
function printReport(runner, report, isEnforced) {
  const { rows, hidden, notes, verdict } = report;
  for (const { subject, verdict: word, users, reasons: reasons2, more } of rows) {
    const who = users.length === 0 ? "" : `  by ${users.map(quote).join(", ")}`;
    runner.say(logLine(`${word} ${subject === "" ? "the registry's documents" : quote(subject)}${who}`));
    for (const { code: code2, says, mend } of reasons2) {
      runner.say(logLine(`  ${code2}  ${says}`));
      runner.say(logLine(`  mend: ${mend}`));
    }
    if (more > 0) runner.say(`  and ${more} more`);
  }
  if (hidden > 0) runner.say(`and ${hidden} more`);
  const level = isEnforced ? "error" : "warning";
  const refused2 = rows.flatMap((row) => row.reasons.map((reason2) => ({ ...reason2, subject: row.subject })));
  for (const { subject, code: code2, says, mend, path } of refused2.slice(0, MOST_ANNOTATIONS)) {
    const title = `bailiwick: ${code2}`;
    const message = `${subject === "" ? "" : `${quote(subject)}: `}${says}; mend: ${mend}`;
    const file = path === null || path === subject ? void 0 : path;
    runner.say(workflowCommand({ level, title, message, file }));
  }
  for (const { code: code2, says, mend } of notes.slice(0, MOST_ANNOTATIONS)) {
    const message = mend === null ? says : `${says}; mend: ${mend}`;
    const urgent = verdict === "unjudged" ? "error" : "warning";
    runner.say(workflowCommand({ level: urgent, title: `bailiwick: ${code2}`, message }));
  }
  runner.say(`${verdict}${report.counts === null ? "" : `: ${JSON.stringify(report.counts)}`}`);
  runner.summarize(reportMarkdown(report, MOST_SUMMARY));
}

// action/read-question.ts
var id = pipe(string(), regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
var pull = object({
  pull_request: object({
    number: pipe(number(), safeInteger(), minValue(1)),
    base: object({ sha: id }),
    head: object({ sha: id })
  })
});
var group = object({ merge_group: object({ base_sha: id, head_sha: id }) });
var push = object({ before: id, after: id });
var looks = ["workflow_dispatch", "schedule"];
function readQuestion(name2, event, sha) {
  if (name2 === "pull_request") {
    const { number: number2, base, head } = parse2(pull, event).pull_request;
    return { kind: "pull", number: number2, base: base.sha, head: head.sha, merge: parse2(id, sha) };
  }
  if (name2 === "merge_group") {
    const { base_sha: base, head_sha: head } = parse2(group, event).merge_group;
    return { kind: "change", base, head };
  }
  if (name2 === "push") {
    const { before: base, after: head } = parse2(push, event);
    if (isNone(head)) return { kind: "nothing" };
    return isNone(base) ? { kind: "state", head } : { kind: "push", base, head };
  }
  if (looks.includes(name2)) return { kind: "state", head: parse2(id, sha) };
  throw new Failure("usage", `the event ${JSON.stringify(name2)} brings nothing to judge`, {
    mend: "run it on pull_request, merge_group, push, schedule or workflow_dispatch"
  });
}
function isNone(commit) {
  return /^0+$/.test(commit);
}
function parse2(schema4, value) {
  const { success, output } = safeParse(schema4, value);
  if (success) return output;
  throw new Failure("usage", "the event that started the job is not as GitHub writes it");
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
    ({ version, name: name2 }) => `root ${version} gives the name ${quote(name2)} to another key; a name stands for one key for ever`,
    ({ name: name2 }) => `bailiwick root propose --fresh --add-key ${quote(`${name2}-2027`)}=KEY   # a name of its own`
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
    ({ pattern: pattern2 }) => `the layout may only gain patterns that match nothing yet: ${quote(pattern2)}`,
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
    ({ path, listed: listed2 }) => `${quote(path)} lists ${quote(listed2)}, which belongs to another subject`,
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
    ({ path, sequence: sequence2, remembered }) => `${quote(path)} ends at statement ${sequence2}, but ${remembered} was accepted before`,
    distrust
  ),
  "sequence-jump": reason(
    ({ sequence: sequence2, remembered }) => `statement ${sequence2} is too far above ${remembered}`,
    resign
  ),
  "sequence-gap": reason(
    ({ sequence: sequence2, expected }) => `the next statement is ${expected}, not ${sequence2}`,
    "bailiwick sign"
  ),
  "statement-altered": reason(
    ({ path }) => `${quote(path)} is not the statement of that number that was accepted before`,
    distrust
  ),
  "statement-dropped": reason(
    ({ sequence: sequence2 }) => `statement ${sequence2} was accepted before and is neither there nor superseded`,
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
function explain(refusal) {
  const { says, mend } = reasons[refusal.code];
  return { says: says(refusal.facts), mend: mend(refusal.facts) };
}

// action/report.ts
var MOST = { rows: 100, reasons: 4, users: 16, notes: 16, text: 500 };
function reportOf({ verdict, consequences, warnings }, pull2, head) {
  const rows = [
    ...refusedRows(verdict.accepted ? [] : verdict.refusals),
    ...verdict.grants.map(
      ({ subject, users, by }) => ({
        subject: cut(subject),
        verdict: by === "unsigned" ? "unsigned" : "granted",
        users: by === "endorsement" ? ["the issuers"] : users.slice(0, MOST.users).map(cut),
        reasons: [],
        more: 0
      })
    )
  ];
  const elsewhere = consequences.map((refusal) => {
    const { code: code2, says, mend } = reasonOf(refusal);
    return { code: code2, says: cut(`elsewhere: ${refusal.subject ?? "the registry's documents"}: ${says}`), mend };
  });
  const notes = warnings.map(({ code: code2, says, mend }) => ({ code: code2, says: cut(says), mend: cut(mend) }));
  return {
    version: 1,
    pull: pull2,
    head,
    verdict: verdict.accepted ? "accepted" : "refused",
    counts: verdict.counts,
    rows: rows.slice(0, MOST.rows),
    hidden: Math.max(0, rows.length - MOST.rows),
    notes: [...notes, ...elsewhere].slice(0, MOST.notes)
  };
}
function unjudged({ code: code2, message, mend }, pull2, head) {
  const note = { code: code2, says: cut(message), mend: mend === void 0 ? null : cut(mend) };
  return { version: 1, pull: pull2, head, verdict: "unjudged", counts: null, rows: [], hidden: 0, notes: [note] };
}
function refusedRows(refusals) {
  const bySubject = /* @__PURE__ */ new Map();
  for (const refusal of refusals) {
    const subject = refusal.subject ?? "";
    const own = bySubject.get(subject);
    if (own === void 0) bySubject.set(subject, [refusal]);
    else own.push(refusal);
  }
  return [...bySubject].map(([subject, own]) => ({
    subject: cut(subject),
    verdict: "refused",
    users: [],
    reasons: own.slice(0, MOST.reasons).map(reasonOf),
    more: Math.max(0, own.length - MOST.reasons)
  }));
}
function reasonOf(refusal) {
  const { says, mend } = explain(refusal);
  const path = "path" in refusal.facts && !(refusal.facts.path.length > MOST.text) ? refusal.facts.path : null;
  return { code: refusal.code, says: cut(says), mend: cut(mend), path };
}
function cut(text) {
  return text.length > MOST.text ? `${text.slice(0, MOST.text - 3).replace(/[\ud800-\udbff]$/, "")}...` : text;
}

// action/check.ts
async function main(runner) {
  let question;
  try {
    const isEnforced = readMode(runner) === "enforce";
    const terms = readTerms(runner);
    const event = readEvent(runner);
    question = readQuestion(runner.variable("GITHUB_EVENT_NAME"), event, runner.variable("GITHUB_SHA"));
    if (question.kind === "nothing") {
      runner.say("the branch is gone: nothing to judge");
      return 0;
    }
    const repository = await openFor(runner, question, terms);
    try {
      const answer = await judge(repository, question, terms);
      const report = reportOf(answer, pullOf(question), question.head);
      publish(runner, report, isEnforced);
      return report.verdict === "refused" && isEnforced ? 1 : 0;
    } finally {
      repository.close();
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const head = question === void 0 || question.kind === "nothing" ? null : question.head;
    publish(runner, unjudged(error, question === void 0 ? null : pullOf(question), head), true);
    return error.code === "usage" ? 2 : 3;
  }
}
function readMode(runner) {
  const mode = runner.input("mode") ?? "enforce";
  if (mode === "enforce" || mode === "report") return mode;
  throw new Failure("usage", "mode is enforce or report");
}
function readTerms(runner) {
  const root = runner.input("root");
  const pin = root === void 0 ? void 0 : pinOf(root);
  if (root !== void 0 && pin === void 0)
    throw new Failure("usage", "root is sha256: and 64 hex digits", { mend: "bailiwick root show" });
  const now = runner.input("now") ?? (/* @__PURE__ */ new Date()).toISOString().slice(0, 10);
  if (!isDay(now)) throw new Failure("usage", `${JSON.stringify(now)} is no day, as 2026-11-21 is`);
  const accepted = runner.input("accepted");
  const folder = runner.input("cache");
  const cache = folder === void 0 ? void 0 : openCache(pin ?? "unpinned", folder);
  return { pin, now, accepted, cache };
}
function openFor(runner, question, { accepted }) {
  const url = `${runner.variable("GITHUB_SERVER_URL")}/${runner.variable("GITHUB_REPOSITORY")}`;
  const source = { url, token: runner.input("token"), seconds: patienceOf(runner) };
  const ids = question.kind === "pull" && question.merge !== question.head ? [question.merge] : "base" in question ? [question.base, question.head] : [question.head];
  const isId = accepted !== void 0 && /^[0-9a-f]{40,64}$/.test(accepted);
  return openObjects(runner.env.GITHUB_WORKSPACE || void 0, source, isId ? [...ids, accepted] : ids);
}
function pullOf(question) {
  return question.kind === "pull" ? question.number : null;
}
function publish(runner, report, isEnforced) {
  const folder = runner.env.RUNNER_TEMP || tmpdir2();
  const path = join10(folder, "bailiwick-report.json");
  mkdirSync6(folder, { recursive: true });
  writeFileSync6(path, JSON.stringify(report));
  printReport(runner, report, isEnforced);
  runner.output("verdict", report.verdict);
  runner.output("refused", String(report.counts?.refused ?? ""));
  runner.output("report", path);
}
process.exitCode = await orCrash(main);
