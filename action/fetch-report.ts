import * as v from "valibot";
import type { Api } from "./api.ts";
import { parseReport, REPORT_BYTES } from "./parse-report.ts";
import type { Report } from "./report.ts";
import { unzipOne } from "./unzip-one.ts";

const schema = v.object({
  artifacts: v.array(v.object({ id: v.number(), name: v.string(), size_in_bytes: v.number() })),
});

/**
 * The report that a run left behind as an artifact. The pull request's own workflow may have written it:
 * undefined unless it is one small file of the right shape.
 */
export async function fetchReport(
  api: Api,
  repository: string,
  run: number,
  name: string,
): Promise<Report | undefined> {
  const path = `/repos/${repository}/actions/runs/${run}/artifacts?name=${encodeURIComponent(name)}`;
  const { artifacts } = await api.ask(path, schema);
  const found = artifacts.find((artifact) => artifact.name === name);
  if (found === undefined || found.size_in_bytes > REPORT_BYTES) return undefined;
  const zip = await api.download(`/repos/${repository}/actions/artifacts/${found.id}/zip`, REPORT_BYTES);
  const bytes = unzipOne(zip, REPORT_BYTES);
  return bytes === undefined ? undefined : parseReport(bytes);
}
