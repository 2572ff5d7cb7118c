import equal from "fast-deep-equal";
import type { ResourceDeclaration } from "../1-syntax/ast.ts";
import { report, type Diagnostic, type DiagnosticCode } from "../diagnostics/diagnostic.ts";
import type { BindContext } from "./context.ts";
import type { DeclaredNames } from "./declared-names.ts";
import { resourceSchemasDiffer } from "./errors/resources.ts";
import type { ManagedObjectSchema, Resource } from "./model.ts";
import { schemaReader, type SchemaReading } from "./schema.ts";

/** What can be said only when it is known how other files declare a resource. */
export const needOtherSchemas: ReadonlySet<DiagnosticCode> = new Set([resourceSchemasDiffer.code]);

/** The declaration that others of its name are compared with. */
interface First {
  readonly file: string;
  readonly declaration: ResourceDeclaration;
  readonly schema: ManagedObjectSchema;
}

/** Binds resource declarations. Of several with one name, the first whose schema can be read is right. */
export function resourceBinder(
  context: BindContext,
  names: DeclaredNames,
  diagnostics: Diagnostic[],
): (file: string, declaration: ResourceDeclaration) => Resource {
  const read = schemaReader(context);
  const readingOf = (file: string, { from }: ResourceDeclaration): SchemaReading | undefined =>
    from.value === "" ? undefined : read(context.resolve(file, from.value));
  const known = new Map<string, First | undefined>();
  const firstOf = (name: string): First | undefined => {
    for (const symbol of names.of(name)) {
      if (symbol.kind !== "resource") continue;
      const reading = readingOf(symbol.file, symbol.declaration);
      if (reading?.ok === true) return { ...symbol, schema: reading.schema };
    }
    return undefined;
  };
  return (file, declaration) => {
    const specifier = declaration.from.value;
    const place = { file, span: declaration.from.span };
    const reading = readingOf(file, declaration);
    if (reading?.ok === false) diagnostics.push(reading.problem(specifier, place));
    const name = declaration.name.text;
    const schema = reading?.ok === true ? reading.schema : undefined;
    if (!known.has(name)) known.set(name, firstOf(name));
    const first = known.get(name);
    const isOther = schema !== undefined && first !== undefined && first.file !== file;
    if (isOther && !equal(schema, first.schema)) {
      diagnostics.push(
        report(resourceSchemasDiffer, { name, other: first.file }, place, {
          related: [
            { file: first.file, span: first.declaration.from.span, text: "the other schema" },
          ],
          hints: ["Declare the resource in one file and import it from there."],
        }),
      );
    }
    return { kind: "resource", name, file, declaration, schema };
  };
}
