import equal from "fast-deep-equal";
import type { ResourceDeclaration } from "../1-syntax/ast.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BindContext } from "./context.ts";
import { resourceSchemasDiffer } from "./errors/resources.ts";
import type { Resource } from "./model.ts";
import { schemaReader } from "./schema.ts";

/** Binds resource declarations; call in the order of the program's files. */
export function resourceBinder(
  context: BindContext,
  diagnostics: Diagnostic[],
): (file: string, declaration: ResourceDeclaration) => Resource {
  const read = schemaReader(context);
  const first = new Map<string, Resource>();
  return (file, declaration) => {
    const specifier = declaration.from.value;
    const place = { file, span: declaration.from.span };
    const reading = specifier === "" ? undefined : read(context.resolve(file, specifier));
    if (reading?.ok === false) diagnostics.push(reading.problem(specifier, place));
    const name = declaration.name.text;
    const schema = reading?.ok === true ? reading.schema : undefined;
    const resource: Resource = { kind: "resource", name, file, declaration, schema };
    const other = first.get(name);
    if (other?.schema === undefined) {
      if (other === undefined || schema !== undefined) first.set(name, resource);
    } else if (schema !== undefined && !equal(schema, other.schema)) {
      diagnostics.push(
        report(resourceSchemasDiffer, { name, other: other.file }, place, {
          related: [
            { file: other.file, span: other.declaration.from.span, text: "the other schema" },
          ],
          hints: ["Declare the resource in one file and import it from there."],
        }),
      );
    }
    return resource;
  };
}
