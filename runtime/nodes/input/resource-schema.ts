import { answersAttribute } from "../../directory/security-answers.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";

/** The attributes that a JSON Schema requires. */
export function requiredAttributes(schema: JsonObject): readonly string[] {
  const required = schema["required"];
  return Array.isArray(required)
    ? required.filter((name): name is string => typeof name === "string")
    : [];
}

/** The schema of an attribute by path, e.g. `preferences/updates`; undefined where the resource declares none. */
export function attributeSchema(schema: JsonObject, path: string): JsonObject | undefined {
  let current: JsonObject | undefined = schema;
  for (const part of path.split("/")) {
    const properties: Json | undefined = current?.["properties"];
    const found: Json | undefined =
      isObject(properties) && Object.hasOwn(properties, part) ? properties[part] : undefined;
    current = isObject(found) ? found : undefined;
  }
  return current;
}

/** Whether an object must have the attribute: each part of its path is required where it stands. */
export function isRequired(schema: JsonObject, path: string): boolean {
  let current: JsonObject | undefined = schema;
  for (const part of path.split("/")) {
    if (!current || !requiredAttributes(current).includes(part)) return false;
    current = attributeSchema(current, part);
  }
  return true;
}

/** Whether an attribute is the password. IDM's schemas do not say `writeOnly` of it. */
export function isPassword(schema: JsonObject, path: string): boolean {
  return path === "password" || attributeSchema(schema, path)?.["writeOnly"] === true;
}

/** Whether an attribute is stored and never given out, or holds what is: the answers to security questions. */
export function isSecret(schema: JsonObject, path: string): boolean {
  return isPassword(schema, path) || path.split("/", 1)[0] === answersAttribute;
}

/** What the user is shown as the attribute's name: the schema's `title`. */
export function attributeTitle(schema: JsonObject, path: string): string {
  const title = attributeSchema(schema, path)?.["title"];
  return typeof title === "string" && title !== "" ? title : path;
}
