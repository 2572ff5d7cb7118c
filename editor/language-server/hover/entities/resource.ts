import { isSecretAttribute, type ManagedObjectSchema } from "journeyc/analysis";
import type { Describe } from "../hovered.ts";
import {
  type Block,
  code,
  codes,
  heading,
  line,
  type Line,
  list,
  own,
  paragraph,
  prose,
} from "../text.ts";

function textIn(schema: ManagedObjectSchema | undefined, keyword: string): string | undefined {
  const value = schema?.[keyword];
  return typeof value === "string" ? value : undefined;
}

function titleBlocks(schema: ManagedObjectSchema | undefined): readonly Block[] {
  return [...prose(textIn(schema, "title")), ...prose(textIn(schema, "description"))];
}

/** The managed object type that a journey is about. */
export const describeResource: Describe<"resource"> = ({ resource }) => {
  const { schema, name, declaration } = resource;
  const attributes = Object.keys(schema?.properties ?? {});
  const required = schema?.required ?? [];
  const secret = attributes.filter((one) =>
    isSecretAttribute(`objectAttributes.${one}`, { resource }),
  );
  return [
    heading(`resource ${name} from ${JSON.stringify(declaration.from.value)}`),
    ...prose(declaration.doc?.text),
    ...titleBlocks(schema),
    ...(schema === undefined ? [paragraph`Its schema cannot be read.`] : []),
    ...list(undefined, [
      ...(attributes.length === 0 ? [] : [line`${own(attributes.length)} attributes`]),
      ...(required.length === 0 ? [] : [line`Required: ${codes(required)}`]),
      ...(secret.length === 0 ? [] : [line`Secret: ${codes(secret)}`]),
    ]),
  ];
};

/** The keywords of JSON Schema that say what a value must look like. */
const policies = [
  "format",
  "minLength",
  "maxLength",
  "pattern",
  "minimum",
  "maximum",
  "enum",
  "const",
  "minItems",
  "maxItems",
] as const;

function policyLines(schema: ManagedObjectSchema): readonly Line[] {
  return policies.flatMap((keyword) => {
    const value = schema[keyword];
    return value === undefined ? [] : [line`${code(keyword)}: ${code(JSON.stringify(value))}`];
  });
}

function typeOf({ type }: ManagedObjectSchema): string {
  return typeof type === "string" ? type : (type?.join(" | ") ?? "any");
}

/** An attribute of a resource, or a part of one. */
export const describeAttribute: Describe<"attribute"> = ({ resource, path }) => {
  const [name = ""] = path;
  let schema: ManagedObjectSchema | undefined = resource.schema;
  let required = false;
  for (const part of path) {
    const { properties } = schema ?? {};
    required = schema?.required?.includes(part) === true;
    schema = properties && Object.hasOwn(properties, part) ? properties[part] : undefined;
  }
  const shown = path.join("/");
  if (schema === undefined)
    return [heading(shown), paragraph`${code(resource.name)} has no such attribute.`];
  const secret = isSecretAttribute(`objectAttributes.${name}`, { resource });
  return [
    heading(`${shown}: ${typeOf(schema)}`),
    ...titleBlocks(schema),
    paragraph`An attribute of ${code(resource.name)}.`,
    ...list(undefined, [
      ...(required ? [line`Required`] : []),
      ...(secret
        ? [line`Secret: it is never shown, and stored as a hash where it is a password`]
        : []),
      ...(schema["unique"] === true ? [line`Unique`] : []),
      ...policyLines(schema),
    ]),
  ];
};
