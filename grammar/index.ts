export type { Body, Frame, Heading, TreeBuilder, TreeTypes } from "./builder.ts";
export { balanceBrackets, deepestNesting } from "./brackets.ts";
export { lex, type LexedText } from "./lex.ts";
export { JourneyParser } from "./parser.ts";
export type { Edit, Problem, ProblemKind } from "./problems.ts";
export { quotes, scanBlockComment, scanString, type ScannedText } from "./scan-text.ts";
export * as tokens from "./tokens.ts";
export { describe, endOf } from "./words.ts";
export type { IToken as Token } from "chevrotain";
