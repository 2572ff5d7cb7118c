/** The language's text and tree alone, for what needs no program: formatters. Nothing here needs Node. */
export type * from "./1-syntax/ast.ts";
export { parseSource } from "./1-syntax/parse.ts";
export { printSource } from "./1-syntax/print.ts";
export type * from "./diagnostics/diagnostic.ts";
export { Lines, type Position } from "./diagnostics/lines.ts";
