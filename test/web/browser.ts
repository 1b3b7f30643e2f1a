import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Where systems put it; CHROMIUM names another. */
const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** A real browser on this machine; undefined where there is none. */
export const chromium = places.find((path) => path !== undefined && existsSync(path));

/** Opens a page in headless Chromium and answers its document once its scripts have come to rest. */
export function documentOf(url: string): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), "bailiwick-chromium-"));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const args = [
    ...options,
    ...quiet,
    `--user-data-dir=${profile}`,
    "--virtual-time-budget=60000",
    "--dump-dom",
    url,
  ];
  return new Promise((resolve, reject) => {
    execFile(chromium ?? "", args, { maxBuffer: 2 ** 24 }, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    );
  });
}
