import {
  attributePathsOf,
  type BoundFile,
  entrySchema,
  isScriptPath,
  type SettingsOwner,
  type Span,
  spanInside,
  type StringLiteral,
  type Value,
} from "journeyc/analysis";
import type { SettingSchema } from "@journeyc/grammar/manifest";
import { insideQuotes, named, type Occurrence, symbolEntity } from "./occurrence.ts";

/** A value and what is known of the place that it stands in. */
export interface ValuePlace {
  readonly file: BoundFile;
  readonly resolve: (specifier: string) => string;
  /** Undefined where the owner's type is not known. */
  readonly owner: SettingsOwner | undefined;
  readonly schema: SettingSchema | undefined;
  readonly key: string;
}

/** What the names and texts of a value stand for. */
export function* valueOccurrences(value: Value, place: ValuePlace): Generator<Occurrence> {
  switch (value.kind) {
    case "List":
      for (const item of value.items)
        yield* valueOccurrences(item, { ...place, schema: place.schema?.items });
      break;
    case "Object":
      for (const { key, value: part } of value.entries) {
        const schema = place.schema && entrySchema(place.schema, key.text);
        yield* valueOccurrences(part, { ...place, schema, key: key.text });
      }
      break;
    case "Reference":
      yield* symbolOccurrence(value.name.text, value.span, place);
      break;
    case "ResourceName":
      yield* symbolOccurrence(value.text, value.span, place);
      break;
    case "Environment": {
      const { source, name, span } = value;
      yield named(span, { kind: "environment", source, name: name.text });
      break;
    }
    case "String":
      yield* textOccurrences(value, place);
      break;
    default:
  }
}

function* symbolOccurrence(name: string, span: Span, { file }: ValuePlace): Generator<Occurrence> {
  const symbol = file.scope.get(name);
  if (symbol !== undefined) yield named(span, symbolEntity(symbol));
}

function* textOccurrences(text: StringLiteral, place: ValuePlace): Generator<Occurrence> {
  const { schema, owner } = place;
  if (schema === undefined || owner === undefined) return;
  if (schema.kind === "script" && isScriptPath(text.value)) {
    const script = owner.script?.literal === text ? owner.script.signature : undefined;
    const path = place.resolve(text.value);
    yield named(insideQuotes(text), { kind: "file", path, ...(script && { script }) });
  } else if (schema.kind === "objectType") {
    const sibling = schema.connectorSetting && owner.settings.get(schema.connectorSetting)?.value;
    const symbol =
      sibling && sibling.kind === "Reference" ? place.file.scope.get(sibling.name.text) : undefined;
    const connector = symbol?.kind === "connector" ? symbol : undefined;
    yield named(insideQuotes(text), { kind: "objectType", connector, name: text.value });
  } else {
    yield* attributeOccurrences(text, schema, owner, place);
  }
}

function* attributeOccurrences(
  text: StringLiteral,
  schema: SettingSchema,
  owner: SettingsOwner,
  { file, key }: ValuePlace,
): Generator<Occurrence> {
  const resource = owner.journey?.resource;
  if (resource === undefined) return;
  for (const { parts, spans } of attributePathsOf(
    { owner, value: text, schema, path: key },
    text,
  )) {
    for (const [index, { start, end }] of spans.entries()) {
      const span = spanInside(text, file.source.text, start, end);
      yield named(span, { kind: "attribute", resource, path: parts.slice(0, index + 1) });
    }
  }
}
