import { occurrencesIn } from "../../../../editor/language-server/entities/occurrences.ts";
import { lex, tokens as t } from "@journeyc/grammar";
import { MemoryHost } from "journeyc";
import { createWorkspace, ownersOf, type Span, valuesOf } from "journeyc/analysis";

/** A piece of a file that completion could have proposed. */
export interface Knowable {
  readonly kind: string;
  readonly text: string;
  readonly span: Span;
  /** Of a target: where its node is declared. */
  readonly declaredAt?: number;
}

/** The words and names of a file that nobody has to invent: all but new names, texts for people and numbers. */
export function knowableIn(
  files: Readonly<Record<string, string>>,
  path: string,
): readonly Knowable[] {
  const host = new MemoryHost(files);
  const { program } = createWorkspace(host).bind([path]);
  const file = program.files.find(({ source }) => source.path === path);
  if (file === undefined) throw new Error(`${path} is not bound.`);
  const text = files[path] ?? "";
  const of = (kind: string, span: Span, more = {}): Knowable => ({
    kind,
    span,
    text: text.slice(span.start, span.end),
    ...more,
  });
  const occurrences = occurrencesIn(file, program, (from, to) => host.resolve(from, to));
  const names = occurrences
    .filter(({ declares, entity }) => !declares || entity.kind === "resource")
    // Of a path, the whole is proposed.
    .filter((one) => !(one.entity.kind === "attribute" && one.entity.path.length > 1))
    .map(({ span, entity }) =>
      of(
        entity.kind,
        span,
        entity.kind === "node" && {
          declaredAt: entity.node.declaration.span.start,
        },
      ),
    );
  const values = ownersOf(file)
    .flatMap((owner) => [...valuesOf(owner)])
    .flatMap(({ value, schema }) => {
      if (value.kind === "Boolean") return [of("boolean", value.span)];
      if (value.kind === "String" && schema.enum !== undefined)
        return [of("choice", { start: value.span.start + 1, end: value.span.end - 1 })];
      if (value.kind === "Object" && schema.kind === "localized")
        return value.entries.map(({ key }) => of("locale", key.span));
      return [];
    });
  const taken = [...occurrences, ...values].map(({ span }) => span);
  const words = lex(text)
    .tokens.filter(({ tokenType }) => t.keywords.includes(tokenType) || tokenType === t.Arrow)
    .map(({ startOffset, image }) =>
      of("keyword", { start: startOffset, end: startOffset + image.length }),
    )
    .filter(({ span }) => !taken.some(({ start, end }) => start <= span.start && span.end <= end));
  return [...names, ...values, ...words].toSorted((a, b) => a.span.start - b.span.start);
}
