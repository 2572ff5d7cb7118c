import { JourneyError } from "../../errors.ts";
import type { Json, JsonObject } from "../../json.ts";
import type { ResourceDefinition } from "../../machine/journey.ts";
import { policiesOf } from "../input/policies.ts";
import { attributeSchema, attributeTitle, isSecret } from "../input/resource-schema.ts";

/** How an attribute is asked for. */
export interface CollectableAttribute {
  readonly path: string;
  readonly title: string;
  readonly type: "string" | "number" | "boolean";
  /** True: whole numbers only. */
  readonly whole: boolean;
  readonly required: boolean;
  readonly validate: boolean;
  /** In the callbacks' shape; empty when the node does not validate. */
  readonly policies: JsonObject;
}

interface Rules {
  readonly required: boolean;
  readonly validate: boolean;
}

/** @throws JourneyError `node-attribute-unknown`, `node-attribute-not-collectable`, `node-attribute-unsupported` */
export function collectableAttributes(
  resource: ResourceDefinition,
  paths: readonly string[],
  rules: Rules,
): readonly CollectableAttribute[] {
  return paths.map((path) => collectable(resource, path, rules));
}

function collectable(
  resource: ResourceDefinition,
  path: string,
  rules: Rules,
): CollectableAttribute {
  const schema = attributeSchema(resource.schema, path);
  if (!schema) throw unknown(resource.name, path);
  if (isSecret(resource.schema, path) || isHidden(schema, rules)) throw notCollectable(path);
  const types = [schema["type"]].flat();
  const type = callbackType(types.filter((name) => name !== "null"));
  if (type === undefined) throw unsupported(path);
  return {
    path,
    title: attributeTitle(resource.schema, path),
    type,
    whole: types.includes("integer"),
    required: rules.required && !types.includes("null"),
    validate: rules.validate,
    policies: rules.validate ? policiesOf(resource.schema, path) : {},
  };
}

function isHidden(schema: JsonObject, { validate }: Rules): boolean {
  if (schema["viewable"] === false) return true;
  return validate && (schema["userEditable"] === false || schema["readOnly"] === true);
}

function callbackType(
  types: readonly (Json | undefined)[],
): CollectableAttribute["type"] | undefined {
  const [type, ...others] = types;
  if (others.length > 0) return undefined;
  if (type === "string" || type === "number" || type === "boolean") return type;
  return type === "integer" ? "number" : undefined;
}

function unknown(resource: string, path: string): JourneyError {
  return new JourneyError(
    "node-attribute-unknown",
    `The schema of \`${resource}\` declares no attribute \`${path}\`.`,
    "Correct `attributesToCollect`, or declare the attribute.",
  );
}

function notCollectable(path: string): JourneyError {
  return new JourneyError(
    "node-attribute-not-collectable",
    `The attribute \`${path}\` is a password, or its schema hides it from the user.`,
    "Collect passwords with Platform Password; change `viewable` or `userEditable` in the schema for others.",
  );
}

function unsupported(path: string): JourneyError {
  return new JourneyError(
    "node-attribute-unsupported",
    `The attribute \`${path}\` is neither a text nor a number nor a boolean.`,
    "Collect its parts by path, e.g. `preferences/updates`.",
  );
}
