import { balanceBrackets, JourneyParser, lex } from "@journeyc/grammar";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "./ast.ts";
import { AstBuilder, type AstTypes } from "./build-ast.ts";
import { commentsOf } from "./comments.ts";
import { Findings } from "./findings.ts";
import { syntaxErrors } from "./syntax-errors.ts";
import {
  reportComments,
  reportInvisible,
  reportNumber,
  reportString,
  reportSurrogates,
} from "./token-errors.ts";

let parser: JourneyParser<AstTypes> | undefined;

/**
 * Parses one file. Total: every text has a tree, and what is wrong in it is in the diagnostics.
 *
 * @param path the file's name, for the tree and for places
 * @returns the tree; at most 100 diagnostics, sorted by place, and one that counts those left out
 */
export function parseSource(
  path: string,
  text: string,
): { readonly value: SourceFile; readonly diagnostics: readonly Diagnostic[] } {
  parser ??= new JourneyParser<AstTypes>();
  const findings = new Findings(path);
  const lexed = lex(text);
  const comments = commentsOf(lexed.comments);
  reportComments(findings, comments);
  reportInvisible(findings, lexed.invisible, comments);
  reportSurrogates(findings, text, lexed.invisible);
  const builder = new AstBuilder(text, comments, {
    grammar: ({ kind, ...finding }) => findings.add(syntaxErrors[kind], finding),
    number: (span, image) => reportNumber(findings, span, image),
    string: (kind, span, image) => reportString(findings, kind, span, image),
  });
  const balanced = balanceBrackets(lexed.tokens, text);
  for (const problem of balanced.problems) builder.problem(problem);
  const declarations = parser.parse(balanced.tokens, text, builder);
  const span = { start: 0, end: text.length };
  const value: SourceFile = { kind: "SourceFile", path, text, declarations, comments, span };
  return { value, diagnostics: findings.diagnostics() };
}
