import { report, type Diagnostic, type Label } from "../diagnostics/diagnostic.ts";
import type { BindContext } from "./context.ts";
import { schemaNotAnObject, schemaNotJson, schemaUnreadable } from "./errors/resources.ts";
import { locateJsonFault } from "./json-fault.ts";
import type { ManagedObjectSchema } from "./model.ts";
import { readFailureText } from "./read-failure.ts";

/** A schema file's content, or what is wrong with it; the same for every resource that names the file. */
export type SchemaReading =
  | { readonly ok: true; readonly schema: ManagedObjectSchema }
  | { readonly ok: false; readonly problem: (specifier: string, place: Label) => Diagnostic };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What keeps a JSON value from being the schema of a managed object; undefined when nothing does. */
function shapeFault(value: unknown): string | undefined {
  if (!isRecord(value)) return "it is not a JSON object";
  if (value["type"] !== undefined && value["type"] !== "object")
    return 'its `type` is not "object"';
  const { properties, required } = value;
  if (!isRecord(properties)) return "it has no `properties`";
  const odd = Object.keys(properties).find((name) => !isRecord(properties[name]));
  if (odd !== undefined) return `its property ${JSON.stringify(odd)} is not a schema`;
  const names = required ?? [];
  const strings = Array.isArray(names) && names.every((name) => typeof name === "string");
  return strings ? undefined : "its `required` is not a list of names";
}

function parseSchema(text: string): SchemaReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const fault = locateJsonFault(text);
    return {
      ok: false,
      problem: (path, place) => report(schemaNotJson, { path, ...fault }, place),
    };
  }
  const found = shapeFault(value);
  if (found === undefined) return { ok: true, schema: value as ManagedObjectSchema };
  return {
    ok: false,
    problem: (path, place) =>
      report(schemaNotAnObject, { path, found }, place, {
        hints: ['A resource schema starts with `"type": "object"` and lists its `"properties"`.'],
      }),
  };
}

/** Reads schema files, each once. */
export function schemaReader(context: BindContext): (path: string) => SchemaReading {
  const known = new Map<string, SchemaReading>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const read = context.readText(path);
    const reading: SchemaReading = read.ok
      ? parseSchema(read.text)
      : {
          ok: false,
          problem: (specifier, place) =>
            report(
              schemaUnreadable,
              { path: specifier, reason: readFailureText(read.failure) },
              place,
              {
                hints: ["The path is relative to this file."],
              },
            ),
        };
    known.set(path, reading);
    return reading;
  };
}
