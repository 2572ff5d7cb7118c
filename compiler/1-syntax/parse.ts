import { balanceBrackets, JourneyParser, lex } from "@journeyc/grammar";
import { defineDiagnostic, report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "./ast.ts";
import { AstBuilder, type AstTypes } from "./build-ast.ts";
import { commentsOf } from "./comments.ts";

// Interim entry point until the findings have codes of their own.
const syntaxError = defineDiagnostic<{ found: string; expected: string }>({
  code: "J1001",
  severity: "error",
  title: "Syntax error",
  message: ({ found, expected }) => `Found ${found}, expected ${expected}.`,
});

let parser: JourneyParser<AstTypes> | undefined;

export function parseSource(
  path: string,
  text: string,
): { readonly value: SourceFile; readonly diagnostics: readonly Diagnostic[] } {
  parser ??= new JourneyParser<AstTypes>();
  const diagnostics: Diagnostic[] = [];
  const lexed = lex(text);
  const comments = commentsOf(lexed.comments);
  const findings = {
    grammar: (problem: { found: string; expected: string; start: number; end: number }) =>
      void diagnostics.push(
        report(syntaxError, problem, {
          file: path,
          span: { start: problem.start, end: problem.end },
        }),
      ),
    token: (kind: string, span: { start: number; end: number }, image: string) =>
      void diagnostics.push(
        report(syntaxError, { found: image, expected: kind }, { file: path, span }),
      ),
  };
  const builder = new AstBuilder(text, comments, findings);
  const balanced = balanceBrackets(lexed.tokens, text);
  for (const problem of balanced.problems) findings.grammar(problem);
  const declarations = parser.parse(balanced.tokens, text, builder);
  return {
    value: {
      kind: "SourceFile",
      path,
      text,
      declarations,
      comments,
      span: { start: 0, end: text.length },
    },
    diagnostics,
  };
}
