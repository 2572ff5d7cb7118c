import { createRequire } from "node:module";

// Most runs need none of these libraries, and loading one takes longer than a check.
const load = createRequire(import.meta.url);

/** Validates by JSON Schema 2020-12. */
export function ajv2020(): typeof import("ajv/dist/2020.js") {
  return load("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
}

/** How many columns a character takes: two where it is as wide as a Chinese one. */
export function eastAsianWidth(): typeof import("get-east-asian-width").eastAsianWidth {
  return (load("get-east-asian-width") as typeof import("get-east-asian-width")).eastAsianWidth;
}

/** Reads JSON and tells where its parts stand. */
export function jsonParser(): typeof import("jsonc-parser") {
  return load("jsonc-parser") as typeof import("jsonc-parser");
}

/** Measures texts in columns of a terminal. */
export function stringWidth(): typeof import("string-width").default {
  return (load("string-width") as typeof import("string-width")).default;
}
