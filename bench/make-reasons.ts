import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { reasonsPage } from "./reasons-page.ts";

/** Writes docs/reasons.md from the catalogue, wherever it is built to. */
const page = join(process.cwd(), "docs", "reasons.md");
writeFileSync(page, reasonsPage());
console.log(`wrote ${page}`);
