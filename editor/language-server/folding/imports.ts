import type { ImportDeclaration, Lines, SourceFile } from "journeyc/analysis";
import { type Foldable, linesOf } from "./foldable.ts";

/** Imports that follow each other. */
export function* importFolds({ declarations }: SourceFile, lines: Lines): Generator<Foldable> {
  let run: ImportDeclaration[] = [];
  for (const declaration of [...declarations, undefined]) {
    if (declaration?.kind === "Import") {
      run.push(declaration);
      continue;
    }
    const [first, second] = run;
    const end = run.at(-1)?.span.end ?? 0;
    if (first !== undefined && second !== undefined)
      yield linesOf(lines, { start: first.span.start, end }, "imports");
    run = [];
  }
}
