import type {
  Declaration,
  NodeDeclaration,
  PageDeclaration,
  PageMember,
  SourceFile,
  Span,
} from "../1-syntax/ast.ts";
import { indentationAt } from "./layout.ts";

type Annotated = Declaration | NodeDeclaration | PageDeclaration | PageMember;

/** Everything in a file that an `@allow` can stand above, the outer before the inner. */
export function* annotatedIn({ declarations }: SourceFile): Generator<Annotated> {
  for (const declaration of declarations) {
    yield declaration;
    if (declaration.kind !== "Journey") continue;
    for (const node of declaration.nodes) {
      yield node;
      if (node.kind === "Page") yield* node.members;
    }
  }
}

/** Where an `@allow` is written: in front of the innermost part around a finding, below the part's other annotations. */
export interface AllowPlace {
  readonly offset: number;
  /** What follows the annotation. */
  readonly after: string;
}

/** The place of a new `@allow` for a finding; undefined where nothing can be annotated, or has that code already. */
export function allowPlace(source: SourceFile, code: string, place: Span): AllowPlace | undefined {
  const around = [...annotatedIn(source)].filter(
    ({ span }) => span.start <= place.start && place.end <= span.end,
  );
  const innermost = around.at(-1);
  if (innermost === undefined) return undefined;
  if (innermost.allows.some((allow) => allow.code.text === code)) return undefined;
  const offset = innermost.span.start;
  return { offset, after: `\n${indentationAt(source.text, offset)}` };
}
