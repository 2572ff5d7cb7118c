import * as ajv from "ajv/dist/2020.js";
import { eastAsianWidth as eastAsian } from "get-east-asian-width";
import * as parser from "jsonc-parser";
import width from "string-width";

/** The same as `on-demand.ts` where nothing can be loaded later: in a bundle for a browser. */
export function ajv2020(): typeof ajv {
  return ajv;
}

export function eastAsianWidth(): typeof eastAsian {
  return eastAsian;
}

export function jsonParser(): typeof parser {
  return parser;
}

export function stringWidth(): typeof width {
  return width;
}
