/**
 * What a workflow file of GitHub Actions asks for, as far as it matters to who may write what:
 *
 *     name: check
 *     on: pull_request                  # or a list, or a map
 *     permissions: { contents: read }   # or read-all, write-all; of the whole or of one job
 *     jobs:
 *       check:
 *         name: a name                  # what a required check is called by; else the job's id
 *         steps:
 *           - uses: owner/name@ref
 */
import * as v from "valibot";
import { parseDocument } from "yaml";

/** A workflow, read. */
export interface WorkflowFile {
  readonly events: readonly string[];
  readonly jobs: readonly WorkflowJob[];
}

/** A job of a workflow. */
export interface WorkflowJob {
  /** What a required check is called by. */
  readonly name: string;
  /** Rights that it may write with: `contents`, or `all`; undefined: whatever the repository gives by default. */
  readonly writes: readonly string[] | undefined;
  /** Every action and workflow that it uses. */
  readonly uses: readonly string[];
}

const rights = v.union([v.string(), v.record(v.string(), v.string())]);
/** An array is a record of its places, too. */
const mapOf = <S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value)),
    v.record(v.string(), item),
  );
const step = v.object({ uses: v.optional(v.string()) });
const job = v.object({
  name: v.optional(v.string()),
  permissions: v.optional(v.nullable(rights)),
  uses: v.optional(v.string()),
  steps: v.optional(v.array(step)),
});
const schema = v.object({
  on: v.union([v.string(), v.array(v.string()), mapOf(v.unknown())]),
  permissions: v.optional(v.nullable(rights)),
  jobs: mapOf(job),
});

/** Reads a workflow file; undefined for what GitHub would not run either. */
export function parseWorkflow(text: string): WorkflowFile | undefined {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  const { success, output } = v.safeParse(schema, contentOf(document));
  if (!success) return undefined;
  const { on, permissions, jobs } = output;
  const events = typeof on === "string" ? [on] : Array.isArray(on) ? on : Object.keys(on);
  return {
    events,
    jobs: Object.entries(jobs).map(
      ([id, { name = id, permissions: own = permissions, uses, steps = [] }]) => ({
        name,
        writes: own === undefined ? undefined : writesOf(own),
        uses: [uses, ...steps.map((each) => each.uses)].flatMap((each) => each ?? []),
      }),
    ),
  };
}

/** An anchor that stands for more than it may is refused by throwing. */
function contentOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

function writesOf(asked: string | Readonly<Record<string, string>> | null): readonly string[] {
  if (typeof asked === "string") return asked === "write-all" ? ["all"] : [];
  return Object.entries(asked ?? {}).flatMap(([right, level]) => (level === "write" ? [right] : []));
}
