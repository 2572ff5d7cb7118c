import { createRequire } from "node:module";

/** The package finds itself by name, so that this works in the sources and in `dist`. */
const { version: ofPackage } = createRequire(import.meta.url)("journeyc/package.json") as {
  readonly version: string;
};

/** The version of this compiler: `0.1.0`. */
export const version = ofPackage;
