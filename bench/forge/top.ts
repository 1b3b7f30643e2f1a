import { dirname } from "node:path";

const above = dirname(dirname(import.meta.dirname));

/** The top of this repository: this file is in `bench/forge` there or, built, in `dist/bench/forge`. */
export const TOP = above.endsWith("dist") ? dirname(above) : above;
